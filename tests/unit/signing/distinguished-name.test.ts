import { describe, expect, test } from "vitest";
import { DerError, readDer, TAG } from "@/lib/signing/der";
import { der, oid, sequence, setOf } from "@/lib/signing/der-writer";
import { readName } from "@/lib/signing/distinguished-name";

const utf8 = (text: string) => der(TAG.UTF8_STRING, new TextEncoder().encode(text));
const attribute = (type: string, value: Uint8Array) => sequence(oid(type), value);
const CN = "2.5.4.3";
const nameOf = (...parts: Uint8Array[][]) => readName(readDer(sequence(...parts.map((part) => setOf(part)))));

describe("a name is written as RFC 4514 wants it", () => {
  test.each([
    ["Nguyễn Thị Lắng", "CN=Nguyễn Thị Lắng"],
    ['a,b+c"d\\e<f>g;h', 'CN=a\\,b\\+c\\"d\\\\e\\<f\\>g\\;h'],
    [" both ", "CN=\\ both\\ "],
    [" ", "CN=\\ "],
    ["#1", "CN=\\#1"],
    ["1#", "CN=1#"],
    ["a\0b", "CN=a\\00b"],
    ["=", "CN=="],
  ])("%j is %j", (text, expected) => {
    expect(nameOf([attribute(CN, utf8(text))]).text).toBe(expected);
  });

  test("most specific part first, several values of one part joined", () => {
    const name = nameOf([attribute("2.5.4.6", utf8("VN"))], [attribute(CN, utf8("A")), attribute("2.5.4.11", utf8("B"))]);
    expect(name.text).toBe("CN=A+OU=B,C=VN");
  });

  test("a type without a registered name is a number, its value its bytes", () => {
    expect(nameOf([attribute("1.2.840.113549.1.9.1", der(TAG.IA5_STRING, Buffer.from("a@b")))]).text).toBe("1.2.840.113549.1.9.1=#1603614062");
  });

  test("a string of a kind not read is its bytes, and not a common name", () => {
    const name = nameOf([attribute(CN, der(0x14, Buffer.from("x")))]);
    expect(name).toMatchObject({ text: "CN=#140178", commonName: null });
  });
});

test("an empty part, or a part that is not a set, is refused", () => {
  expect(() => nameOf([])).toThrow(DerError);
  expect(() => readName(readDer(sequence(sequence())))).toThrow(DerError);
});
