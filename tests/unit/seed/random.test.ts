import { describe, expect, test } from "vitest";
import { createRandom } from "@/prisma/seed/random";

describe("the source of numbers of the seed", () => {
  test("gives the same for the same seed, and something else in every fork", () => {
    const draw = (seed: string, fork: string) => Array.from({ length: 5 }, createRandom(seed).fork(fork).next);
    expect(draw("a", "x")).toEqual(draw("a", "x"));
    expect(draw("a", "x")).not.toEqual(draw("a", "y"));
    expect(draw("a", "x")).not.toEqual(draw("b", "x"));
  });

  test("makes codes of version 4 and ids of version 7 that never meet, random to the last digit", () => {
    const random = createRandom("ids");
    const codes = Array.from({ length: 2_000 }, () => random.uuid());
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(codes.map((code) => code.slice(-4))).size).toBeGreaterThan(1_900);
    expect(random.uuid(Date.parse("2026-11-23"))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
  });

  test("draws by weight", () => {
    const random = createRandom("weights");
    const drawn = Array.from({ length: 1_000 }, () => random.weighted({ often: 9, seldom: 1, never: 0 }));
    expect(drawn.filter((key) => key === "never")).toEqual([]);
    expect(drawn.filter((key) => key === "often").length).toBeGreaterThan(850);
  });
});
