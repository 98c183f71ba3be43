import { describe, expect, test } from "vitest";
import { remember, rememberBytes } from "@/lib/signing/remember";

describe("A function of a text, with its answers kept", () => {
  test("is asked once for the same text, and again once more are known than are kept", () => {
    const asked: string[] = [];
    const upper = remember(2, (text) => {
      asked.push(text);
      return text.toUpperCase();
    });
    expect(["a", "b", "a", "c", "a"].map(upper)).toEqual(["A", "B", "A", "C", "A"]);
    expect(asked).toEqual(["a", "b", "c", "a"]);
  });

  test("keeps no answer of what was thrown", () => {
    let tries = 0;
    const refuse = remember(2, () => {
      tries += 1;
      throw new RangeError("no");
    });
    for (const text of ["a", "a"]) expect(() => refuse(text)).toThrow(RangeError);
    expect(tries).toBe(2);
  });
});

describe("A function of bytes, with the answer kept", () => {
  test("an array that was written over is asked about again", () => {
    let asked = 0;
    const sum = rememberBytes((bytes) => {
      asked += 1;
      return bytes.reduce((total, byte) => total + byte, 0);
    });
    const bytes = Uint8Array.of(1, 2, 3);
    expect([sum(bytes), sum(bytes), asked]).toEqual([6, 6, 1]);
    bytes[2] = 4;
    expect([sum(bytes), asked]).toEqual([7, 2]);
  });
});
