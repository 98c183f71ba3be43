import { expect, test } from "vitest";
import { BECAME_REFUSALS, whatBecame, type Became } from "@/lib/domain/transcript/shown-item";

const shown = { slotId: "s", unitId: "u", digest: "aa" };

test.each<[string, boolean, string, boolean, Became, string]>([
  // unit now      signed  digest  another in its place   what became of it, and why it is here
  ["SIGNING",      false,  "aa",   false,  "SAME",      "nothing happened: it may be signed"],
  ["SIGNING",      true,   "aa",   false,  "SIGNED",    "signed in another window"],
  ["ISSUED",       true,   "aa",   false,  "SIGNED",    "and sealed meanwhile"],
  ["WITHDRAWN",    false,  "aa",   true,   "REPLACED",  "taken back and made anew"],
  ["WITHDRAWN",    false,  "aa",   false,  "WITHDRAWN", "taken back, nothing in its place"],
  ["SIGNING",      false,  "bb",   false,  "ALTERED",   "the same unit says something else"],
  ["SIGNING",      true,   "bb",   false,  "ALTERED",   "that outweighs that it is signed"],
])("%s, signed %s, digest %s, replaced %s: %s (%s)", (unitStatus, signed, digest, replaced, became) => {
  expect(whatBecame(shown, { unitStatus, signed, digest, replaced })).toBe(became);
});

test("Whatever a record became, the batch has a refusal for it", () => {
  expect(Object.values(BECAME_REFUSALS).every((code) => code.length > 0)).toBe(true);
  expect(BECAME_REFUSALS.REPLACED).toBe("CHANGED_SINCE_PREVIEW");
});
