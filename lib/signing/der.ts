/**
 * The tags used here. Only single-byte tags exist in our structures.
 * Source: X.690 §8.1.2.
 */
export const TAG = {
  BOOLEAN: 0x01,
  INTEGER: 0x02,
  BIT_STRING: 0x03,
  OCTET_STRING: 0x04,
  NULL: 0x05,
  OID: 0x06,
  ENUMERATED: 0x0a,
  UTF8_STRING: 0x0c,
  PRINTABLE_STRING: 0x13,
  IA5_STRING: 0x16,
  UTC_TIME: 0x17,
  GENERALIZED_TIME: 0x18,
  BMP_STRING: 0x1e,
  SEQUENCE: 0x30,
  SET: 0x31,
} as const;

/** [n] of a structure: constructed (0xA0 + n) or primitive (0x80 + n). */
export const constructed = (n: number): number => 0xa0 + n;
export const primitive = (n: number): number => 0x80 + n;

/** One element: its tag, its contents, and itself whole. Both are views into the bytes that were read. */
export type Element = { tag: number; body: Uint8Array; whole: Uint8Array };

/** The bytes are not the DER that was expected. */
export class DerError extends Error {
  override readonly name = "DerError";
  readonly code = "MALFORMED";
}

/**
 * The element that fills the bytes exactly.
 *
 * Throws: DerError for anything but one definite, minimal-length element with nothing after it.
 * Source: X.690 §10.1.
 */
export function readDer(bytes: Uint8Array, tag?: number): Element {
  const element = elementAt(bytes, 0);
  if (element.whole.length !== bytes.length) throw new DerError("bytes after the end");
  if (tag !== undefined && element.tag !== tag) throw new DerError(`tag ${element.tag} where ${tag} belongs`);
  return element;
}

/** How long the element at the start of the bytes is: for values that stand in a padded place. Throws: DerError. */
export const derLength = (bytes: Uint8Array): number => elementAt(bytes, 0).whole.length;

/** The elements inside a constructed one. Throws: DerError. */
export function childrenOf(element: Element): Element[] {
  if ((element.tag & 0x20) === 0) throw new DerError("a primitive element has no children");
  const children: Element[] = [];
  for (let at = 0; at < element.body.length; ) {
    const child = elementAt(element.body, at);
    children.push(child);
    at += child.whole.length;
  }
  return children;
}

const LONGEST_LENGTH = 4; // bytes of a length: 4 GiB, more than any caller admits

function elementAt(bytes: Uint8Array, at: number): Element {
  const tag = byteAt(bytes, at);
  if ((tag & 0x1f) === 0x1f || tag === 0) throw new DerError("a tag of several bytes");
  const first = byteAt(bytes, at + 1);
  let length = first;
  let start = at + 2;
  if (first >= 0x80) {
    const count = first - 0x80;
    if (count === 0 || count > LONGEST_LENGTH) throw new DerError("an indefinite or too long length");
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + byteAt(bytes, start + i);
    start += count;
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError("a length that is not minimal");
  }
  if (start + length > bytes.length) throw new DerError("truncated");
  return { tag, body: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new DerError("truncated");
  return byte;
}

/** Reads the elements of a structure in their order; whoever ends it says that nothing may be left. */
export class DerReader {
  private next = 0;
  private readonly elements: readonly Element[];

  constructor(element: Element) {
    this.elements = childrenOf(element);
  }

  /** The reader of bytes that are one element of this tag. */
  static of(bytes: Uint8Array, tag: number = TAG.SEQUENCE): DerReader {
    return new DerReader(readDer(bytes, tag));
  }

  get isAtEnd(): boolean {
    return this.next === this.elements.length;
  }

  /** The next element whatever it is. */
  any(): Element {
    const element = this.elements[this.next];
    if (!element) throw new DerError("an element is missing");
    this.next++;
    return element;
  }

  take(tag: number): Element {
    const element = this.any();
    if (element.tag !== tag) throw new DerError(`tag ${element.tag} where ${tag} belongs`);
    return element;
  }

  takeIf(tag: number): Element | null {
    return this.elements[this.next]?.tag === tag ? this.any() : null;
  }

  inside(tag: number = TAG.SEQUENCE): DerReader {
    return new DerReader(this.take(tag));
  }

  insideIf(tag: number): DerReader | null {
    const element = this.takeIf(tag);
    return element && new DerReader(element);
  }

  rest(): readonly Element[] {
    const rest = this.elements.slice(this.next);
    this.next = this.elements.length;
    return rest;
  }

  end(): void {
    if (!this.isAtEnd) throw new DerError("an element too many");
  }
}
