import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Entry = { resolved?: string; integrity?: string; optional?: boolean; optionalDependencies?: Record<string, string> };

const text = readFileSync("package-lock.json", "utf8");
const packages = Object.entries((JSON.parse(text) as { packages: Record<string, Entry> }).packages).filter(([path]) => path !== "");

test("the lock file names no registry, so that each machine uses its own", () => {
  expect(packages.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
});

test("every package for a platform is named, or npm ci calls the lock file out of step on all of them", () => {
  const named = new Set(packages.map(([path]) => path));
  const absent = packages.flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !named.has(`node_modules/${name}`) && !named.has(`${path}/node_modules/${name}`)),
  );
  expect(absent).toEqual([]);
});

test("whatever every machine installs has its digest", () => {
  expect(packages.filter(([, entry]) => !entry.optional && entry.integrity === undefined)).toEqual([]);
});
