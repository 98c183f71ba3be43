/**
 * Cuts the fonts of official paper out of Tinos, once, by hand: `npx tsx scripts/cut-fonts.ts`.
 *
 * The cut files are committed: an issued PDF embeds them whole and is rebuilt byte for byte when it is verified,
 * so cutting again with another version of the tool would be a new layout of the document. Beside each face lies its
 * compressed form, for the same reason: another zlib may compress otherwise, and an issued file must not depend on it.
 */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import subsetFont from "subset-font";

const FACES = [
  ["400Regular/Tinos_400Regular.ttf", "tinos-regular.ttf"],
  ["700Bold/Tinos_700Bold.ttf", "tinos-bold.ttf"],
  ["400Regular_Italic/Tinos_400Regular_Italic.ttf", "tinos-italic.ttf"],
] as const;

const range = (from: number, to: number) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, step) => from + step));

/** Latin with every Vietnamese letter, the letters of the country's other languages, combining marks, and the signs of official paper. */
const LETTERS = [
  range(0x20, 0x7e),
  range(0xa0, 0xff),
  range(0x100, 0x17f),
  "ƀɃƁƂƉƊƏƗƠơƯưǍǎǏǐǑǒǓǔǰȘșȚțɓɗəɛɨɔʉ",
  "ʹʺʻʼʽˈ",
  range(0x300, 0x304) + range(0x306, 0x30c) + "\u031b\u0323\u0324\u0327\u0328\u032d\u0331",
  "ḃḅḇḋḍḏḗḥḫḱḳḵḷḿṃṅṇṉṕṛṣṭṯẁẃẅẍẏẓẖ",
  range(0x1ea0, 0x1ef9),
  "‐‑‒–—―‘’‚“”„†•…‰′″‹›⁄₫€№™−×≤≥",
].join("");

const source = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/tinos/package.json"));
const target = join(import.meta.dirname, "..", "public", "fonts", "paper");
await mkdir(target, { recursive: true });
for (const [from, to] of FACES) {
  const cut = await subsetFont(await readFile(join(source, from)), LETTERS, {
    targetFormat: "sfnt",
    noLayoutClosure: true,
    noHinting: true,
    dropTables: ["GDEF", "GPOS", "GSUB", "gasp", "cvt ", "fpgm", "prep"],
  });
  await writeFile(join(target, to), cut);
  await writeFile(join(target, `${to}.zlib`), deflateSync(cut, { level: 9 }));
  console.log(`${to}: ${cut.length} bytes`);
}
await copyFile(join(source, "LICENSE_FONT"), join(target, "LICENSE-tinos.txt"));
