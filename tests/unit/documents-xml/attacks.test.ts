import { expect, test } from "vitest";
import { verifyXml } from "@/lib/documents/xml/verify-xml";
import type { TranscriptData } from "@/lib/documents/transcript-data";
import type { DetailCode } from "@/lib/domain/verification/checks";
import { writeSignedXml } from "@/lib/documents/xml/write-xml";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { testSigner, TEST_CAS } from "../../support/pki";
import type { TestHolder } from "../../support/pki";
import { bytesOf, OPTIONS, sealedSample, sealXml, textOf } from "../../support/sealed-xml";

const SEALED = sealXml(sealedSample());
const TEXT = textOf(SEALED.bytes);
const verify = (bytes: Uint8Array, changes = {}) => verifyXml(bytes, { ...OPTIONS, ...changes });
const verifyText = (text: string) => verify(bytesOf(text));
const codesOf = (report: Awaited<ReturnType<typeof verify>>) => report.findings.flatMap(({ detail }) => detail?.code ?? []);
const slotElement = (tag: string) => new RegExp(`<${tag} Id=.*?</${tag}>`, "s");
const personOf = (id: TestHolder) => ({ name: testSigner(id).name, identity: testSigner(id).identity.number });

test("The sealed sample is valid, tells every fact, and only the register is not asked", async () => {
  const report = await verify(SEALED.bytes);
  expect(report).toMatchObject({ format: "XML", integrity: "VALID", standing: "UNKNOWN", data: { pupil: { birthDate: "2016-03-09" } } });
  expect(report.signatures.map(({ slot, integrity, statusWhenSigned }) => [slot, integrity, statusWhenSigned])).toEqual(
    ["gvbm-1", "gvbm-2", "gvcn", "cbql", "phathanh"].map((slot) => [slot, "VALID", "GOOD"]),
  );
  expect(report.signatures[1]).toMatchObject({ signer: "H’Bĭa Êban", role: "GVBM", subjects: ["NN", "AN"], identity: { kind: "CCCD", number: "066190000033" } });
});

test("A deputy with the delegation in the title is as good as the head", async () => {
  const data = sealedSample({ head: { ...personOf("deputy"), title: "KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG" } });
  expect((await verify(sealXml(data, { signers: { cbql: "deputy" } }).bytes)).integrity).toBe("VALID");
});

/** The right text, one thing changed; what it must be told as. */
test.each([
  ["a mark is raised", TEXT.replace("<DIEM_KIEM_TRA_DINH_KY>8<", "<DIEM_KIEM_TRA_DINH_KY>9<"), "WRONG_VALUE"],
  ["a name is changed", TEXT.replace("Bhŏč", "Bhoc"), "WRONG_VALUE"],
  ["a comment is emptied", TEXT.replace("Hát đúng nhịp.", ""), "WRONG_VALUE"],
  ["a flag is turned", TEXT.replace("<BAN_THU>1<", "<BAN_THU>0<"), "WRONG_VALUE"],
  ["the GVCN's signature is taken out", TEXT.replace(slotElement("GVCN"), ""), "SLOT_MISSING"],
  ["a subject teacher's signature is taken out", TEXT.replace(slotElement("GVBM"), ""), "SLOT_MISSING"],
  ["the school's signature is taken out", TEXT.replace(slotElement("KY_PHAT_HANH"), ""), "SLOT_MISSING"],
  ["a signature is there twice", TEXT.replace(slotElement("GVBM"), "$&$&"), "SLOT_UNEXPECTED"],
  ["two slots carry one Id", TEXT.replace('<GVBM Id="gvbm-2">', '<GVBM Id="gvbm-1">'), "SLOT_UNEXPECTED"],
  ["the date beside a signature is changed", TEXT.replace("<NGAY_KY>2026-05-30T08:00:00", "<NGAY_KY>2026-05-29T08:00:00"), "ALTERED"],
  ["the signing time inside is changed", TEXT.replaceAll("2026-05-30T08:00:00+07:00", "2026-05-30T08:00:01+07:00"), "WRONG_VALUE"],
  ["a digest is changed", TEXT.replace(/<DigestValue>./, "<DigestValue>z"), "ALTERED"],
  ["an algorithm is exchanged", TEXT.replace("rsa-sha256", "rsa-sha1"), "ALTERED"],
  ["a reference points elsewhere", TEXT.replace('URI="#data"', 'URI="#mon-TV"'), "ALTERED"],
  ["an Id is renamed", TEXT.replace('Id="id-HO_VA_TEN"', 'Id="id-ho-va-ten"'), "ALTERED"],
  ["a subject name differs from its certificate", TEXT.replace("<X509SubjectName>UID=", "<X509SubjectName>uid="), "ALTERED"],
  ["an attribute is quoted otherwise", TEXT.replace('Id="data"', "Id='data'"), "ALTERED"],
  ["an empty tag is shortened", TEXT.replace("<NHAN_XET></NHAN_XET>", "<NHAN_XET/>"), "ALTERED"],
  ["a letter is written as an entity", TEXT.replace('"diễn cảm"', "&quot;diễn cảm&quot;"), "ALTERED"],
  ["a space stands in a start tag", TEXT.replace("<BANG_DIEM>", "<BANG_DIEM >"), "ALTERED"],
  ["two leaves change places", TEXT.replace(/(<DAN_TOC>.*?<\/DAN_TOC>)(<QUOC_TICH>.*?<\/QUOC_TICH>)/, "$2$1"), "ALTERED"],
  ["a name is no longer NFC", TEXT.replace("Ê-đê", "E\u0302-đê"), "MALFORMED"],
  ["the signature stands among the data", TEXT.replace("<MO_RONG>", `<MO_RONG>${/<Signature .*?<\/Signature>/s.exec(TEXT)?.[0] ?? ""}`), "MALFORMED"],
] as [string, string, DetailCode][])("When %s, the file is invalid", async (_, text, code) => {
  expect(text).not.toBe(TEXT);
  const report = await verifyText(text);
  expect(report).toMatchObject({ integrity: "INVALID", data: null });
  expect(codesOf(report)).toContain(code);
});

