import type { FileFault } from "@/lib/domain/verification/file-fault";

/** Source: CV 2088 §2 (10 MB a transaction). */
export const MAX_XML_BYTES = 10 * 1024 * 1024;
const MAX_OURS = 1_000_000; // letters; the longest unit the schema allows is far below
const MAX_TAGS = 4000; // the fullest unit has under 1,000
const MAX_DEPTH = 12; // the layout has 9
const DECLARATION = /^<\?xml [^<>]{0,80}\?>\n?/;
const ENTITIES = /&(?!(?:amp|lt|gt|quot|apos);)/;
// XML 1.0 §2.2: what can never stand in a document; U+FFFD would mean that bytes were lost before us, and is no letter of a name
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffc\u{10000}-\u{10ffff}]/u;

export type Guarded = { ok: true; text: string } | { ok: false; fault: FileFault };

const fault = (code: FileFault["code"], about?: string): Guarded => ({ ok: false, fault: about === undefined ? { code } : { code, about } });

/**
 * Everything that must hold before a parser sees the file: size, encoding, no DTD, instruction, comment, CDATA or entity,
 * bounded depth and number of tags. One pass over the text; memory is the text itself.
 *
 * Returns the text after the XML declaration.
 */
export function guardXml(bytes: Uint8Array): Guarded {
  if (bytes.length === 0) return fault("EMPTY");
  if (bytes.length > MAX_XML_BYTES) return fault("TOO_LARGE");
  if (hasMark(bytes)) return fault("BYTE_ORDER_MARK");
  const text = decode(bytes);
  if (text === null) return fault("NOT_UTF8");
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden !== null) return fault("CONTROL_CHARACTER", String(forbidden.index));
  const body = text.replace(DECLARATION, "");
  return guardMarkup(body) ?? guardTags(body) ?? (body.length > MAX_OURS ? fault("OTHER_DOCUMENT") : { ok: true, text: body });
}

const hasMark = (bytes: Uint8Array) =>
  (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) || (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe);

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function guardMarkup(text: string): Guarded | null {
  const declared = text.indexOf("<!");
  if (declared >= 0) {
    if (text.startsWith("<!--", declared)) return fault("HAS_COMMENT", String(declared));
    return fault(text.startsWith("<![CDATA[", declared) ? "HAS_CDATA" : "HAS_DTD", String(declared));
  }
  const instruction = text.indexOf("<?");
  if (instruction >= 0) return fault("HAS_INSTRUCTION", String(instruction));
  const entity = ENTITIES.exec(text);
  return entity === null ? null : fault("HAS_ENTITY", String(entity.index));
}

/** Counts tags and depth without building anything, so that a hostile file costs one pass. */
function guardTags(text: string): Guarded | null {
  let depth = 0;
  let tags = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
    tags += 1;
    if (tags > MAX_TAGS) return fault("TOO_MANY_TAGS");
    depth += depthChange(text, at);
    if (depth > MAX_DEPTH) return fault("TOO_DEEP");
    if (depth < 0) return fault("NOT_WELL_FORMED", String(at));
  }
  if (tags === 0) return fault("NOT_WELL_FORMED");
  return depth === 0 ? null : fault("TRUNCATED");
}

/** -1 for an end tag, 0 for an empty one, 1 for a start tag. */
function depthChange(text: string, at: number): -1 | 0 | 1 {
  if (text[at + 1] === "/") return -1;
  const end = text.indexOf(">", at);
  return end > 0 && text[end - 1] === "/" ? 0 : 1;
}
