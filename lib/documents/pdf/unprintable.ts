import type { FontFace } from "./font-face";

/**
 * The letters of some texts that the document font does not hold, each once, in order of appearance.
 * Asked long before a document is made, so that nobody learns of an emoji in a comment on the last day.
 */
export function unprintableLetters(face: FontFace, texts: readonly string[]): string[] {
  const letters = texts.flatMap((text) => [...text.normalize("NFC")]).filter((letter) => !/[ \t\r\n]/.test(letter) && !face.glyphs[letter.codePointAt(0) ?? 0]);
  return [...new Set(letters)];
}