test("A signed subject cannot be carried to another pupil", async () => {
  const other = sealXml(sealedSample({ code: "5a0d6f2e-7c11-4f0a-9b1f-1d2c3b4a5968", pupil: { ...sealedSample().pupil, fullName: "Lê Văn Khác", identityNumber: "079216009999" } }));
  const pick = (text: string, pattern: RegExp) => pattern.exec(text)?.[0] ?? "";
  const [lesson, slot] = [/<MON_HOC Id="mon-NN">.*?<\/MON_HOC>/s, /<GVBM Id="gvbm-2">.*?<\/GVBM>/s];
  const text = textOf(other.bytes).replace(lesson, pick(TEXT, lesson)).replace(slot, pick(TEXT, slot));
  const report = await verifyText(text);
  expect(report.integrity).toBe("INVALID");
  expect(report.signatures.find(({ slot: key }) => key === "gvbm-2")?.integrity).toBe("INVALID");
});

/** Everything signed anew by these people at these times: the values all fit, the policy does not. */
test.each([
  ["another teacher signs a subject", { signers: { "gvbm-2": "teacher-4" } }, {}, "OTHER_PERSON"],
  ["the deputy signs for the head", { signers: { cbql: "deputy" } }, {}, "OTHER_PERSON"],
  ["the head signs with a certificate of another authority", { signers: { cbql: "foreign" } }, {}, "UNTRUSTED_ISSUER"],
  ["a person's certificate stands for the school", { signers: { phathanh: "head" } }, {}, "OTHER_PERSON"],
  ["the homeroom teacher's certificate was revoked", { signers: { gvcn: "revoked" } }, { homeroom: personOf("revoked") }, "REVOKED_WHEN_SIGNED"],
  ["the homeroom teacher's certificate had expired", { signers: { gvcn: "expired" } }, { homeroom: personOf("expired") }, "EXPIRED_WHEN_SIGNED"],
  ["a certificate is not valid yet", { signers: { gvcn: "not-yet-valid" } }, { homeroom: personOf("not-yet-valid") }, "NOT_YET_VALID_WHEN_SIGNED"],
  ["a deputy signs without the delegation in the title", { signers: { cbql: "deputy" } }, { head: { ...personOf("deputy"), title: "PHÓ HIỆU TRƯỞNG" } }, "TITLE_NOT_DECLARED"],
  ["the homeroom teacher signs before a subject teacher", { times: { gvcn: "2026-05-28T08:10:00+07:00" } }, {}, "SIGNED_TOO_EARLY"],
  ["the seal comes before the head", { times: { phathanh: "2026-05-29T09:15:01+07:00" } }, {}, "SIGNED_TOO_EARLY"],
  ["the seal comes before the declared day", { times: { phathanh: "2026-05-29T23:59:59+07:00" } }, {}, "SEAL_BEFORE_DECLARED_DATE"],
  ["the seal lies in the future", { times: { phathanh: "2026-05-30T09:00:01+07:00" } }, {}, "SIGNED_IN_FUTURE"],
] as [string, Parameters<typeof sealXml>[1], Partial<TranscriptData>, DetailCode][])("When %s, the file is invalid", async (_, changes, data, code) => {
  const report = await verify(sealXml(sealedSample(data), changes).bytes);
  expect(report).toMatchObject({ integrity: "INVALID", data: null });
  expect(codesOf(report)).toContain(code);
});

