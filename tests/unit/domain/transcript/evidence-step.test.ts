import { describe, expect, test } from "vitest";
import type { EvidenceLevel } from "@/lib/domain/verification/evidence-level";
import { nextEvidenceStep, nextEvidenceTry, renewEvidenceBy } from "@/lib/domain/transcript/evidence-step";

/** Level, what is at hand (T a time-stamp, V all validation data), and what is then written (D data, T a time-stamp). */
describe("The next step of evidence (EN 319 142-1, 6.3; RFC 4998)", () => {
  test.each([
    ["PDF", "B_B", "TV", "DT B_LTA", "everything at hand: data, and a time-stamp over them, in one pass"],
    ["PDF", "B_B", "T", "T B_T", "the time is taken at once: it cannot be had later"],
    ["PDF", "B_B", "V", "-", "data that no time-stamp covers prove nothing of time"],
    ["PDF", "B_B", "", "-", "nothing at hand"],
    ["PDF", "B_T", "TV", "DT B_LTA", "what was missing, and a time-stamp over it"],
    ["PDF", "B_T", "T", "-", "another time-stamp alone proves no more"],
    ["PDF", "B_T", "V", "D B_LT", "data go in while the service is away"],
    ["PDF", "B_LT", "T", "T B_LTA", "only the time-stamp is missing"],
    ["PDF", "B_LT", "TV", "DT B_LTA", "the service's own data go in with it"],
    ["PDF", "B_LT", "V", "-", "nothing new"],
    ["PDF", "B_LTA", "TV", "-", "complete"],
    ["XML", "B_B", "TV", "DT B_LTA", "as the PDF"],
    ["XML", "B_B", "T", "T B_T", "as the PDF"],
    ["XML", "B_T", "V", "-", "beside an XML nothing goes in without a time-stamp over it"],
    ["XML", "B_T", "TV", "DT B_LTA", "as the PDF"],
    ["XML", "B_LTA", "TV", "-", "complete"],
  ] as [("PDF" | "XML"), EvidenceLevel, string, string, string][])("%s at %s with %s at hand: %s (%s)", (format, level, hand, expected) => {
    const step = nextEvidenceStep({ format, level, isDue: false }, { timeStamp: hand.includes("T"), validation: hand.includes("V") });
    expect(step === null ? "-" : `${step.store ? "D" : ""}${step.timeStamp ? "T" : ""} ${step.to}`).toBe(expected);
  });

  test.each([
    ["B_LTA", "TV", "DT B_LTA"],
    ["B_LTA", "T", "T B_LTA"],
    ["B_LTA", "V", "-"],
    ["B_T", "T", "T B_T"],
    ["B_T", "TV", "DT B_LTA"],
  ] as const)("due for renewal at %s with %s at hand: %s", (level, hand, expected) => {
    const step = nextEvidenceStep({ format: "PDF", level, isDue: true }, { timeStamp: hand.includes("T"), validation: hand.includes("V") });
    expect(step === null ? "-" : `${step.store ? "D" : ""}${step.timeStamp ? "T" : ""} ${step.to}`).toBe(expected);
  });
});

test.each([
  [1, 1],
  [2, 2],
  [5, 16],
  [7, 60],
  [24, 60],
  [25, 1440],
  [1000, 1440],
])("After try %i in vain the next comes in %i minutes", (tries, minutes) => {
  const now = new Date("2026-05-30T02:00:00Z");
  expect(nextEvidenceTry(now, tries).getTime() - now.getTime()).toBe(minutes * 60_000);
});

test.each([
  ["2026-01-01", "2036-01-01", 365, "2035-01-01", "a year before the end"],
  ["2026-01-01", "2027-01-01", 365, "2026-07-02", "half its life, where a year before the end is its whole life"],
])("A time-stamp of %s whose service ends on %s, renewed %i days before: by %s (%s)", (at, ends, margin, expected) => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  expect(renewEvidenceBy({ at: day(at), ends: day(ends) }, margin).toISOString().slice(0, 10)).toBe(expected);
});
