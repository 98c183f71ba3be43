import { asciiBytes } from "@/lib/signing/pades-syntax";
import type { FontFace, Glyph } from "./font-face";

/** A letter the document font does not hold: the document is not made at all, rather than with a hole in a name. */
export class MissingGlyphError extends Error {
  constructor(
    readonly letter: string,
    readonly text: string,
  ) {
    const code = letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0") ?? "";
    super(`Phông chữ của văn bản không có chữ “${letter}” (U+${code}) trong “${text}”`);
    this.name = "MissingGlyphError";
  }
}

/** A mark's distance above a letter that reaches higher than the mark was drawn for, in thousandths of an em. */
const MARK_GAP = 30;
const isMark = (codePoint: number) => codePoint >= 0x300 && codePoint <= 0x36f;

/**
 * A text set in a face. units: its width in font units; shown: the operator that shows it, null where combining marks stand, whose place depends on the size.
 */
export type SetText = { face: FontFace; text: string; units: number; shown: Uint8Array | null };
const TEXTS_KEPT = 4096;

const setTexts = new WeakMap<FontFace, Map<string, SetText>>();

/** Labels, names of subjects, words and whole comments come back on every page: each is set once. Throws: MissingGlyphError. */
export function setText(face: FontFace, text: string): SetText {
  const known = keptFor(setTexts, face);
  const found = known.get(text);
  if (found !== undefined) return found;
  const set = setAnew(face, text);
  if (known.size >= TEXTS_KEPT) known.clear();
  known.set(text, set);
  return set;
}

function keptFor<T>(all: WeakMap<FontFace, Map<string, T>>, face: FontFace): Map<string, T> {
  let kept = all.get(face);
  if (kept === undefined) all.set(face, (kept = new Map()));
  return kept;
}

function setAnew(face: FontFace, text: string): SetText {
  let units = 0;
  let hex = "";
  let hasMarks = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) index += 1;
    if (isMark(code)) {
      hasMarks = true;
      continue;
    }
    const glyph = glyphOf(face, code, text);
    units += glyph.width;
    hex += glyph.hex;
  }
  return { face, text, units, shown: hasMarks ? null : asciiBytes(hex === "" ? "" : `<${hex}> Tj`) };
}

/** The width of a line of text in points. */
export const widthOf = ({ units, face }: SetText, size: number): number => (units * size) / face.unitsPerEm;

/**
 * The operators that show a line of text at the current text position, combining marks set over their letters.
 * The face has neither ligatures nor kerning, so that width, drawing and extraction agree.
 *
 * Source: ISO 32000-1, 9.4.3.
 */
export const shownOf = (set: SetText, size: number): Uint8Array => set.shown ?? asciiBytes(showMarked(set.face, size, set.text));

/** Throws: MissingGlyphError. */
export const textWidth = (face: FontFace, size: number, text: string): number => widthOf(setText(face, text), size);

/** The same as text, for operators that are put together elsewhere. Throws: MissingGlyphError. */
export const showText = (face: FontFace, size: number, text: string): string => ASCII.decode(shownOf(setText(face, text), size));
const ASCII = new TextDecoder("latin1");

function showMarked(face: FontFace, size: number, text: string): string {
  let shown = "";
  let run = "";
  let base: Glyph | null = null;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) index += 1;
    const glyph = glyphOf(face, code, text);
    if (isMark(code) && base) {
      shown += `<${run}> Tj ${markOver(face, size, base, glyph)}`;
      run = "";
      continue;
    }
    run += glyph.hex;
    base = glyph;
  }
  return run === "" ? shown : `${shown}<${run}> Tj`;
}

/** Centres the mark's ink over the letter's and lifts it clear; the text position ends where the letter ended. */
function markOver(face: FontFace, size: number, base: Glyph, mark: Glyph): string {
  const perMille = 1000 / face.unitsPerEm;
  if (!base.box || !mark.box) return `<${mark.hex}> Tj `;
  const baseCentre = (base.box.left + base.box.right) / 2 - base.width;
  const shift = Math.round((baseCentre - (mark.box.left + mark.box.right) / 2) * perMille);
  const isBelow = mark.box.top < 0;
  const lift = isBelow ? 0 : Math.max(0, Math.round((base.box.top - mark.box.bottom) * perMille) + MARK_GAP);
  const rise = Number(((lift * size) / 1000).toFixed(2));
  const back = shift + Math.round(mark.width * perMille);
  return `${rise} Ts [${-shift} <${mark.hex}> ${back}] TJ 0 Ts `;
}

function glyphOf(face: FontFace, codePoint: number, text: string): Glyph {
  const glyph = face.glyphs[codePoint];
  if (!glyph) throw new MissingGlyphError(String.fromCodePoint(codePoint), text);
  return glyph;
}

/**
 * Breaks a text into lines no wider than the given width: between words, within a word only when it alone is too wide.
 * Line breaks in the text are kept. Nothing is ever cut off.
 *
 * Unit: points. Returns one empty line for an empty text.
 */
export function wrapText(face: FontFace, size: number, width: number, text: string): readonly string[] {
  const kept = keptFor(brokenTexts, face);
  const known = kept.get(text);
  const found = known?.find((one) => one.size === size && one.width === width);
  if (found) return found.lines;
  const lines = text.split(/\r?\n/).flatMap((paragraph) => wrapParagraph(face, size, width, paragraph));
  if (known) known.push({ size, width, lines });
  else {
    if (kept.size >= TEXTS_KEPT) kept.clear();
    kept.set(text, [{ size, width, lines }]);
  }
  return lines;
}

/** A text's lines at one size and width. The same comment stands in many records, always in the same column. */
type BrokenText = { size: number; width: number; lines: readonly string[] };
const brokenTexts = new WeakMap<FontFace, Map<string, BrokenText[]>>();

function wrapParagraph(face: FontFace, size: number, width: number, paragraph: string): string[] {
  const space = textWidth(face, size, " ");
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of paragraph.split(/[ \t]+/).filter((part) => part !== "")) {
    for (const part of fitWord(face, size, width, word)) {
      const length = textWidth(face, size, part);
      if (line !== "" && used + space + length > width) {
        lines.push(line);
        [line, used] = [part, length];
      } else {
        used += line === "" ? length : space + length;
        line = line === "" ? part : `${line} ${part}`;
      }
    }
  }
  return [...lines, line];
}

/** A word as it is, or in pieces when it alone is wider than the line. */
function fitWord(face: FontFace, size: number, width: number, word: string): string[] {
  if (textWidth(face, size, word) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const letter of word.match(/.\p{M}*/gu) ?? []) {
    if (piece !== "" && textWidth(face, size, piece + letter) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
}
