import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { FileFault } from "@/lib/domain/verification/file-fault";
import { guardXml } from "./guard";

/** The tree of a file that passed the guard: tags and "@attributes" as keys, text as it stands in the file. */
export type Parsed = { ok: true; tree: unknown } | { ok: false; fault: FileFault };

const REPEATED = new Set(["QUA_TRINH_HOC_TAP", "MON_HOC", "MIEN", "GVBM", "Reference", "X509Certificate"]);

/** Nothing is interpreted: "001000000001" stays a string, white space stays, entities are decoded by us alone. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: false,
  isArray: (name) => REPEATED.has(name),
});

/** Strictly guarded, then parsed. Time and memory are bounded by the guard. */
export function parseXml(bytes: Uint8Array): Parsed {
  const guarded = guardXml(bytes);
  if (!guarded.ok) return guarded;
  const valid = XMLValidator.validate(guarded.text);
  if (valid !== true) return { ok: false, fault: { code: "NOT_WELL_FORMED", about: `${valid.err.line}:${valid.err.col}` } };
  try {
    const tree: unknown = parser.parse(guarded.text);
    return { ok: true, tree };
  } catch {
    return { ok: false, fault: { code: "NOT_WELL_FORMED" } };
  }
}

const LETTERS: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The text of a tag with the five entities of XML decoded, once. */
export const decodeText = (raw: string) => raw.replace(/&(amp|lt|gt|quot|apos);/g, (entity, name: string) => LETTERS[name] ?? entity);
