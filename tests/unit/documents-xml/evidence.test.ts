import { beforeAll, describe, expect, test } from "vitest";
import type { VerifyOptions } from "@/lib/documents/verification-options";
import { verifyXml } from "@/lib/documents/xml/verify-xml";
import { nextImprint, readEvidenceRecord, writeEvidenceRecord, type ArchiveTimeStamp } from "@/lib/signing/evidence-record";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { joinValidationData, type ValidationData } from "@/lib/signing/validation-data";
import { OPTIONS, sealedSample, sealXml } from "../../support/sealed-xml";
import { signerData, trialStamps, type TrialStamps } from "../../support/trial-evidence";

const SOON = new Date("2026-05-30T03:05:00Z");
const YEARS_LATER = new Date("2031-09-15T01:00:00Z"); // the first service still has months
const file = sealXml(sealedSample()).bytes;
const fileDigest = nodeSha256(file);
const SIGNERS = signerData(["teacher-1", "teacher-3", "homeroom", "head", "school"]);

let first: TrialStamps;
let second: TrialStamps;
beforeAll(async () => {
  [first, second] = [await trialStamps(), await trialStamps(new Date("2031-06-01T00:00:00Z"))];
});

/** A record with one more time-stamp. */
function stamped(earlier: readonly ArchiveTimeStamp[], stamps: TrialStamps, { at = SOON, data = null as ValidationData | null, digest = fileDigest } = {}): ArchiveTimeStamp[] {
  return [...earlier, { token: stamps.stamp(nextImprint({ fileDigest: digest, earlier, data }, nodeSha256), at), data }];
}
const record = (timeStamps: readonly ArchiveTimeStamp[], digest = fileDigest) => writeEvidenceRecord(digest, timeStamps, nodeSha256);
const complete = () => stamped([], first, { data: joinValidationData(SIGNERS, first.data(SOON)) });
const verify = (evidenceRecord: Uint8Array | null, changes: Partial<VerifyOptions> = {}) =>
  verifyXml(file, { ...OPTIONS, roots: [...OPTIONS.roots, first.root, second.root], crls: [], now: new Date(SOON.getTime() + 60_000), evidenceRecord, ...changes });

describe("An evidence record of an XML (RFC 4998)", () => {
  test("is read as it was written, with and without validation data", () => {
    for (const timeStamps of [complete(), stamped([], first), stamped(complete(), second, { at: YEARS_LATER, data: second.data(YEARS_LATER) })]) {
      expect(readEvidenceRecord(record(timeStamps), fileDigest, nodeSha256)).toEqual(timeStamps);
    }
  });

  test("makes an XML valid with the roots alone, where without it nothing is known of the certificates", async () => {
    expect((await verify(null)).integrity).toBe("UNDETERMINED");
    const report = await verify(record(complete()));
    expect(report.findings.filter(({ outcome }) => outcome !== "PASSED")).toEqual([]);
    expect([report.integrity, report.evidence?.level]).toEqual(["VALID", "B_LTA"]);
  });

  test.each([
    ["a time-stamp alone", () => stamped([], first), "B_T"],
    ["a time-stamp over the data of all", () => complete(), "B_LTA"],
    ["a time-stamp over the data of some signers", () => stamped([], first, { data: joinValidationData({ ...SIGNERS, crls: [] }, first.data(SOON)) }), "B_T"],
    ["a time-stamp, and later another over the data of all", () => stamped(stamped([], first), first, { data: joinValidationData(SIGNERS, first.data(SOON)) }), "B_LTA"],
  ] as [string, () => ArchiveTimeStamp[], string][])("%s: its level", async (_, make, level) => {
    const crls = [...OPTIONS.crls, first.issuingList, ...first.data(SOON).crls];
    expect((await verify(record(make()), { crls })).evidence?.level).toBe(level);
  });

  test("renewed before the service's certificate ends, it proves the time after that end", async () => {
    const renewed = stamped(complete(), second, { at: YEARS_LATER, data: second.data(YEARS_LATER) });
    const later = { now: new Date("2051-06-01T00:00:00Z") }; // the signers' certificates have ended
    expect((await verify(record(renewed), { now: new Date("2035-01-01T00:00:00Z") })).integrity).toBe("VALID");
    expect((await verify(record(complete()), later)).evidence).toMatchObject({ level: "B_B", timeStamps: [{ outcome: "NOT_MADE" }] });
  });
});

describe("A record that does not count is set aside and told; the XML is judged without it", () => {
  const another = nodeSha256(new TextEncoder().encode("another file"));
  test.each([
    ["of another file", () => record(stamped([], first, { digest: another, data: SIGNERS }), another)],
    ["cut short", () => record(complete()).subarray(0, -1)],
    ["with a byte too many", () => Uint8Array.from([...record(complete()), 0])],
    ["that is no record", () => new TextEncoder().encode("<HOC_BA/>")],
  ])("one %s", async (_, make) => {
    const report = await verify(make(), { crls: OPTIONS.crls });
    expect([report.integrity, report.evidence]).toEqual(["VALID", { level: "B_B", timeStamps: [], fault: { code: "RECORD_OF_OTHER_FILE" } }]);
  });

  test("one whose token is over something else", async () => {
    const report = await verify(record([{ token: first.stamp(another, SOON), data: SIGNERS }]), { crls: OPTIONS.crls });
    expect(report.integrity).toBe("VALID");
    expect(report.evidence).toMatchObject({ level: "B_B", timeStamps: [{ outcome: "FAILED", detail: { code: "TIME_STAMP_OF_OTHER_BYTES" } }] });
  });

  test("one of a service nobody trusts", async () => {
    const foreign = await trialStamps(new Date("2026-05-29T00:00:00Z"));
    const report = await verify(record(stamped([], foreign)), { crls: OPTIONS.crls });
    expect([report.integrity, report.evidence?.level, report.evidence?.timeStamps[0]?.outcome]).toEqual(["VALID", "B_B", "FAILED"]);
  });

  test("the validation data in it are never taken for those of another file: every byte of them is under the time-stamp's hash", async () => {
    const [one] = complete();
    if (!one) throw new Error("no time-stamp");
    const swapped = record([{ ...one, data: joinValidationData(SIGNERS, first.data(new Date("2026-05-31T03:05:00Z"))) }]);
    expect((await verify(swapped)).evidence).toMatchObject({ level: "B_B", timeStamps: [{ outcome: "FAILED" }] });
  });
});
