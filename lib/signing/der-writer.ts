import { compareBytes, joinBytes } from "./bytes";
import { TAG } from "./der";

/** One element of the parts given. Source: X.690 §8.1, definite and minimal length. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const head = headOf(tag, length);
  const whole = new Uint8Array(head.length + length);
  whole.set(head);
  let at = head.length;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function headOf(tag: number, length: number): number[] {
  if (length < 0x80) return [tag, length];
  if (length < 0x100) return [tag, 0x81, length];
  if (length < 0x10000) return [tag, 0x82, length >> 8, length & 0xff];
  if (length < 0x1000000) return [tag, 0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
  throw new RangeError("a structure of more than 16 MiB");
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => der(TAG.SEQUENCE, ...parts);
export const octetString = (bytes: Uint8Array): Uint8Array => der(TAG.OCTET_STRING, bytes);
export const derNull = (): Uint8Array => der(TAG.NULL);

/** SET OF under a given tag, its members sorted by their encodings. Source: X.690 §11.6. */
export const setOf = (members: readonly Uint8Array[], tag: number = TAG.SET): Uint8Array => der(tag, ...[...members].sort(compareBytes));

/** A whole number from 0 to 2^31 - 1. */
export function integer(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0 || bytes.length === 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  if ((bytes[0] ?? 0) >= 0x80) bytes.unshift(0);
  return der(TAG.INTEGER, Uint8Array.from(bytes));
}

/** An object identifier from its dotted form. Source: X.690 §8.19. */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return der(TAG.OID, joinBytes(...[first * 40 + second, ...rest].map(base128)));
}

function base128(arc: number): Uint8Array {
  const bytes = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) + 0x80);
  return Uint8Array.from(bytes);
}

/** A moment in whole seconds. Shape: YYYYMMDDhhmmssZ. Source: RFC 5280 §4.1.2.5.2. */
export const generalizedTime = (moment: Date): Uint8Array =>
  der(TAG.GENERALIZED_TIME, new TextEncoder().encode(`${moment.toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z`));
