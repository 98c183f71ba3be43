import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ByteWriter } from "@/lib/signing/byte-writer";

describe("bytes that grow", () => {
  test("hold what was written, in order, however little room was asked for", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 80 }).map((text) => ({ text })),
      fc.stringMatching(/^[\x20-\x7e]{0,80}$/).map((ascii) => ({ ascii })),
      fc.uint8Array({ maxLength: 80 }).map((bytes) => ({ bytes })),
      fc.uint8Array({ maxLength: 80 }).map((base64) => ({ base64 })),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 0, max: 64 }), (pieces, room) => {
        const out = new ByteWriter(room);
        for (const one of pieces) {
          if ("text" in one) out.text(one.text);
          else if ("ascii" in one) out.ascii(one.ascii);
          else if ("bytes" in one) out.put(one.bytes);
          else out.base64(one.base64);
        }
        const expected = pieces.map((one) => {
          if ("text" in one) return Buffer.from(one.text);
          if ("ascii" in one) return Buffer.from(one.ascii);
          return "bytes" in one ? Buffer.from(one.bytes) : Buffer.from(Buffer.from(one.base64).toString("base64"));
        });
        expect(Buffer.from(out.whole())).toEqual(Buffer.concat(expected));
        expect(out.length).toBe(out.whole().length);
      }),
      { seed: 20260530, numRuns: 300 },
    );
  });

  test.each(["đ", `${"a".repeat(40)}đ`, `đ${"a".repeat(40)}`])("take no letter beyond ASCII for ASCII: %s", (text) => {
    const out = new ByteWriter(0);
    out.ascii("before");
    expect(() => out.ascii(text)).toThrow("Not ASCII");
    expect(Buffer.from(out.whole()).toString()).toBe("before");
  });

  test("a part that was taken stays as it was when more is written", () => {
    const out = new ByteWriter(4);
    out.ascii("data");
    const part = out.part(1, 3);
    out.ascii(" and a lot more");
    expect(Buffer.from(part).toString()).toBe("at");
  });
});
