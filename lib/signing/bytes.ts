/** Bytes one after the other. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether two runs of bytes are the same. Not for secrets: it stops at the first difference. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  const inWords = a.length >= MANY && a.byteOffset % WORD === 0 && b.byteOffset % WORD === 0 ? a.length - (a.length % WORD) : 0;
  if (inWords > 0 && !sameWords(wordsOf(a, inWords), wordsOf(b, inWords))) return false;
  for (let at = inWords; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** Four bytes at a time, where many are compared: certificates, at every signature. */
const WORD = 4;
const MANY = 64;
const wordsOf = (bytes: Uint8Array, length: number) => new Int32Array(bytes.buffer, bytes.byteOffset, length / WORD);

function sameWords(a: Int32Array, b: Int32Array): boolean {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** Order of two encodings as X.690 §11.6 wants it for SET OF: byte by byte, the shorter first. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const HEX_PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Shape: lower-case hexadecimal, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += HEX_PAIRS[byte] ?? "";
  return text;
}

const LATIN1 = new TextDecoder("latin1");

/** A string that is equal exactly for equal bytes: the key of a cache. */
export const bytesKey = (bytes: Uint8Array): string => LATIN1.decode(bytes);
