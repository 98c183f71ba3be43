import { joinBytes } from "./bytes";
import { DerError, TAG } from "./der";
import { der } from "./der-writer";

const DEEPEST = 32; // a PKCS#12 has a dozen levels
const CONSTRUCTED = 0x20;
const INDEFINITE = 0x80;
const PIECES = TAG.OCTET_STRING | CONSTRUCTED;

type Read = { tag: number; body: Uint8Array; end: number };

/**
 * The same value in DER: lengths stated and minimal, octet strings in one piece. Firefox and older Windows write PKCS#12 with
 * neither. Octets inside a string are not looked into. Bytes after the element are kept, for whoever reads it to refuse.
 *
 * Throws: DerError for what is not even BER.
 * Source: X.690 §8.1.3 (lengths), §8.7 (constructed octet strings), §10.
 */
export function berToDer(bytes: Uint8Array): Uint8Array {
  const { tag, body, end } = readAt(bytes, 0, DEEPEST);
  return joinBytes(der(tag, body), bytes.subarray(end));
}

function readAt(bytes: Uint8Array, at: number, depth: number): Read {
  const tag = byteAt(bytes, at);
  if ((tag & 0x1f) === 0x1f || tag === 0 || depth === 0) throw new DerError("no BER that is read here");
  const length = lengthAt(bytes, at + 1);
  if (length.value === null && (tag & CONSTRUCTED) === 0) throw new DerError("a primitive element without a length");
  const stop = length.value === null ? null : length.end + length.value;
  if (stop !== null && stop > bytes.length) throw new DerError("truncated");
  if ((tag & CONSTRUCTED) === 0) return { tag, body: bytes.subarray(length.end, stop ?? length.end), end: stop ?? length.end };
  const { children, end } = childrenAt(bytes, length.end, stop, depth);
  if (tag !== PIECES) return { tag, body: joinBytes(...children.map((child) => der(child.tag, child.body))), end };
  if (children.some((child) => child.tag !== TAG.OCTET_STRING)) throw new DerError("a string of something else");
  return { tag: TAG.OCTET_STRING, body: joinBytes(...children.map(({ body }) => body)), end };
}

/** stop: where the last child ends; null: two zero bytes say so. */
function childrenAt(bytes: Uint8Array, start: number, stop: number | null, depth: number): { children: Read[]; end: number } {
  const children: Read[] = [];
  let at = start;
  while (stop === null ? byteAt(bytes, at) !== 0 || byteAt(bytes, at + 1) !== 0 : at < stop) {
    const child = readAt(bytes, at, depth - 1);
    children.push(child);
    at = child.end;
  }
  if (stop !== null && at !== stop) throw new DerError("a child that is longer than its parent");
  return { children, end: stop ?? at + 2 };
}

function lengthAt(bytes: Uint8Array, at: number): { value: number | null; end: number } {
  const first = byteAt(bytes, at);
  if (first === INDEFINITE) return { value: null, end: at + 1 };
  if (first < INDEFINITE) return { value: first, end: at + 1 };
  const count = first - INDEFINITE;
  if (count > 4) throw new DerError("a length beyond measure");
  let value = 0;
  for (let i = 1; i <= count; i++) value = value * 256 + byteAt(bytes, at + i);
  return { value, end: at + 1 + count };
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new DerError("truncated");
  return byte;
}