test("A signature value of another key is wrong, whatever the certificate says", async () => {
  const forged = SEALED.signatures.map((signature) =>
    signature.slot === "phathanh" ? { ...signature, value: testSigner("head").signBytes(signature.value) } : signature,
  );
  const report = await verify(writeSignedXml(sealedSample(), forged, nodeSha256));
  expect(codesOf(report)).toEqual(["WRONG_VALUE"]);
});

test("Without revocation lists nothing is valid and nothing is invalid", async () => {
  const report = await verify(SEALED.bytes, { crls: [] });
  expect(report.integrity).toBe("UNDETERMINED");
  expect(new Set(codesOf(report))).toEqual(new Set(["NO_REVOCATION_LIST"]));
});

test("Without a trusted root the record is not shown as anybody's", async () => {
  expect(await verify(SEALED.bytes, { roots: [] })).toMatchObject({ integrity: "UNDETERMINED", data: null });
});

test("Another root than ours makes it invalid", async () => {
  expect((await verify(SEALED.bytes, { roots: [TEST_CAS.foreignRoot] })).integrity).toBe("INVALID");
});

const LONG_AFTER = new Date("2060-01-01T00:00:00Z"); // every certificate of the test PKI has ended

test.each([
  ["by nothing", undefined, "UNDETERMINED"],
  ["by a register that had it the same day", "2026-05-30T08:00:05+07:00", "VALID"],
  ["by a register that had it only after the end", "2055-01-01T00:00:00+07:00", "UNDETERMINED"],
])("Certificates have expired since, and the file's age is proven %s", async (_, existedBy, integrity) => {
  const registry = { standing: "IN_FORCE" as const, ...(existedBy === undefined ? {} : { existedBy }) };
  const report = await verify(SEALED.bytes, { now: LONG_AFTER, registry });
  expect(report).toMatchObject({ integrity, standing: "IN_FORCE" });
  expect(report.signatures.map(({ statusNow }) => statusNow)).toContain("EXPIRED");
});

test("A list made after a certificate ended says nothing of it: no longer naming it proves nothing", async () => {
  const april = ["gvbm-1", "gvbm-2", "gvcn", "cbql", "phathanh"].map((slot, index) => [slot, `2026-04-20T0${index + 1}:00:00+07:00`] as const);
  const data = sealedSample({ homeroom: personOf("expired"), declaredOn: "2026-04-20" });
  const sealed = sealXml(data, { signers: { gvcn: "expired" }, times: Object.fromEntries(april) });
  const report = await verify(sealed.bytes, { now: new Date("2026-04-25T00:00:00Z") });
  expect(report.integrity).toBe("UNDETERMINED");
  expect(codesOf(report)).toEqual(["NO_REVOCATION_LIST"]);
});

test("Replaced is a standing, not an integrity", async () => {
  const report = await verify(SEALED.bytes, { registry: { standing: "REPLACED", replacedBy: "8d1f3c52-6b0e-4f6c-9d59-0a7f2d1c4e10" } });
  expect(report).toMatchObject({ integrity: "VALID", standing: "REPLACED", replacedBy: "8d1f3c52-6b0e-4f6c-9d59-0a7f2d1c4e10" });
});

test("A file without any signature is told so", async () => {
  const unsigned = writeSignedXml(sealedSample(), [], nodeSha256);
  expect(await verify(unsigned)).toMatchObject({ integrity: null, notOurs: { code: "UNSIGNED" } });
});
