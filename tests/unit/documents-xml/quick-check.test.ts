import { describe, expect, test } from "vitest";
import { z } from "zod";
import { quickCheck } from "@/lib/documents/quick-check";
import { TranscriptSchema } from "@/lib/documents/transcript-schema";
import { pdfSample } from "../../support/signed-pdf";

const isSurely = quickCheck(TranscriptSchema);

const HOSTILE = [undefined, null, "", "x", "GVBM-1", "a\u0301", "\u0007", "a\r\nb", "y".repeat(4001), -1, 0, 1, 1.5, 11, 1000, NaN, "2026-02-30", "134.", true, false, [], {}, new Date(0), [null], Array.from<unknown>({ length: 1 }), new Array<unknown>(1)];

type Json = Record<string, unknown> | unknown[];
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** Every way to put something hostile in one place of a value: instead of what is there, beside it, or nothing at all. */
function* changed(value: unknown, path: string): Generator<{ where: string; value: unknown }> {
  for (const hostile of HOSTILE) yield { where: `${path} = ${String(JSON.stringify(hostile) ?? hostile).slice(0, 20)}`, value: hostile };
  if (!isJson(value)) return;
  for (const key of Object.keys(value)) {
    for (const inner of changed((value as Record<string, unknown>)[key], `${path}.${key}`)) {
      yield { where: inner.where, value: Array.isArray(value) ? value.with(Number(key), inner.value) : { ...value, [key]: inner.value } };
    }
  }
  if (Array.isArray(value)) {
    yield { where: `${path} twice`, value: [...value, ...value] };
    yield { where: `${path} turned`, value: value.toReversed() };
    return;
  }
  yield { where: `${path} and more`, value: { ...value, more: "" } };
  for (const key of Object.keys(value)) yield { where: `${path} without ${key}`, value: Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) };
}

describe("the quick check of a snapshot", () => {
  test("is sure of a usual one", () => {
    expect(isSurely(pdfSample())).toBe(true);
    expect(isSurely(pdfSample({ result: "UNRANKED", noResult: "Quyết định số 46/QĐ-NTL" }))).toBe(true);
    expect(isSurely(pdfSample({ foreignLanguage: "FR", award: "Học sinh Xuất sắc", suddenAward: null }))).toBe(true);
  });

  test("is sure of nothing that the schema refuses or would change", () => {
    let [sure, refused] = [0, 0];
    for (const { where, value } of changed(pdfSample(), "record")) {
      const answer = TranscriptSchema.safeParse(value);
      if (!answer.success) refused += 1;
      if (!isSurely(value)) continue;
      sure += 1;
      expect(answer.success, where).toBe(true);
      expect(answer.data, where).toEqual(value);
    }
    expect(sure).toBeGreaterThan(250);
    expect(refused).toBeGreaterThan(3000);
  });
});

test.each([
  ["no number", z.number(), NaN],
  ["a number without an end", z.number(), Infinity],
  ["a list with a place never filled", z.array(z.string()), new Array<string>(1)],
])("is not sure of %s, which the schema refuses", (_, schema, value) => {
  expect(schema.safeParse(value).success).toBe(false);
  expect(quickCheck(schema)(value)).toBe(false);
});

describe("a kind of schema that it does not know", () => {
  test.each([
    ["a text that is changed", z.string().trim(), "a"],
    ["one of two", z.union([z.string(), z.boolean()]), "a"],
    ["any keys", z.record(z.string(), z.string()), {}],
    ["keys that may be more", z.object({ a: z.string() }), { a: "" }],
    ["what may be missing", z.strictObject({ a: z.string().optional() }), { a: "" }],
    ["a bound that is itself left out", z.int().gt(1), 2],
    ["a number that is no whole one", z.float32(), 2],
    ["a pattern that remembers", z.string().regex(/a/g), "a"],
    ["a rule that speaks of several places", z.string().superRefine(() => undefined), "a"],
    ["a known list of an unknown kind", z.array(z.bigint()), [1n]],
  ])("is never sure: %s", (_, schema, value) => {
    expect(schema.safeParse(value).success).toBe(true);
    expect(quickCheck(schema)(value)).toBe(false);
  });
});
