import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { childrenOf, derLength, DerError, DerReader, readDer, TAG, type Element } from "@/lib/signing/der";
import { booleanOf, integerBytes, namedBits, oidOf, positiveHex, smallInteger, textOf, timeOf } from "@/lib/signing/der-values";
import { der, integer, oid, sequence, setOf } from "@/lib/signing/der-writer";

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(" ", ""), "hex"));
const FIXED = { seed: 20260530, numRuns: 500 };

describe("an element that is not strict DER is refused", () => {
  test.each([
    ["", "nothing at all"],
    ["30", "no length"],
    ["30 80 00 00", "indefinite length"],
    ["30 81 05 0500 0500 05", "a short length written long"],
    ["30 82 00 80", "a leading zero in the length"],
    ["30 85 00 00 00 00 01 00", "a length of five bytes"],
    ["30 02 05", "shorter than it says"],
    ["05 00 00", "a byte after the end"],
    ["1f 81 01 00", "a tag of several bytes"],
    ["00 00", "the end-of-contents mark of BER"],
  ])("%s (%s)", (text) => {
    expect(() => readDer(hex(text))).toThrow(DerError);
  });

  test("a primitive element has no children", () => {
    expect(() => childrenOf(readDer(hex("04 02 05 00")))).toThrow(DerError);
  });
});

describe("a value that is not minimal or does not exist is refused", () => {
  const element = (text: string) => readDer(hex(text));
  test.each<[string, (element: Element) => unknown, string, string]>([
    ["integer", integerBytes, "02 00", "no bytes"],
    ["integer", integerBytes, "02 02 00 7f", "a zero too many"],
    ["integer", integerBytes, "02 02 ff 80", "a sign byte too many"],
    ["serial", positiveHex, "02 01 80", "negative"],
    ["number", smallInteger, "02 08 7fffffffffffffff", "beyond what a number holds"],
    ["boolean", booleanOf, "01 01 01", "TRUE is FF in DER"],
    ["oid", oidOf, "06 02 2a 86", "ends in the middle of an arc"],
    ["oid", oidOf, "06 03 2a 80 01", "an arc with a leading zero"],
    ["bits", namedBits, "03 02 00 a0", "unused bits not counted"],
    ["bits", namedBits, "03 02 05 b0", "an unused bit that is set"],
    ["time", timeOf, "17 0d 3236303233303030303030305a", "30 February"],
    ["time", timeOf, "17 0d 3236303130313234303030305a", "hour 24"],
    ["time", timeOf, "17 0b 323630313031303030305a", "no seconds"],
    ["text", textOf, "0c 01 ff", "not UTF-8"],
    ["text", textOf, "13 01 40", "@ is not printable"],
    ["text", textOf, "1e 02 d8 00", "half a surrogate pair"],
  ])("%s: %s %s (%s)", (_, read, text) => {
    expect(() => read(element(text))).toThrow(DerError);
  });
});

describe("values as others write them", () => {
  test.each([
    ["1.2.840.113549.1.9.16.2.47", "06 0b 2a864886f70d010910022f"],
    ["0.9.2342.19200300.100.1.1", "06 0a 0992268993f22c640101"],
    ["2.5.29.15", "06 03 551d0f"],
    ["2.999", "06 02 8837"],
  ])("%s is %s", (dotted, text) => {
    expect(oid(dotted)).toEqual(hex(text));
    expect(oidOf(readDer(hex(text)))).toBe(dotted);
  });

  test.each([
    ["17 0d 3236303533303032303030305a", "2026-05-30T02:00:00.000Z"],
    ["17 0d 3439313233313233353935395a", "2049-12-31T23:59:59.000Z"],
    ["17 0d 3530303130313030303030305a", "1950-01-01T00:00:00.000Z"],
    ["18 0f 32303530303130313030303030305a", "2050-01-01T00:00:00.000Z"],
  ])("%s is %s", (text, iso) => {
    expect(timeOf(readDer(hex(text))).toISOString()).toBe(iso);
  });

  test("the bits of a key usage are counted from the left", () => {
    expect(namedBits(readDer(hex("03 02 06 c0")))).toEqual([0, 1]);
    expect(namedBits(readDer(hex("03 03 07 00 80")))).toEqual([8]);
    expect(namedBits(readDer(hex("03 01 00")))).toEqual([]);
  });

  test("the members of a set stand in the order of their bytes", () => {
    expect(setOf([hex("04 01 ff"), hex("02 01 05"), hex("04 01 00")])).toEqual(hex("31 09 02 01 05 04 01 00 04 01 ff"));
  });
});

describe("for any bytes", () => {
  const tree: fc.Arbitrary<Uint8Array> = fc.letrec<{ node: Uint8Array }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small" },
      fc.uint8Array({ maxLength: 300 }).map((bytes) => der(TAG.OCTET_STRING, bytes)),
      fc.nat(2 ** 31 - 1).map(integer),
      fc.array(tie("node"), { maxLength: 5 }).map((children) => sequence(...children)),
    ),
  })).node;

  const rewrite = (element: Element): Uint8Array =>
    element.tag === TAG.SEQUENCE ? sequence(...childrenOf(element).map(rewrite)) : der(element.tag, element.body);

  test("what is written is read back, and writes the same bytes again", () => {
    fc.assert(fc.property(tree, (bytes) => {
      expect(rewrite(readDer(bytes))).toEqual(bytes);
    }), FIXED);
  });

  test("the length is found in a padded place", () => {
    fc.assert(fc.property(tree, fc.nat(50), (bytes, zeros) => {
      expect(derLength(new Uint8Array([...bytes, ...new Uint8Array(zeros)]))).toBe(bytes.length);
    }), FIXED);
  });

  test("garbage is refused with DerError and nothing else", () => {
    const readAll = (element: Element): void => {
      if (element.tag & 0x20) childrenOf(element).forEach(readAll);
      for (const read of [oidOf, integerBytes, namedBits, timeOf, textOf]) expectDerError(() => read(element));
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expectDerError(() => readAll(readDer(bytes)));
    }), FIXED);
  });

  test("whole numbers survive the way out and back", () => {
    fc.assert(fc.property(fc.nat(2 ** 31 - 1), (value) => {
      expect(smallInteger(readDer(integer(value)))).toBe(value);
    }), FIXED);
  });
});

test("a reader says when an element is missing, another, or too many", () => {
  const reader = () => new DerReader(readDer(sequence(integer(1), integer(2))));
  expect(() => reader().take(TAG.SEQUENCE)).toThrow(DerError);
  expect(() => reader().end()).toThrow(DerError);
  const whole = reader();
  expect(whole.rest()).toHaveLength(2);
  whole.end();
  expect(() => whole.any()).toThrow(DerError);
});

function expectDerError(action: () => unknown): void {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(DerError);
  }
}
