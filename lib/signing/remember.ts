import { sameBytes } from "./bytes";

/**
 * A function of a text, with its latest answers kept: for what thousands of documents say alike.
 *
 * `most`: how many are kept; beyond it all are forgotten at once, so that memory stays flat. What is thrown is not kept.
 */
export function remember<T>(most: number, make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}

/**
 * A function of bytes, with the answer kept for as long as the array lives that was asked about.
 *
 * The bytes are compared with those the answer was made of, so that an array that was written over is simply asked about again.
 */
export function rememberBytes<T>(make: (bytes: Uint8Array) => T): (bytes: Uint8Array) => T {
  const known = new WeakMap<Uint8Array, { copy: Uint8Array; answer: T }>();
  return (bytes) => {
    const found = known.get(bytes);
    if (found && sameBytes(found.copy, bytes)) return found.answer;
    const answer = make(bytes);
    known.set(bytes, { copy: bytes.slice(), answer });
    return answer;
  };
}
