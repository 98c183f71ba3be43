const PIECE = 8192; // String.fromCharCode takes its bytes as arguments: more at once would overflow the stack

/** Shape: RFC 4648 §4 with padding, no line breaks. */
export function toBase64(bytes: Uint8Array): string {
  if (bytes.length <= PIECE) return btoa(String.fromCharCode(...bytes));
  let binary = "";
  for (let start = 0; start < bytes.length; start += PIECE) binary += String.fromCharCode(...bytes.subarray(start, start + PIECE));
  return btoa(binary);
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Returns null when the text is not exactly what toBase64 would write (white space, missing padding, stray low bits). */
export function parseBase64(text: string): Uint8Array | null {
  if (!BASE64.test(text)) return null;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : null;
}
