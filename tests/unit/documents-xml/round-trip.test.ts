import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareRecords } from "@/lib/documents/compare-records";
import { normalizeTranscript } from "@/lib/documents/transcript-schema";
import type { TranscriptData } from "@/lib/documents/transcript-data";
import { readXml } from "@/lib/documents/xml/read-xml";
import { writeUnsignedXml } from "@/lib/documents/xml/write-xml";
import { SUBJECTS } from "@/lib/domain/assessment/subjects";
import { TRAITS } from "@/lib/domain/assessment/traits";
import { bytesOf, sealedSample, textOf } from "../../support/sealed-xml";

const NASTY = ["&", "<", ">", '"', "'", "\n", "\t", " ", "]]>", "<!--", "&amp;", "&#38;", "Ê-đê", "ƀ", "č", "ĕ̆", "ŭ", "e\u0302\u0301", "Ệ", "ʼ", "’", "𐍈", "-", "đ"];
const text = fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "grapheme", maxLength: 4 })), { maxLength: 12 }).map((parts) => parts.join(""));
const filled = text.map((value) => `x${value}`);
const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const nullable = fc.option(text, { nil: null });

const teachers = sealedSample().subjectTeachers;
const subjects = fc
  .tuple(fc.subarray(SUBJECTS.map(({ code }) => code), { minLength: 2 }), fc.constantFrom("T", "H", "C"), fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }), nullable)
  .map(([codes, level, mark, comment]) =>
    codes.map((subject, index) => ({ subject, level: level as "T", mark, comment, slot: index % 2 === 0 ? "gvbm-1" : "gvbm-2" })),
  );
const traits = fc.subarray(TRAITS.map(({ code }) => code)).map((codes) => codes.map((trait, index) => ({ trait, level: (["T", "D", "C"] as const)[index % 3] ?? "T" })));

const changes: fc.Arbitrary<Partial<TranscriptData>> = fc.record({
  code: fc.uuid({ version: 4 }),
  trial: fc.boolean(),
  pupil: fc.record({
    fullName: filled,
    identityNumber: filled,
    code: filled,
    admissionNumber: text,
    sex: fc.constantFrom("Nam", "Nữ"),
    birthDate: day,
    birthPlace: text,
    hometown: text,
    address: text,
    ethnicity: text,
    nationality: text,
    fatherName: nullable,
    motherName: nullable,
    guardianName: nullable,
  }),
  subjects,
  traits,
  subjectTeachers: fc.constant(teachers),
  remarks: fc.record({ qualities: text, generalCompetences: text, specificCompetences: text, overall: text }),
  promoted: fc.boolean(),
  completedPrimary: fc.option(fc.boolean(), { nil: null }),
  award: nullable,
  gapReason: nullable,
  previous: fc.option(fc.record({ code: fc.uuid({ version: 4 }), digest: fc.constant("0f".repeat(32)) }), { nil: null }),
  declaredOn: day,
  foreignLanguage: fc.constantFrom(null, "FR", "JA"),
  exemptions: fc.array(fc.record({ subject: fc.constant("HD" as const), reason: text }), { maxLength: 1 }),
});

const PROPERTY = { seed: 20260530, numRuns: 200 };

test("Every record that can be written comes back from its XML as it was", () => {
  fc.assert(
    fc.property(changes, (change) => {
      const data = normalizeTranscript(sealedSample(change));
      const read = readXml(writeUnsignedXml(data));
      expect(read).toEqual({ kind: "READ", data, signatures: [] });
    }),
    PROPERTY,
  );
});

test("What is written is always NFC and holds no carriage return, comment or entity beside the five", () => {
  fc.assert(
    fc.property(changes, (change) => {
      const xml = textOf(writeUnsignedXml(normalizeTranscript(sealedSample(change))));
      expect(xml).toBe(xml.normalize("NFC"));
      expect(xml).not.toMatch(/\r|<!|&(?!(amp|lt|gt);)/);
    }),
    PROPERTY,
  );
});

