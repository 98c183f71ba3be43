/**
 * A small sRGB profile (ICC version 2, matrix and gamma) for the document's output intent.
 *
 * The primaries are those of IEC 61966-2-1 adapted to D50; the curve is gamma 2.2, as in the common compact profiles.
 * Source: ICC.1:2001-04, clauses 6.1, 6.3.1.2, 6.5; ISO 19005-3, 6.2.3.
 */
export function srgbProfile(): Uint8Array {
  const tags: [tag: string, data: Uint8Array][] = [
    ["desc", description("sRGB IEC61966-2.1")],
    ["cprt", text("CC0")],
    ["wtpt", xyz(0.9642, 1, 0.8249)],
    ["rXYZ", xyz(0.43607, 0.22249, 0.01392)],
    ["gXYZ", xyz(0.38515, 0.71687, 0.09708)],
    ["bXYZ", xyz(0.14307, 0.06061, 0.7141)],
    ["rTRC", gamma()],
    ["gTRC", gamma()],
    ["bTRC", gamma()],
  ];
  const start = 128 + 4 + 12 * tags.length;
  const size = start + tags.reduce((sum, [, data]) => sum + data.length, 0);
  const profile = new Uint8Array(size);
  const view = new DataView(profile.buffer);
  writeHeader(profile, view);
  view.setUint32(128, tags.length);
  let offset = start;
  tags.forEach(([tag, data], index) => {
    const row = 132 + 12 * index;
    putAscii(profile, row, tag);
    view.setUint32(row + 4, offset);
    view.setUint32(row + 8, data.length);
    profile.set(data, offset);
    offset += data.length;
  });
  return profile;
}

function writeHeader(profile: Uint8Array, view: DataView): void {
  view.setUint32(0, profile.length);
  view.setUint32(8, 0x02100000);
  putAscii(profile, 12, "mntrRGB XYZ ");
  [2024, 1, 1, 0, 0, 0].forEach((part, index) => view.setUint16(24 + 2 * index, part));
  putAscii(profile, 36, "acsp");
  profile.set(xyz(0.9642, 1, 0.8249).subarray(8), 68); // the illuminant, D50
}

function putAscii(target: Uint8Array, offset: number, text: string): void {
  for (let index = 0; index < text.length; index += 1) target[offset + index] = text.charCodeAt(index);
}

/** A tag's data with its signature, padded to four bytes. */
function tagData(signature: string, length: number): { bytes: Uint8Array; view: DataView } {
  const bytes = new Uint8Array(Math.ceil((8 + length) / 4) * 4);
  putAscii(bytes, 0, signature);
  return { bytes, view: new DataView(bytes.buffer) };
}

function xyz(x: number, y: number, z: number): Uint8Array {
  const { bytes, view } = tagData("XYZ ", 12);
  [x, y, z].forEach((value, index) => view.setInt32(8 + 4 * index, Math.round(value * 65536)));
  return bytes;
}

function gamma(): Uint8Array {
  const { bytes, view } = tagData("curv", 6);
  view.setUint32(8, 1);
  view.setUint16(12, Math.round(2.2 * 256));
  return bytes;
}

function text(value: string): Uint8Array {
  const { bytes } = tagData("text", value.length + 1);
  putAscii(bytes, 8, value);
  return bytes;
}

function description(value: string): Uint8Array {
  // ASCII count and text, then empty Unicode (8 bytes) and ScriptCode (70 bytes) parts.
  const { bytes, view } = tagData("desc", 4 + value.length + 1 + 8 + 70);
  view.setUint32(8, value.length + 1);
  putAscii(bytes, 12, value);
  return bytes;
}
