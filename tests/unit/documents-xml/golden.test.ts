import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openXml } from "@/lib/documents/xml/open-xml";
import { prepareXml, writeSignedXml, writeUnsignedXml } from "@/lib/documents/xml/write-xml";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { sealedSample, sealXml, textOf } from "../../support/sealed-xml";

const golden = (name: string) => readFileSync(fileURLToPath(new URL(`../../golden/${name}`, import.meta.url)), "utf8");
const DATA = sealedSample();
const SEALED = sealXml(DATA);

test("The sealed sample is the golden file, byte for byte", () => {
  expect(textOf(SEALED.bytes)).toBe(golden("hoc-ba-4a.sealed.xml"));
});

test("The data alone is the golden file that the PDF carries, byte for byte", () => {
  expect(textOf(writeUnsignedXml(DATA))).toBe(golden("hoc-ba-4a.data.xml"));
});

test("Growing a document and writing it at once give the same bytes, in whatever order the signatures are handed in", () => {
  expect(textOf(writeSignedXml(DATA, [...SEALED.signatures].reverse(), nodeSha256))).toBe(textOf(SEALED.bytes));
});

test("Preparing again, after a restart, gives the same hash", () => {
  const [first, second, third] = SEALED.signatures;
  if (first === undefined || second === undefined || third === undefined) throw new Error("the sample has five signatures");
  const grown = openXml(DATA, nodeSha256);
  grown.add(second);
  grown.add(first);
  expect(grown.prepare(third).hash).toEqual(prepareXml(DATA, [first, second], third, nodeSha256).hash);
});

test("Nobody may be prepared before the stage below is whole, or twice", () => {
  const [first, second, third] = SEALED.signatures;
  if (first === undefined || second === undefined || third === undefined) throw new Error("the sample has five signatures");
  expect(() => prepareXml(DATA, [first], third, nodeSha256)).toThrow("must wait for gvbm-2");
  expect(() => prepareXml(DATA, [first, second], first, nodeSha256)).toThrow("already signed");
  expect(() => prepareXml(DATA, [], { ...first, slot: "gvbm-9" }, nodeSha256)).toThrow("No slot gvbm-9");
});
