import "reflect-metadata";
import { X509CrlReason } from "@peculiar/x509";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import type { PdfEvidence } from "@/lib/documents/pdf/pdf-evidence";
import type { PdfTools } from "@/lib/documents/pdf/pdf-tools";
import { verifyPdf } from "@/lib/documents/pdf/verify-pdf";
import { nodeDigest, nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { joinValidationData } from "@/lib/signing/validation-data";
import type { ValidationData } from "@/lib/signing/validation-data";
import { completePdf, openSealed, SIGNERS_DATA, stampPdf } from "../../support/evidence-pdf";
import { PKI_CLOCK, TEST_CAS, TRUST } from "../../support/pki";
import { signerData, trialStamps, type TrialStamps } from "../../support/trial-evidence";

const SOON = new Date("2026-05-30T03:05:00Z"); // an hour after the seal
const YEARS_LATER = new Date("2031-09-15T01:00:00Z"); // the first service still has months
const DECADES_LATER = new Date("2052-06-01T00:00:00Z"); // every signer's certificate has ended

let tools: PdfTools;
let first: TrialStamps;
let second: TrialStamps;
let sealed: Uint8Array;
beforeAll(async () => {
  tools = await loadPdfTools();
  [first, second] = [await trialStamps(), await trialStamps(new Date("2031-06-01T00:00:00Z"))];
  sealed = openSealed(tools).bytes();
});

/** Roots alone, or with the lists of the test PKI. */
const verify = (bytes: Uint8Array, { now = SOON, crls = [] as readonly Uint8Array[] } = {}) =>
  verifyPdf(bytes, { roots: [...TRUST.roots, first.root, second.root], crls, now: new Date(now.getTime() + 60_000), sha256: nodeSha256, digest: nodeDigest, verifyRsa: nodeVerifyRsa, tools });
const grown = (grow: (pdf: PdfEvidence) => void) => {
  const pdf = openSealed(tools);
  grow(pdf);
  return pdf.bytes();
};
const complete = () => grown((pdf) => completePdf(pdf, first, SOON));
const failed = async (bytes: Uint8Array) => {
  const report = await verify(bytes, { crls: TRUST.crls });
  return { integrity: report.integrity, codes: report.findings.filter(({ outcome }) => outcome === "FAILED").map(({ detail }) => detail?.code) };
};
const all = (...parts: ValidationData[]) => joinValidationData(...parts);

describe("The level a file has reached (EN 319 142-1, table 1)", () => {
  const service = (at = SOON) => first.data(at);
  test.each([
    ["nothing after the seal", () => undefined, "B_B"],
    ["validation data that no time-stamp covers prove nothing of time", (pdf) => pdf.addStore(SIGNERS_DATA), "B_B"],
    ["a time-stamp alone", (pdf) => stampPdf(pdf, first, SOON), "B_T"],
    ["a time-stamp, and later the signers' data without the service's", (pdf) => (stampPdf(pdf, first, SOON), pdf.addStore(SIGNERS_DATA)), "B_T"],
    ["a time-stamp, and later all data", (pdf) => (stampPdf(pdf, first, SOON), pdf.addStore(all(SIGNERS_DATA, service()))), "B_LT"],
    ["all data, and a time-stamp over them", (pdf) => completePdf(pdf, first, SOON), "B_LTA"],
    ["a time-stamp, all data, a time-stamp", (pdf) => (stampPdf(pdf, first, SOON), completePdf(pdf, first, SOON)), "B_LTA"],
    ["data of two of three signers", (pdf) => (pdf.addStore(all({ ...SIGNERS_DATA, crls: [] }, service())), stampPdf(pdf, first, SOON)), "B_T"],
    ["two stores, a time-stamp", (pdf) => (pdf.addStore(SIGNERS_DATA), pdf.addStore(service()), stampPdf(pdf, first, SOON)), "B_LTA"],
  ] as [string, (pdf: PdfEvidence) => unknown, string][])("%s: %#", async (_, grow, level) => {
    const report = await verify(grown((pdf) => void grow(pdf)), { crls: [...TRUST.crls, ...service().crls, await serviceList()] });
    expect(report.findings.filter(({ outcome }) => outcome === "FAILED")).toEqual([]);
    expect([report.evidence?.level, report.integrity]).toEqual([level, "VALID"]);
  });
  /** The list of the service's own issuing CA: what a verifier may have at hand. */
  const serviceList = async () => (await trialStamps()).issuingList;
});

describe("Time", () => {
  test("a B-LTA file verifies with the roots alone", async () => {
    const report = await verify(complete());
    expect(report.findings.filter(({ outcome }) => outcome !== "PASSED")).toEqual([]);
    expect(report.integrity).toBe("VALID");
    expect(report.evidence).toMatchObject({ level: "B_LTA", timeStamps: [{ at: "2026-05-30T10:05:00+07:00", authority: "Học bạ số – Cấp dấu thời gian", outcome: "PASSED" }] });
  });

  test("with nearer roots, whose own status nobody tells, what the file holds from above them is not foreign for that", async () => {
    const near = [TEST_CAS.issuing, first.issuing];
    const report = await verifyPdf(complete(), { roots: near, crls: [], now: new Date(SOON.getTime() + 60_000), sha256: nodeSha256, digest: nodeDigest, verifyRsa: nodeVerifyRsa, tools });
    expect(report.findings.filter(({ outcome }) => outcome === "FAILED")).toEqual([]);
    expect(report.findings.find(({ check }) => check === "EVIDENCE")?.outcome).toBe("PASSED");
  });

  test("without evidence the same question cannot be answered with the roots alone", async () => {
    expect((await verify(sealed)).integrity).toBe("UNDETERMINED");
  });

  test("renewed before the service's certificate ends, it proves the time after that end", async () => {
    const renewed = grown((pdf) => {
      completePdf(pdf, first, SOON);
      pdf.addStore(second.data(YEARS_LATER));
      stampPdf(pdf, second, YEARS_LATER);
    });
    const report = await verify(renewed, { now: new Date("2035-01-01T00:00:00Z") });
    expect([report.integrity, report.evidence?.level, report.evidence?.timeStamps.map(({ outcome }) => outcome)]).toEqual(["VALID", "B_LTA", ["PASSED", "PASSED"]]);
  });

  test("not renewed, its time-stamp proves nothing any more once the service's certificate has ended", async () => {
    const report = await verify(complete(), { now: DECADES_LATER });
    expect(report.evidence).toMatchObject({ level: "B_B", timeStamps: [{ outcome: "NOT_MADE", detail: { code: "EXPIRED_TIME_UNPROVEN" } }] });
    expect(report.integrity).toBe("UNDETERMINED");
  });

  test.each([
    [X509CrlReason.superseded, "PASSED", "its key is unharmed"],
    [X509CrlReason.cessationOfOperation, "PASSED", "its key is unharmed"],
    [X509CrlReason.keyCompromise, "NOT_MADE", "whoever has the key may have stamped since"],
  ])("the service's certificate taken back later for reason %i: %s (%s)", async (reason, outcome) => {
    const back = new Date("2027-01-15T00:00:00Z");
    const report = await verify(complete(), { now: new Date("2027-02-01T00:00:00Z"), crls: [await first.revokedList(back, reason)] });
    expect(report.evidence?.timeStamps.map((one) => one.outcome)).toEqual([outcome]);
  });

  test("asked as of a day before the time-stamp, the time-stamp is no fault of the file", async () => {
    const report = await verify(complete(), { now: PKI_CLOCK, crls: TRUST.crls });
    expect([report.integrity, report.evidence?.level]).toEqual(["VALID", "B_B"]);
  });
});

describe("What is not evidence of this file", () => {
  test("a time-stamp by a service nobody trusts", async () => {
    const foreign = await trialStamps(new Date("2026-05-29T00:00:00Z"));
    expect(await failed(grown((pdf) => completePdf(pdf, foreign, SOON)))).toMatchObject({ integrity: "INVALID" });
  });

  test("a token over another file", async () => {
    const moved = grown((pdf) => {
      pdf.prepareTimeStamp(4608);
      pdf.addTimeStamp(first.stamp(nodeSha256(sealed), SOON));
    });
    expect(await failed(moved)).toEqual({ integrity: "INVALID", codes: ["TIME_STAMP_OF_OTHER_BYTES"] });
  });

  test("validation data of another file, with a time-stamp over them or without", async () => {
    const other = signerData(["teacher-1"]);
    expect(await failed(grown((pdf) => pdf.addStore(other)))).toEqual({ integrity: "INVALID", codes: ["FOREIGN_VALIDATION_DATA"] });
    expect(await failed(grown((pdf) => (pdf.addStore(all(SIGNERS_DATA, other, first.data(SOON))), stampPdf(pdf, first, SOON))))).toMatchObject({ codes: ["FOREIGN_VALIDATION_DATA"] });
  });

  test("the store moved behind the time-stamp", async () => {
    const bytes = complete();
    const stampStart = Buffer.from(bytes).lastIndexOf("\n6 0 obj\n");
    const store = bytes.subarray(sealed.length, stampStart);
    const moved = Buffer.concat([sealed, bytes.subarray(stampStart), store]);
    expect(await failed(new Uint8Array(moved))).toEqual({ integrity: "INVALID", codes: ["UNACCOUNTED_BYTES"] });
  });

  test.each([
    ["after everything", (bytes: Buffer) => Buffer.concat([bytes, Buffer.from("\n")])],
    ["between store and time-stamp", (bytes: Buffer) => insert(bytes, bytes.lastIndexOf("\n6 0 obj\n"), "\n% lời")],
    ["between two objects of the store", (bytes: Buffer) => insert(bytes, bytes.indexOf("<< /Type /DSS") - 9, " ")],
    ["a store that holds one thing more than it says", (bytes: Buffer) => insert(bytes, bytes.indexOf("xref", sealed.length), "99 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n")],
    ["in the padding of the token", (bytes: Buffer) => Buffer.from(bytes.toString("latin1").replace(/0000> +\/ByteRange(?!.*\/ByteRange)/s, "00ab>  /ByteRange"), "latin1")],
  ])("bytes %s", async (_, change) => {
    const bytes = Buffer.from(complete());
    const changed = change(bytes);
    expect(changed.equals(bytes)).toBe(false);
    expect(await failed(new Uint8Array(changed))).toMatchObject({ integrity: "INVALID" });
  });
  test("the token's algorithm written otherwise, which its signature does not answer for and every other reader accepts", async () => {
    const text = Buffer.from(complete()).toString("latin1");
    const changed = text.replace(/2a864886f70d010101(?=05000482)(?!.*2a864886f70d01010105000482)/s, "2a864886f70d01010b");
    expect(changed).not.toBe(text);
    expect(await failed(new Uint8Array(Buffer.from(changed, "latin1")))).toEqual({ integrity: "INVALID", codes: ["UNACCOUNTED_BYTES"] });
  });

  const insert = (bytes: Buffer, at: number, text: string) => Buffer.concat([bytes.subarray(0, at), Buffer.from(text), bytes.subarray(at)]);

  test("200 random changes of a B-LTA file, bytes flipped, cut out, doubled or put in: never valid", { timeout: 180_000 }, async () => {
    const bytes = complete();
    const change = fc.record({ kind: fc.constantFrom("flip", "cut", "double", "insert"), at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), size: fc.integer({ min: 1, max: 40 }), byte: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(change, async ({ kind, at, size, byte }) => {
        const place = sealed.length + Math.floor(at * (bytes.length - sealed.length)); // the signed part has its own test
        const [before, after] = [bytes.slice(0, place), bytes.subarray(place)];
        const changed = {
          flip: () => [before, new Uint8Array([(after[0] ?? 0) ^ byte]), after.subarray(1)],
          cut: () => [before, after.subarray(size)],
          double: () => [before, after.subarray(0, size), after],
          insert: () => [before, new Uint8Array(size).fill(byte), after],
        }[kind]();
        expect((await verify(new Uint8Array(Buffer.concat(changed)))).integrity).not.toBe("VALID");
      }),
      { seed: 16120, numRuns: 200 },
    );
  });
});
