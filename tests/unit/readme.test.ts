import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_PIN } from "@/scripts/demo-accounts";

const ROOT = join(import.meta.dirname, "..", "..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const readme = read("README.md");
const scripts = (JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts;

/** Every page of the documentation. */
const pages = ["README.md", "lib/README.md", ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md")).map((path) => join("docs", path))];

test("the README lists the accounts that the demo makes, in their order", () => {
  const rows = [...readme.matchAll(/^\| (.+) \| `([a-z0-9.]+)` \|$/gm)].map(([, role, username]) => ({ role, username }));
  expect(rows).toEqual(DEMO_ACCOUNTS.map(({ role, username }) => ({ role, username })));
});

test("the README tells the password and the PIN of the demo", () => {
  expect(readme).toContain(`\`${DEMO_PASSWORD}\``);
  expect(readme).toContain(`\`${DEMO_PIN}\``);
});

test.each(pages)("%s names only commands that exist", (page) => {
  const named = [...read(page).matchAll(/npm run (?:-s )?([a-z][a-z-]*)/g)].map(([, name]) => name ?? "");
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test.each(pages)("%s links only to files that exist", (page) => {
  const targets = [...read(page).matchAll(/\]\(([^)#\s]+)/g)].map(([, target]) => target ?? "").filter((target) => !/^[a-z]+:/.test(target));
  expect(targets.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
});

test("every decision is in the index, with its number", () => {
  const index = read("docs/decisions/README.md");
  const records = readdirSync(join(ROOT, "docs", "decisions")).filter((name) => /^\d{3}-/.test(name));
  expect(records.filter((name) => !index.includes(`[${name.slice(0, 3)}](${name})`))).toEqual([]);
  const numbers = records.map((name) => name.slice(0, 3));
  expect(numbers).toEqual([...new Set(numbers)]);
});

test("every package of package.json has its reason and licence in the list of packages", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
  const list = read("docs/decisions/094-packages.md");
  expect(Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !list.includes(`\`${name}\``))).toEqual([]);
});
