import type { PdfBody, PdfObject } from "@/lib/signing/pades-revision";
import { reference } from "@/lib/signing/pades-syntax";
import type { FontFace } from "./font-face";

/**
 * The five objects of an embedded face: Type 0 font, CID font, descriptor, font file, map to Unicode.
 *
 * Glyph numbers serve as CIDs (Identity-H). They come in the order of their numbers, from `first` on.
 * Source: ISO 32000-1, 9.7–9.10; ISO 19005-3, 6.2.11.
 */
export function fontObjects(face: FontFace, first: number): PdfObject[] {
  const perMille = (units: number) => Math.round((units * 1000) / face.unitsPerEm);
  const [cid, descriptor, file, unicode] = [1, 2, 3, 4].map((step) => reference(first + step));
  const tag = `HOCBAS+${face.name}`;
  const isItalic = face.italicAngle !== 0;
  const bbox = face.bbox.map(perMille).join(" ");
  return [
    `<< /Type /Font /Subtype /Type0 /BaseFont /${tag} /Encoding /Identity-H /DescendantFonts [${cid}] /ToUnicode ${unicode} >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${tag} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>` +
      ` /FontDescriptor ${descriptor} /CIDToGIDMap /Identity /DW 0 /W ${widths(face)} >>`,
    `<< /Type /FontDescriptor /FontName /${tag} /Flags ${isItalic ? 70 : 6} /FontBBox [${bbox}] /ItalicAngle ${Math.round(face.italicAngle)}` +
      ` /Ascent ${perMille(face.ascent)} /Descent ${perMille(face.descent)} /CapHeight ${perMille(face.capHeight)}` +
      ` /StemV ${face.name.includes("Bold") ? 140 : 80} /FontFile2 ${file} >>`,
    [`<< /Filter /FlateDecode /Length ${face.packed.length} /Length1 ${face.file.length} >>\nstream\n`, face.packed, CLOSING],
    stream("", unicodeMap(face)),
  ].map((body, index) => ({ number: first + index, body }));
}

/** A stream object's body. entries: the dictionary without /Length; content: ASCII, or bytes. */
export const stream = (entries: string, content: string | Uint8Array): PdfBody =>
  [`<< ${entries === "" ? "" : `${entries} `}/Length ${content.length} >>\nstream\n`, content, CLOSING];

const CLOSING = "\nendstream";

function widths(face: FontFace): string {
  const byGlyph = new Map(face.glyphs.flatMap((glyph) => (glyph ? [[glyph.id, glyph.width] as const] : [])));
  const ids = [...byGlyph.keys()].toSorted((one, other) => one - other);
  const rows = ids.map((id) => `${id} [${Number((((byGlyph.get(id) ?? 0) * 1000) / face.unitsPerEm).toFixed(2))}]`);
  return `[${rows.join(" ")}]`;
}

function unicodeMap(face: FontFace): string {
  const byGlyph = new Map<string, number>();
  face.glyphs.forEach((glyph, codePoint) => {
    if (glyph && !byGlyph.has(glyph.hex)) byGlyph.set(glyph.hex, codePoint);
  });
  const rows = [...byGlyph].map(([hex, codePoint]) => `<${hex}> <${codePoint.toString(16).toUpperCase().padStart(4, "0")}>`);
  const blocks: string[] = [];
  for (let start = 0; start < rows.length; start += 100) {
    const block = rows.slice(start, start + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return [
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
    ...blocks,
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
  ].join("\n");
}
