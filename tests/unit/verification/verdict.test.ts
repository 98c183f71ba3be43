import { describe, expect, test } from "vitest";
import { FILE_CHECKS, SIGNATURE_CHECKS } from "@/lib/domain/verification/checks";
import type { Finding, Outcome } from "@/lib/domain/verification/checks";
import { integrityOf, signatureIntegrity } from "@/lib/domain/verification/verdict";

const whole = (): Finding[] => [
  ...FILE_CHECKS.map((check): Finding => ({ check, outcome: "PASSED" })),
  ...["gvcn", "cbql"].flatMap((subject) => SIGNATURE_CHECKS.map((check): Finding => ({ check, subject, outcome: "PASSED" }))),
];
const withOutcome = (place: number, outcome: Outcome) => whole().map((finding, index) => (index === place ? { ...finding, outcome } : finding));
const places = whole().map((finding, index) => [`${finding.check} ${finding.subject ?? "file"}`, index] as const);

describe("The verdict", () => {
  test("is valid when every check was made and passed", () => expect(integrityOf(whole())).toBe("VALID"));
  test("is undetermined when nothing was checked", () => expect(integrityOf([])).toBe("UNDETERMINED"));
  test("is undetermined for a file that nobody signed", () => expect(integrityOf(whole().slice(0, FILE_CHECKS.length))).toBe("UNDETERMINED"));
  test.each(places)("is invalid when %s failed", (_, place) => expect(integrityOf(withOutcome(place, "FAILED"))).toBe("INVALID"));
  test.each(places)("is undetermined when %s could not be checked", (_, place) => expect(integrityOf(withOutcome(place, "NOT_MADE"))).toBe("UNDETERMINED"));
  test.each(places)("is undetermined when %s was forgotten", (_, place) => expect(integrityOf(whole().filter((__, index) => index !== place))).toBe("UNDETERMINED"));
  test("is invalid when one failed and another was not made", () => {
    expect(integrityOf([...withOutcome(0, "NOT_MADE"), { check: "CONTENT", outcome: "FAILED" }])).toBe("INVALID");
  });
});

test("A signature is judged by its own findings alone", () => {
  const findings = whole().map((finding): Finding => (finding.subject === "cbql" && finding.check === "ISSUER" ? { ...finding, outcome: "FAILED" } : finding));
  expect([signatureIntegrity(findings, "gvcn"), signatureIntegrity(findings, "cbql"), signatureIntegrity(findings, "phathanh")]).toEqual([
    "VALID",
    "INVALID",
    "UNDETERMINED",
  ]);
});
