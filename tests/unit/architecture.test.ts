import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { type Ambient, findCycles, parseSource, reachable, readSourceFile, readSourceFiles } from "../support/source-files";

const files = readSourceFiles(["app", "components", "lib"]);
const LONGEST_FILE = 300;
const PURE = /^lib\/(domain|signing|documents)\//;

/** Room by the start of its path, and the rooms it may load at run time. The first that fits counts. */
const ROOMS: readonly { room: string; mayLoad: readonly string[] }[] = [
  { room: "lib/domain/", mayLoad: ["lib/domain/"] },
  { room: "lib/signing/", mayLoad: ["lib/signing/"] },
  { room: "lib/documents/", mayLoad: ["lib/documents/", "lib/signing/", "lib/domain/"] },
  { room: "lib/server/", mayLoad: ["lib/"] },
  { room: "components/", mayLoad: ["components/", "lib/domain/"] },
  { room: "app/", mayLoad: ["app/", "components/", "lib/server/", "lib/domain/"] },
];

/** What a framework-free room may take from outside, Node's own modules aside: see the tests on them. */
const PACKAGES_OF_PURE_ROOMS: Record<string, readonly string[]> = {
  "lib/domain/": [],
  "lib/signing/": ["@peculiar/x509", "@signpdf/signpdf", "@signpdf/utils", "node-forge", "reflect-metadata"],
  "lib/documents/": ["@pdf-lib/fontkit", "fast-xml-parser", "fflate", "lean-qr", "pdf-lib", "zod"],
};

/** What some rooms may not take from around them, with the reason and the files that may. */
const BANS: readonly { ban: Ambient; where: RegExp; except: RegExp; because: string }[] = [
  { ban: "process.env", where: /./, except: /^lib\/server\/env\.ts$/, because: "settings are validated once, in one place" },
  { ban: "use server", where: /^(app|components)\//, except: /^app\/(.*actions\.ts|.*\/actions\/.*)$/, because: "server actions are made by defineAction, so that none is without the door's checks" },
  { ban: "Date.now", where: PURE, except: /^$/, because: "time is an argument" },
  { ban: "new Date()", where: PURE, except: /^$/, because: "time is an argument" },
  { ban: "Math.random", where: PURE, except: /^$/, because: "randomness is an argument" },
];

const inRoom = (path: string) => ROOMS.find(({ room }) => path.startsWith(room));

describe("the rooms of the house", () => {
  test("every source file stands in a room", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter(({ path }) => !inRoom(path)).map(({ path }) => path)).toEqual([]);
  });

  test("imports point one way", () => {
    const wrong = files.flatMap(({ path, imports }) => {
      const mayLoad = inRoom(path)?.mayLoad ?? [];
      return imports.filter((target) => !mayLoad.some((room) => target.startsWith(room))).map((target) => `${path} loads ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test.each(Object.entries(PACKAGES_OF_PURE_ROOMS))("%s knows no framework and no database", (room, allowed) => {
    const wrong = files
      .filter(({ path }) => path.startsWith(room))
      .flatMap(({ path, packages }) => packages.filter((name) => !isNode(name) && !allowed.includes(name)).map((name) => `${path} loads ${name}`));
    expect(wrong).toEqual([]);
  });

  test("rules need no Node", () => {
    expect(files.filter(({ path, packages }) => path.startsWith("lib/domain/") && packages.some(isNode)).map(({ path }) => path)).toEqual([]);
  });

  test("papers are written, read and verified without Node, so that a browser can do it too", () => {
    const papers = files.filter(({ path }) => path.startsWith("lib/documents/") && !isNodeFile(path));
    const reached = papers.flatMap(({ path }) => [...reachable(files, path)].filter(loadsNode).map((target) => `${path} reaches ${target}`));
    expect(papers.length).toBeGreaterThan(10);
    expect(reached).toEqual([]);
  });

  test.each(BANS)("$ban: $because", ({ ban, where, except }) => {
    const wrong = [...files, readSourceFile("proxy.ts")].filter(({ path, ambient }) => where.test(path) && !except.test(path) && ambient.includes(ban));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test("what is banned is seen wherever it stands", () => {
    const text = 'export function f() { "use server"; return [process.env["A"], process.env.B, Date.now(), new Date(), new Date, Math.random()]; }';
    expect(new Set(parseSource("lib/domain/x.ts", text).ambient)).toEqual(new Set(BANS.map(({ ban }) => ban)));
    expect(parseSource("lib/domain/x.ts", 'export const f = (at: string) => [new Date(at), "use server"];').ambient).toEqual([]);
  });

  test("no import runs in a circle", () => {
    expect(findCycles(files)).toEqual([]);
  });

  test("everything in lib/server says first that it never reaches a browser, unless nothing in it has an effect", () => {
    const open = files.filter(({ path, text }) => path.startsWith("lib/server/") && !text.startsWith('import "server-only";'));
    const isHarmless = (path: string) => path.startsWith("lib/domain/") || open.some((file) => file.path === path);
    const wrong = open.filter(({ packages, imports }) => !packages.every((name) => name === "zod") || !imports.every(isHarmless));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe("what is typed", () => {
  test("goes into no address, also when a form is sent before its script is there", () => {
    const forms = files.flatMap(({ path, text }) => [...text.matchAll(/<form\b[^>]*?onSubmit/g)].map(([tag]) => ({ path, tag })));
    expect(forms.length).toBeGreaterThan(5);
    expect(forms.filter(({ tag }) => !tag.includes('method="post"')).map(({ path }) => path)).toEqual([]);
  });
});

describe("what is read", () => {
  test("has one spelling of each word: the mark stands on the first vowel of oa, oe, uy; lý do", () => {
    const other = /khoá|xoá|huỷ|(?<!\p{L})uỷ|khoẻ|lí do/iu;
    expect(files.filter(({ text }) => other.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe("files that a stranger can find and read", () => {
  test(`no file is longer than ${LONGEST_FILE} lines`, () => {
    const long = files.map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 })).filter(({ lines }) => lines > LONGEST_FILE);
    expect(long).toEqual([]);
  });

  test("no file only passes on what others export", () => {
    expect(files.filter(({ onlyReexports, path }) => onlyReexports || /\/index\.tsx?$/.test(path)).map(({ path }) => path)).toEqual([]);
  });

  test("file names are kebab-case and say what is inside", () => {
    const vague = /^(utils?|misc|helpers?|common|shared|types)\.tsx?$/;
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.tsx?$/;
    expect(files.map(({ path }) => path).filter((path) => vague.test(basename(path)) || !kebab.test(basename(path)))).toEqual([]);
  });
});

function isNode(name: string): boolean {
  return name.startsWith("node:");
}

/** Node's implementations of what is an argument elsewhere (hash, RSA, deflate) carry it in their name. */
function isNodeFile(path: string): boolean {
  return basename(path).startsWith("node-");
}

function loadsNode(path: string): boolean {
  return files.some((file) => file.path === path && file.packages.some(isNode));
}
