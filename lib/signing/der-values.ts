import { toHex } from "./bytes";
import { DerError, TAG, type Element } from "./der";

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const UTF16 = new TextDecoder("utf-16be", { fatal: true, ignoreBOM: true });
const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]*$/;

/** Dotted form of an object identifier. Throws: DerError. Source: X.690 §8.19. */
export function oidOf({ tag, body }: Element): string {
  if (tag !== TAG.OID || body.length === 0 || body.length > 64 || (body.at(-1) ?? 0x80) >= 0x80) throw new DerError("not an object identifier");
  const arcs: number[] = [];
  let arc = 0;
  for (const [index, byte] of body.entries()) {
    const isFirst = index === 0 || (body[index - 1] ?? 0) < 0x80;
    if (isFirst && byte === 0x80) throw new DerError("an object identifier that is not minimal");
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER / 256) throw new DerError("an object identifier beyond measure");
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [head = 0, ...tail] = arcs;
  const top = Math.min(Math.floor(head / 40), 2);
  return [top, head - top * 40, ...tail].join(".");
}

/** Contents of an INTEGER as they stand: minimal two's complement. Throws: DerError. Source: X.690 §8.3.2. */
export function integerBytes({ tag, body }: Element): Uint8Array {
  const [first, second] = body;
  if ((tag !== TAG.INTEGER && tag !== TAG.ENUMERATED) || first === undefined) throw new DerError("not an integer");
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) throw new DerError("an integer that is not minimal");
  return body;
}

/** A whole number from 0 up to what a JavaScript number holds. Throws: DerError. */
export function smallInteger(element: Element): number {
  const body = integerBytes(element);
  if (body.length > 6 || (body[0] ?? 0) >= 0x80) throw new DerError("an integer beyond measure");
  return body.reduce((value, byte) => value * 256 + byte, 0);
}

/** Shape: lower-case hex of a positive integer, without the sign byte. Throws: DerError. */
export function positiveHex(element: Element): string {
  const body = integerBytes(element);
  if ((body[0] ?? 0) >= 0x80) throw new DerError("a negative integer");
  return toHex(body[0] === 0 && body.length > 1 ? body.subarray(1) : body);
}

/** TRUE is FF, FALSE is 00, nothing else. Throws: DerError. Source: X.690 §11.1. */
export function booleanOf({ tag, body }: Element): boolean {
  if (tag !== TAG.BOOLEAN || body.length !== 1 || (body[0] !== 0 && body[0] !== 0xff)) throw new DerError("not a boolean");
  return body[0] === 0xff;
}

/** Contents of a BIT STRING of whole bytes. Throws: DerError. */
export function bitStringBytes({ tag, body }: Element): Uint8Array {
  if (tag !== TAG.BIT_STRING || body[0] !== 0) throw new DerError("not a bit string of whole bytes");
  return body.subarray(1);
}

/** Numbers of the bits that are set in a named bit list. Throws: DerError. Source: X.690 §11.2.2. */
export function namedBits({ tag, body }: Element): number[] {
  const unused = body[0] ?? 8;
  const last = body.at(-1) ?? 0;
  const isEmpty = body.length === 1 && unused === 0;
  const isMinimal = isEmpty || (body.length > 1 && unused < 8 && (last & ((1 << (unused + 1)) - 1)) === 1 << unused);
  if (tag !== TAG.BIT_STRING || !isMinimal || body.length > 5) throw new DerError("not a list of named bits");
  const bits: number[] = [];
  for (let bit = 0; bit < (body.length - 1) * 8; bit++) if (((body[1 + (bit >> 3)] ?? 0) >> (7 - (bit & 7))) & 1) bits.push(bit);
  return bits;
}

/** Text of the string types that names are written in; null for any other type. Throws: DerError for a text that breaks its type. */
export function textOf({ tag, body }: Element): string | null {
  try {
    if (tag === TAG.UTF8_STRING) return UTF8.decode(body);
    if (tag === TAG.BMP_STRING) return UTF16.decode(body);
  } catch {
    throw new DerError("text that is not in its encoding");
  }
  if (tag !== TAG.PRINTABLE_STRING && tag !== TAG.IA5_STRING) return null;
  if (body.some((byte) => byte >= 0x80)) throw new DerError("text outside ASCII");
  const text = UTF8.decode(body);
  if (tag === TAG.PRINTABLE_STRING && !PRINTABLE.test(text)) throw new DerError("text that is not printable");
  return text;
}

const MOMENT = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;

/**
 * A moment in whole seconds.
 *
 * Time: UTC. Two-digit years are 1950 to 2049.
 * Throws: DerError for a day or an hour that does not exist.
 * Source: RFC 5280 §4.1.2.5.
 */
export function timeOf({ tag, body }: Element): Date {
  const text = String.fromCharCode(...body.subarray(0, 20));
  const full = tag === TAG.UTC_TIME ? (text < "50" ? "20" : "19") + text : tag === TAG.GENERALIZED_TIME ? text : "";
  const parts = body.length <= 15 ? MOMENT.exec(full) : null;
  if (!parts) throw new DerError("not a time");
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [number, number, number, number, number, number];
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (time.toISOString().replace(/[-:T]|\.000/g, "") !== full) throw new DerError("a time that does not exist");
  return time;
}
