const encoder = new TextEncoder();

/** Up to here a loop is faster than a call of the encoder. */
const SHORT = 32;

/**
 * Bytes that grow at their end: what a file is put together in, without texts in between.
 *
 * room: how many bytes are expected; more are made when they are needed.
 */
export class ByteWriter {
  private bytes: Uint8Array;
  private at = 0;

  constructor(room: number) {
    this.bytes = new Uint8Array(room);
  }

  /** Bytes so far. */
  get length(): number {
    return this.at;
  }

  put(bytes: Uint8Array): void {
    this.makeRoom(bytes.length);
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  byte(value: number): void {
    this.makeRoom(1);
    this.bytes[this.at] = value;
    this.at += 1;
  }

  /** Throws: when the text is not ASCII; nothing counts as written then. */
  ascii(text: string): void {
    const { length } = text;
    this.makeRoom(length);
    if (length > SHORT) this.encode(text);
    else {
      const { bytes, at } = this;
      for (let index = 0; index < length; index += 1) {
        const code = text.charCodeAt(index);
        if (code > 0x7f) throw new Error(NOT_ASCII);
        bytes[at + index] = code;
      }
    }
    this.at += length;
  }

  /** Text as UTF-8. Few long texts cost less than many short ones. */
  text(text: string): void {
    this.makeRoom(text.length * LONGEST_UNIT);
    this.at += encoder.encodeInto(text, this.bytes.subarray(this.at)).written;
  }

  /** A whole number, zero or more, in decimal digits. */
  digits(value: number): void {
    if (value >= 10) this.digits(Math.trunc(value / 10));
    this.byte(ZERO + (value % 10));
  }

  /** Shape: RFC 4648 §4 with padding, no line breaks. Written out, because a file holds a hundred of them. */
  base64(value: Uint8Array): void {
    this.makeRoom(4 * Math.ceil(value.length / 3));
    const { bytes } = this;
    let at = this.at;
    for (let from = 0; from < value.length; from += 3) {
      const bits = ((value[from] ?? 0) << 16) | ((value[from + 1] ?? 0) << 8) | (value[from + 2] ?? 0);
      bytes[at] = BASE64[bits >> 18] ?? 0;
      bytes[at + 1] = BASE64[(bits >> 12) & 63] ?? 0;
      bytes[at + 2] = from + 1 < value.length ? (BASE64[(bits >> 6) & 63] ?? 0) : PADDING;
      bytes[at + 3] = from + 2 < value.length ? (BASE64[bits & 63] ?? 0) : PADDING;
      at += 4;
    }
    this.at = at;
  }

  /** What was written from one place to another, not copied: writing on does not change it. */
  part(from: number, to: number = this.at): Uint8Array {
    return this.bytes.subarray(from, to);
  }

  /** All that was written, not copied. */
  whole(): Uint8Array {
    return this.part(0);
  }

  private encode(text: string): void {
    const { read, written } = encoder.encodeInto(text, this.bytes.subarray(this.at));
    if (read !== text.length || written !== text.length) throw new Error(NOT_ASCII);
  }

  private makeRoom(more: number): void {
    const needed = this.at + more;
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.bytes.length));
    larger.set(this.bytes.subarray(0, this.at));
    this.bytes = larger;
  }
}

const NOT_ASCII = "Not ASCII";
const ZERO = 0x30;
const PADDING = 0x3d;
const BASE64 = encoder.encode("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

const LONGEST_UNIT = 3; // bytes of UTF-8 for a unit of UTF-16
