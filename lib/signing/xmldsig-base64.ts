import { ByteWriter } from "./byte-writer";

const LATIN1 = new TextDecoder("latin1");

/** Shape: RFC 4648 §4 with padding, no line breaks. */
export function toBase64(bytes: Uint8Array): string {
  const out = new ByteWriter(4 * Math.ceil(bytes.length / 3));
  out.base64(bytes);
  return LATIN1.decode(out.whole());
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
