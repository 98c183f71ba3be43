import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

const ROOT = resolve(import.meta.dirname, "..", "..");
const AMBIENT_MEMBERS = new Map<string, Ambient>([["process.env", "process.env"], ["Date.now", "Date.now"], ["Math.random", "Math.random"]]);
const NOT_OURS = ["lib/server/db/client"];

/** A source file with what it loads at run time: types cross freely and are left out. */
export type SourceFile = {
  path: string; // from the root, "/"
  text: string;
  packages: string[]; // "node:fs", "react", "@prisma/client"
  imports: string[]; // paths of our own files
  onlyReexports: boolean;
  ambient: Ambient[];
};

/** What code takes from around it instead of from an argument, and the directive that opens a door to the browser. */
export type Ambient = "process.env" | "Date.now" | "new Date()" | "Math.random" | "use server";

/** Every TypeScript file below the folders, parsed. */
export function readSourceFiles(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) => filesBelow(folder)).map(readSourceFile);
}

function filesBelow(folder: string): string[] {
  if (NOT_OURS.includes(folder) || !existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

export function readSourceFile(path: string): SourceFile {
  return parseSource(path, readFileSync(join(ROOT, path), "utf8"));
}

export function parseSource(path: string, text: string): SourceFile {
  const parsed = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const names = loadedNames(parsed);
  const own = names.map((name) => resolveOwn(path, name));
  return {
    path,
    text,
    packages: names.filter((_, index) => own[index] === null),
    imports: own.filter((found) => found !== null),
    onlyReexports: parsed.statements.length > 0 && parsed.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined),
    ambient: ambientIn(parsed),
  };
}

function ambientIn(file: ts.SourceFile): Ambient[] {
  const found = new Set<Ambient>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const name = AMBIENT_MEMBERS.get(node.getText(file));
      if (name) found.add(name);
    }
    if (ts.isNewExpression(node) && node.expression.getText(file) === "Date" && !node.arguments?.length) found.add("new Date()");
    if (ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression) && node.expression.text === "use server") found.add("use server");
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...found];
}

function loadedNames(file: ts.SourceFile): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && !isTypeOnly(node.importClause)) names.push((node.moduleSpecifier as ts.StringLiteral).text);
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && !node.isTypeOnly) names.push((node.moduleSpecifier as ts.StringLiteral).text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) names.push(argument.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return !clause.name && named !== undefined && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function resolveOwn(from: string, name: string): string | null {
  if (!name.startsWith("@/") && !name.startsWith(".")) return null;
  const base = name.startsWith("@/") ? name.slice(2) : relative(ROOT, resolve(ROOT, dirname(from), name));
  return [base, `${base}.ts`, `${base}.tsx`].find((path) => /\.\w+$/.test(path) && existsSync(join(ROOT, path))) ?? base;
}

/** Loops of imports, each as a path that ends where it began. */
export function findCycles(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const finished = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, trail: string[]) => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) return void cycles.push([...trail.slice(seenAt), path].join(" → "));
    if (finished.has(path)) return;
    for (const next of byPath.get(path)?.imports ?? []) walk(next, [...trail, path]);
    finished.add(path);
  };
  for (const { path } of files) walk(path, []);
  return cycles;
}

/** A file and everything it loads, directly or through others. */
export function reachable(files: readonly SourceFile[], start: string): Set<string> {
  const found = new Set<string>();
  const walk = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    files.find((file) => file.path === path)?.imports.forEach(walk);
  };
  walk(start);
  return found;
}
