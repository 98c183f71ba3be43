import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { berToDer } from "@/lib/signing/ber";
import { DerError, readDer } from "@/lib/signing/der";
import { writePkcs12 } from "@/lib/signing/pkcs12-write";
import { testSigner } from "../../support/pki";

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(" ", ""), "hex"));

describe("BER becomes DER", () => {
  test.each([
    ["a length left open", "30 80 02 01 03 00 00", "30 03 02 01 03"],
    ["one inside another", "30 80 30 80 05 00 00 00 00 00", "30 04 30 02 05 00"],
    ["a string in pieces", "24 80 04 01 aa 04 02 bb cc 00 00", "04 03 aa bb cc"],
    ["pieces of pieces", "24 07 24 80 04 01 aa 00 00", "04 01 aa"],
    ["a length longer than it must be", "04 82 00 01 aa", "04 01 aa"],
    ["what follows, kept for its reader to refuse", "05 00 05 00", "05 00 05 00"],
  ])("%s", (_, ber, der) => expect(berToDer(bytes(ber))).toEqual(bytes(der)));

  test.each([
    ["nothing", ""],
    ["cut off in a length", "30 82 01"],
    ["cut off in the contents", "30 05 02 01"],
    ["no end of an open length", "30 80 02 01 03"],
    ["an open length without parts", "04 80 aa 00 00"],
    ["a part longer than the whole", "30 03 02 05 01 02 03"],
    ["a string of something else", "24 03 02 01 03"],
    ["deeper than any file", "30 80".repeat(40)],
  ])("%s is refused", (_, ber) => expect(() => berToDer(bytes(ber))).toThrow(DerError));

  test("what is DER already stays as it is", async () => {
    const file = await writePkcs12({ ...testSigner("head"), name: "head", password: "x" });
    expect(berToDer(file)).toEqual(file);
  });

  test("whatever comes in, out comes one DER element or a DerError", () => {
    const check = (input: Uint8Array) => {
      try {
        readDer(berToDer(input));
      } catch (error) {
        expect(error).toBeInstanceOf(DerError);
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), check), { seed: 7, numRuns: 2000 });
  });
});
