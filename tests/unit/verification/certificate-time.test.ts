import { expect, test } from "vitest";
import { judgeCertificate, statusAt } from "@/lib/documents/certificate-facts";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const facts = { fault: null, notBefore: day("2025-01-01"), notAfter: day("2027-01-01"), revokedAt: null, revokedNow: null };

/** Worked by hand from QĐ 1789 Đ.8.1, 24.3b: judged when signed; a claimed time counts only while nothing speaks against it. */
test.each([
  // signed        now           existed by    revoked       outcome                      why
  ["2026-05-30", "2026-06-01", null, null, "PASSED PASSED PASSED", "in force then and now"],
  ["2024-12-31", "2026-06-01", null, null, "FAILED PASSED PASSED", "before its period"],
  ["2027-01-02", "2027-02-01", null, null, "FAILED PASSED NOT_MADE", "after its period"],
  ["2026-05-30", "2027-02-01", null, null, "PASSED PASSED NOT_MADE", "ended since, nothing proves the age"],
  ["2026-05-30", "2027-02-01", "2026-05-31", null, "PASSED PASSED PASSED", "ended since, in the register before"],
  ["2026-05-30", "2027-02-01", "2027-01-15", null, "PASSED PASSED NOT_MADE", "in the register only after the end"],
  ["2026-05-30", "2026-06-01", null, "2026-05-29", "PASSED FAILED NOT_MADE", "revoked the day before"],
  ["2026-05-30", "2026-06-01", null, "2026-05-30", "PASSED FAILED NOT_MADE", "revoked that very moment"],
  ["2026-05-30", "2026-08-01", null, "2026-07-01", "PASSED PASSED NOT_MADE", "revoked later: the key may have signed since"],
  ["2026-05-30", "2026-08-01", "2026-06-01", "2026-07-01", "PASSED PASSED PASSED", "revoked later, in the register before"],
  ["2026-05-30", "2026-08-01", "2026-07-01", "2026-07-01", "PASSED PASSED NOT_MADE", "in the register at the moment of revocation"],
] as [string, string, string | null, string | null, string, string][])("signed %s, asked %s, existed by %s, revoked %s: PERIOD STATUS TIME are %s (%s)", (signed, now, existed, revoked, expected) => {
  const revokedAt = revoked === null ? null : day(revoked);
  const moments = { signedAt: day(signed), now: day(now), existedBy: existed === null ? null : day(existed) };
  const judged = judgeCertificate({ ...facts, revokedAt }, moments);
  const of = (check: string) => judged.find((one) => one.check === check)?.outcome;
  expect([of("PERIOD"), of("STATUS"), of("TIME")].join(" ")).toBe(expected);
});

test("Without a list that speaks of the signing time the status is not made, never passed", () => {
  const judged = judgeCertificate({ ...facts, revokedAt: undefined }, { signedAt: day("2026-05-30"), now: day("2026-06-01"), existedBy: null });
  expect(judged.find(({ check }) => check === "STATUS")).toMatchObject({ outcome: "NOT_MADE", detail: { code: "NO_REVOCATION_LIST" } });
});

test.each([
  ["2024-06-01", null, "NOT_YET_VALID"],
  ["2026-06-01", null, "GOOD"],
  ["2026-06-01", undefined, "UNKNOWN"],
  ["2026-06-01", day("2026-05-01"), "REVOKED"],
  ["2026-04-01", day("2026-05-01"), "GOOD"],
  ["2028-06-01", null, "EXPIRED"],
  ["2028-06-01", day("2026-05-01"), "REVOKED"],
] as const)("On %s, revoked since %s, a certificate is shown as %s", (moment, since, status) => {
  expect(statusAt(facts, day(moment), since)).toBe(status);
});
