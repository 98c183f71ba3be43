import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import { writeSignedPdf, openPdf } from "@/lib/documents/pdf/open-pdf";
import type { PdfTools } from "@/lib/documents/pdf/pdf-tools";
import { verifyPdf } from "@/lib/documents/pdf/verify-pdf";
import { nodeDigest, nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { PKI_CLOCK, testSigner, TRUST } from "../../support/pki";
import { pdfSample, signPdf } from "../../support/signed-pdf";

let tools: PdfTools;
let sealed: ReturnType<typeof signPdf>;
beforeAll(async () => {
  tools = await loadPdfTools();
  sealed = signPdf(pdfSample(), tools);
});

const verify = (bytes: Uint8Array) => verifyPdf(bytes, { ...TRUST, now: PKI_CLOCK, sha256: nodeSha256, digest: nodeDigest, verifyRsa: nodeVerifyRsa, tools });
const failed = async (bytes: Uint8Array) => {
  const report = await verify(bytes);
  return { integrity: report.integrity, codes: report.findings.filter(({ outcome }) => outcome === "FAILED").map(({ detail }) => detail?.code) };
};
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const replaced = (bytes: Uint8Array, from: string | RegExp, to: string) => {
  const text = latin1(bytes);
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  return new Uint8Array(Buffer.from(changed, "latin1"));
};
const appended = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe("a sealed file", () => {
  test("is valid; its three signers and its data are told", async () => {
    const report = await verify(sealed.bytes);
    expect(report.findings.filter(({ outcome }) => outcome !== "PASSED")).toEqual([]);
    expect(report.integrity).toBe("VALID");
    expect(report.data).toEqual(pdfSample());
    expect(report.signatures.map(({ slot, signer, signedAt }) => [slot, signer, signedAt])).toEqual([
      ["gvcn", testSigner("homeroom").name, "2026-05-30T08:02:47+07:00"],
      ["cbql", testSigner("head").name, "2026-05-30T08:15:02+07:00"],
      ["phathanh", testSigner("school").name, "2026-05-30T08:40:31+07:00"],
    ]);
  });

  test("comes out the same when its signatures are put into a new drawing", () => {
    expect(writeSignedPdf(pdfSample(), sealed.signatures, tools)).toEqual(sealed.bytes);
  });

  test("each stage begins with the exact bytes of the one before", () => {
    for (const [index, stage] of sealed.stages.entries()) expect(latin1(sealed.bytes).startsWith(latin1(stage)), String(index)).toBe(true);
  });

  test("signatures out of order are not taken", () => {
    const [, head] = sealed.signatures;
    expect(() => head && openPdf(pdfSample(), tools).add(head)).toThrow("gvcn");
  });
});

describe("what is not a whole sealed file of ours", () => {
  test("an unsigned drawing is not a học bạ", async () => {
    expect((await verify(sealed.stages[0] ?? new Uint8Array())).notOurs?.code).toBe("UNSIGNED");
  });

  test.each([1, 2])("with only %i of three signatures it is invalid: a signer is missing", async (count) => {
    expect(await failed(signPdf(pdfSample(), tools, { count }).bytes)).toMatchObject({ integrity: "INVALID", codes: expect.arrayContaining(["SLOT_MISSING"]) });
  });

  test("a later signature removed leaves an invalid file, though the others hold", async () => {
    const { codes } = await failed(sealed.stages[2] ?? new Uint8Array());
    expect(codes).toEqual(["SLOT_MISSING"]);
  });

  test.each([
    ["EMPTY", ""],
    ["NOT_XML_OR_PDF", "Kính gửi nhà trường"],
    ["OTHER_DOCUMENT", "%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer << >>\nstartxref\n9\n%%EOF\n"],
    ["ENCRYPTED", "%PDF-1.7\ntrailer << /Encrypt 9 0 R >>\n%%EOF"],
    ["TRUNCATED", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog"],
  ])("%s is told and not judged", async (code, text) => {
    const report = await verify(new TextEncoder().encode(text));
    expect([report.notOurs?.code, report.integrity]).toEqual([code, null]);
  });

  test("more than 10 MB is not read", async () => {
    expect((await verify(new Uint8Array(10 * 1024 * 1024 + 1).fill(0x25))).notOurs?.code).toBe("TOO_LARGE");
  });

  test("a file cut anywhere is never valid", async () => {
    for (let share = 0.02; share < 1; share += 0.07) expect((await verify(sealed.bytes.subarray(0, sealed.bytes.length * share))).integrity).not.toBe("VALID");
  });
});

describe("changes", () => {
  test("a mark changed on the page but not in the data", async () => {
    const nine = tools.fonts.regular.glyphs[0x39]?.hex ?? "";
    const ten = tools.fonts.regular.glyphs[0x38]?.hex ?? "";
    expect(await failed(replaced(sealed.bytes, `<${nine}> Tj`, `<${ten}> Tj`))).toMatchObject({ integrity: "INVALID", codes: ["ALTERED"] });
  });

  test("a mark changed in the data but not on the page", async () => {
    const changed = replaced(sealed.bytes, "<DIEM_KIEM_TRA_DINH_KY>8<", "<DIEM_KIEM_TRA_DINH_KY>9<");
    expect((await failed(changed)).integrity).toBe("INVALID");
  });

  test("content put in between two signatures, which pdfsig lets pass", async () => {
    const [, first = new Uint8Array()] = sealed.stages;
    const startXref = /startxref\n(\d+)\n%%EOF$/.exec(latin1(first))?.[1];
    const update = `\n33 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\nxref\n33 1\n${String(first.length + 1).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 38 /Root 1 0 R /Prev ${startXref} >>\nstartxref\n${first.length + 60}\n%%EOF`;
    const rest = sealed.bytes.subarray(first.length);
    expect((await failed(appended(first, new TextEncoder().encode(update), rest))).integrity).toBe("INVALID");
  });

  test("an update after the seal", async () => {
    expect(await failed(appended(sealed.bytes, new TextEncoder().encode("\n% a remark")))).toEqual({ integrity: "INVALID", codes: ["UNACCOUNTED_BYTES"] });
  });

  test("one byte more at the end", async () => {
    expect((await failed(appended(sealed.bytes, new Uint8Array([10])))).integrity).toBe("INVALID");
  });

  test("something hidden in the padding of a signature", async () => {
    expect((await failed(replaced(sealed.bytes, /000000> \/Name/, "0000ab> /Name"))).integrity).toBe("INVALID");
  });

  test("the time of a signature", async () => {
    expect((await failed(replaced(sealed.bytes, "D:20260530084031", "D:20260530084032"))).integrity).toBe("INVALID");
  });

  test("the head's place filled by the deputy's certificate", async () => {
    const { bytes } = signPdf(pdfSample(), tools, { holders: { cbql: "deputy" } });
    expect(await failed(bytes)).toEqual({ integrity: "INVALID", codes: ["OTHER_PERSON"] });
  });

  test("a certificate of an authority nobody trusts, with the right name and number", async () => {
    const { bytes } = signPdf(pdfSample(), tools, { holders: { cbql: "foreign" } });
    expect((await failed(bytes)).integrity).toBe("INVALID");
  });

  test("300 random changes, bytes flipped, cut out, doubled or put in: never valid", { timeout: 120_000 }, async () => {
    const change = fc.record({ kind: fc.constantFrom("flip", "cut", "double", "insert"), at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), size: fc.integer({ min: 1, max: 40 }), byte: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(change, async ({ kind, at, size, byte }) => {
        const place = Math.floor(at * sealed.bytes.length);
        const [before, after] = [sealed.bytes.slice(0, place), sealed.bytes.subarray(place)];
        const changed = {
          flip: () => appended(before, new Uint8Array([(after[0] ?? 0) ^ byte]), after.subarray(1)),
          cut: () => appended(before, after.subarray(size)),
          double: () => appended(before, after.subarray(0, size), after),
          insert: () => appended(before, new Uint8Array(size).fill(byte), after),
        }[kind]();
        expect((await verify(changed)).integrity).not.toBe("VALID");
      }),
      { seed: 16119, numRuns: 300 },
    );
  });
});
