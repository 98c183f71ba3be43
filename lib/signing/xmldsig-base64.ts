const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const PAIRS = [...LETTERS].flatMap((first) => [...LETTERS].map((second) => first + second)); // 12 bits at a time

/**
 * Shape: RFC 4648 §4 with padding, no line breaks.
 *
 * Written out, because a file holds a hundred of them and btoa over a binary string costs ten times as much.
 */
export function toBase64(bytes: Uint8Array): string {
  const whole = bytes.length - (bytes.length % 3);
  let text = "";
  for (let at = 0; at < whole; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += (PAIRS[bits >> 12] ?? "") + (PAIRS[bits & 4095] ?? "");
  }
  const [first, second] = [bytes[whole], bytes[whole + 1]];
  if (first === undefined) return text;
  const pair = PAIRS[(first << 4) | ((second ?? 0) >> 4)] ?? "";
  return text + pair + (second === undefined ? "==" : `${LETTERS[(second & 15) << 2] ?? ""}=`);
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Returns null when the text is not exactly what toBase64 would write (white space, missing padding, stray low bits). */
export function parseBase64(text: string): Uint8Array | null {
  if (!BASE64.test(text)) return null;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return toBase64(bytes) === text ? bytes : null;
}
