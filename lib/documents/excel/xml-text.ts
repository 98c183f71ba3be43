const LETTERS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

// XML 1.0 §2.2: what can never stand in a document
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text inside a tag or an attribute of an Excel part; letters that XML cannot hold are left out. */
export const xmlText = (text: string): string => text.replace(UNWRITABLE, "").replace(/[&<>"]/g, (letter) => LETTERS[letter] ?? letter);

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The text of a tag as it was meant: the five entities and numbered letters, decoded once. */
export const plainText = (raw: string): string =>
  raw.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name) return ENTITIES[name] ?? whole;
    const point = decimal ? Number(decimal) : parseInt(hex ?? "", 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
  });

/** Excel's way to write a letter that XML cannot hold: "_x000D_". Source: ECMA-376, 22.9.2.19 (ST_Xstring). */
export const unescapeExcel = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** A text that would read as such a letter keeps its own sign: "_x000D_" is written "_x005F_x000D_". */
export const escapeExcel = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