test.each([
  ["a name that is not NFC", { homeroom: { name: "Hue\u0302\u0301", identity: "079187000088" } }],
  ["a carriage return", { completion: "một\r\nhai" }],
  ["a control character", { award: "\u0007" }],
  ["a lone surrogate", { award: "\ud800" }],
  ["half a mark", { subjects: [{ subject: "TV", level: "T", mark: 9.5, comment: null, slot: "gvbm-1" }] }],
  ["a teacher who answers for nothing", { subjectTeachers: [...teachers, { key: "gvbm-3", name: "A", identity: "079187000088" }] }],
  ["a subject that nobody answers for", { subjectTeachers: teachers.slice(0, 1) }],
  ["a day that does not exist", { declaredOn: "2026-02-30" }],
  ["no result and nothing that it rests on", { result: "UNRANKED" }],
  ["a result and a decision that there is none", { noResult: "Quyết định số 46/QĐ-NTL ngày 11/05/2026" }],
  ["a result of no subject at all", { subjects: [], subjectTeachers: [] }],
] as [string, Partial<TranscriptData>][])("A record with %s is refused before anything is written", (_, change) => {
  expect(() => writeUnsignedXml(sealedSample(change))).toThrow();
});

test("Another language than Tiếng Anh stands beside the subject and in the extension; Tiếng Anh is not named twice", () => {
  const french = textOf(writeUnsignedXml(sealedSample({ foreignLanguage: "FR" })));
  expect(french).toContain("<TEN_MON_HOC>Ngoại ngữ 1 (Tiếng Pháp)</TEN_MON_HOC>");
  expect(french).toContain("<NGOAI_NGU_1>Tiếng Pháp</NGOAI_NGU_1>");
  const english = textOf(writeUnsignedXml(sealedSample()));
  expect(english).toContain("<TEN_MON_HOC>Ngoại ngữ 1 (Tiếng Anh)</TEN_MON_HOC>");
  expect(english).not.toContain("NGOAI_NGU_1");
  const data = sealedSample({ foreignLanguage: "KO" });
  expect(readXml(writeUnsignedXml(data))).toEqual({ kind: "READ", data, signatures: [] });
  expect(readXml(bytesOf(french.replace("Ngoại ngữ 1 (Tiếng Pháp)", "Ngoại ngữ 1 (Tiếng Anh)"))), "a name that is not the language's is read, and told by the comparison of the rebuilt file").toMatchObject({ kind: "READ" });
});

describe("A year without a result", () => {
  const without = { result: "UNRANKED", noResult: "Quyết định số 46/QĐ-NTL ngày 11/05/2026 (KHGDCN số 03/KH, QĐ số 15/QĐ-NTL)" } as const;

  test.each([["some subjects", {}], ["no subject at all", { subjects: [], subjectTeachers: [] }]])("of %s comes back as it was, the mandatory tag saying so, its ground in the extension", (_, change) => {
    const data = sealedSample({ ...without, ...change });
    const xml = writeUnsignedXml(data);
    expect(readXml(xml)).toEqual({ kind: "READ", data, signatures: [] });
    expect(textOf(xml)).toContain("<KET_QUA_XEP_LOAI>Không đánh giá</KET_QUA_XEP_LOAI>");
    expect(textOf(xml)).toContain(`<CAN_CU_KHONG_DANH_GIA>${without.noResult}</CAN_CU_KHONG_DANH_GIA>`);
  });

  test("is told apart from one with a result, field by field", () => {
    const fields = compareRecords(sealedSample(without), sealedSample({ result: "DONE" })).map(({ label }) => label);
    expect(fields).toEqual(["Kết quả giáo dục", "Căn cứ không đánh giá kết quả"]);
  });
});

test("A null has no tag and an empty text has an empty tag", () => {
  const xml = textOf(writeUnsignedXml(sealedSample()));
  expect(xml).not.toContain("HO_VA_TEN_CHA");
  expect(xml).toContain("<NHAN_XET></NHAN_XET>");
});

test("A subject that is exempt has no line in the marks table and its reason stands in the extension", () => {
  const xml = textOf(writeUnsignedXml(sealedSample()));
  expect(xml).not.toContain('Id="mon-TD"');
  expect(xml).toContain("<MIEN><MA_MON_HOC>TD</MA_MON_HOC><LY_DO>Theo Quyết định số 14/QĐ-NTL ngày 12/9/2025</LY_DO></MIEN>");
});
