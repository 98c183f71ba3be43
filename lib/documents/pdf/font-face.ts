/** One face of the document font as it is measured and written; glyph numbers are those of the embedded file. */
export type FontFace = {
  name: string; // PostScript name, "Tinos-Bold"
  file: Uint8Array; // the cut TrueType file
  packed: Uint8Array; // the same file, zlib-compressed
  unitsPerEm: number;
  ascent: number;
  descent: number;
  capHeight: number;
  italicAngle: number;
  bbox: readonly [number, number, number, number];
  glyphs: readonly (Glyph | undefined)[]; // by code point; an array, since every letter of every document asks it
};

/** hex: the glyph's number as two bytes; box: its ink in font units, null for a blank. */
export type Glyph = { id: number; hex: string; width: number; box: GlyphBox | null };
export type GlyphBox = { left: number; bottom: number; right: number; top: number };

/**
 * Reads what drawing needs from a cut TrueType file.
 *
 * Throws: when the file lacks a Unicode character map of format 4.
 * Source: OpenType 1.9 (head, hhea, hmtx, OS/2, post, cmap, loca, glyf).
 */
export function readFontFace(name: string, file: Uint8Array, packed: Uint8Array): FontFace {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = readTables(view);
  const at = (tag: string) => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new Error(`Font ${name} has no table ${tag}`);
    return offset;
  };
  const head = at("head");
  const widthCount = view.getUint16(at("hhea") + 34);
  const longOffsets = view.getInt16(head + 50) === 1;
  const pairs = readCharacterMap(view, at("cmap"));
  const glyphs = Array.from<Glyph | undefined>({ length: 1 + Math.max(...pairs.map(([codePoint]) => codePoint)) });
  for (const [codePoint, id] of pairs) {
    const width = view.getUint16(at("hmtx") + 4 * Math.min(id, widthCount - 1));
    const box = readBox(view, at("glyf"), at("loca"), { id, longOffsets });
    glyphs[codePoint] = { id, hex: id.toString(16).padStart(4, "0"), width, box };
  }
  const short = (offset: number) => view.getInt16(offset);
  return {
    name,
    file,
    packed,
    glyphs,
    unitsPerEm: view.getUint16(head + 18),
    bbox: [short(head + 36), short(head + 38), short(head + 40), short(head + 42)],
    ascent: short(at("hhea") + 4),
    descent: short(at("hhea") + 6),
    capHeight: glyphs[0x48]?.box?.top ?? 0,
    italicAngle: view.getInt32(at("post") + 4) / 65536,
  };
}

function readTables(view: DataView): Map<string, number> {
  const tables = new Map<string, number>();
  const count = view.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const row = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((step) => view.getUint8(row + step)));
    tables.set(tag, view.getUint32(row + 8));
  }
  return tables;
}

function readCharacterMap(view: DataView, cmap: number): [codePoint: number, glyph: number][] {
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const table = cmap + view.getUint32(cmap + 8 + 8 * index);
    if (view.getUint16(table) === 4) return readSegments(view, table);
  }
  throw new Error("The font has no Unicode character map of format 4");
}

function readSegments(view: DataView, table: number): [number, number][] {
  const segments = view.getUint16(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + 2 * segments + 2;
  const deltas = starts + 2 * segments;
  const ranges = deltas + 2 * segments;
  const pairs: [number, number][] = [];
  for (let segment = 0; segment < segments; segment += 1) {
    const [start, end] = [view.getUint16(starts + 2 * segment), view.getUint16(ends + 2 * segment)];
    const delta = view.getUint16(deltas + 2 * segment);
    const range = view.getUint16(ranges + 2 * segment);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const direct = range === 0 ? code : view.getUint16(ranges + 2 * segment + range + 2 * (code - start));
      const glyph = range !== 0 && direct === 0 ? 0 : (direct + delta) & 0xffff;
      if (glyph !== 0) pairs.push([code, glyph]);
    }
  }
  return pairs;
}

function readBox(view: DataView, glyf: number, loca: number, glyph: { id: number; longOffsets: boolean }): GlyphBox | null {
  const offset = (id: number) => (glyph.longOffsets ? view.getUint32(loca + 4 * id) : 2 * view.getUint16(loca + 2 * id));
  const start = offset(glyph.id);
  if (offset(glyph.id + 1) === start) return null;
  const [left, bottom, right, top] = [2, 4, 6, 8].map((step) => view.getInt16(glyf + start + step)) as [number, number, number, number];
  return { left, bottom, right, top };
}
