import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Asks another program about a file; what it says on its standard output. */
export const ask = (command: string, ...options: string[]): string => execFileSync(command, options, { encoding: "utf8", stdio: "pipe", maxBuffer: 2 ** 28 });

export type ReadPdf = { path: string; pages: number; size: string | undefined; title: string | undefined; fonts: readonly string[]; text: readonly string[] };

/** What poppler says of a paper laid into a folder: its pages and their size, its fonts, its text page by page. */
export function readPdf(folder: string, name: string, bytes: Uint8Array): ReadPdf {
  const path = join(folder, `${name}.pdf`);
  writeFileSync(path, bytes);
  const info = ask("pdfinfo", path);
  return {
    path,
    pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]),
    size: /Page size:\s+(.+) pts/.exec(info)?.[1],
    title: /Title:\s+(.+)/.exec(info)?.[1],
    fonts: ask("pdffonts", path).trim().split("\n").slice(2),
    text: ask("pdftotext", "-layout", path, "-").normalize("NFC").split("\f").slice(0, -1),
  };
}

/** A page's text with its columns run together. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, " ");
