import { z } from "zod";
import { OTHER_LANGUAGES } from "@/lib/domain/assessment/foreign-languages";
import { SUBJECT_LEVELS, TRAIT_LEVELS, YEAR_STANDINGS } from "@/lib/domain/assessment/levels";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { TRAIT_CODES } from "@/lib/domain/assessment/traits";
import { quickCheck } from "./quick-check";
import type { TranscriptData } from "./transcript-data";

// XML 1.0 §2.2 Char, less U+000D (a reader would turn it into U+000A), C1 controls and U+FFFD (a lost letter); `u` also refuses lone surrogates.
const PRINTABLE = /^[\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffc\u{10000}-\u{10ffff}]*$/u;
// Letters of these blocks have no other composed form, so that nearly every text is known at one look to be printable and NFC.
const PLAIN = /^[\t\n\u0020-\u007e\u00a0-\u02ff\u1e00-\u1eff\u2010-\u2027]*$/;
const MAX_TEXT = 4000;

const isText = (value: string): boolean => value.length <= MAX_TEXT && (PLAIN.test(value) || (PRINTABLE.test(value) && value === value.normalize("NFC")));
const wrongText = ({ input }: { input?: unknown }): string => {
  const value = String(input);
  if (value === "") return "EMPTY";
  return value.length > MAX_TEXT ? "TOO_LONG" : PRINTABLE.test(value) ? "NOT_NFC" : "CONTROL_CHARACTER";
};
const text = z.string().refine(isText, { error: wrongText });
const filled = z.string().refine((value) => value !== "" && isText(value), { error: wrongText });
const day = z.iso.date();
const decimal = z.string().regex(/^(0|[1-9]\d{0,2})(\.\d{1,4})?$/);
const count = z.int().min(0).max(999);
const subjectCode = z.enum(SUBJECT_CODES);
const slotKey = z.string().regex(/^gvbm-[1-9]\d?$/);
const person = z.strictObject({ name: filled, identity: filled });
const uuid = z.uuidv4().regex(/^[0-9a-f-]+$/);

const school = z.strictObject({
  departmentCode: filled,
  departmentName: filled,
  code: filled,
  name: filled,
  ward: text,
  district: text,
  province: text,
  levelCode: filled,
  place: filled,
});

const pupil = z.strictObject({
  fullName: filled,
  identityNumber: filled,
  code: filled,
  admissionNumber: text,
  sex: z.enum(["Nam", "Nữ"]),
  birthDate: day,
  birthPlace: text,
  hometown: text,
  address: text,
  ethnicity: text,
  nationality: text,
  fatherName: text.nullable(),
  motherName: text.nullable(),
  guardianName: text.nullable(),
});

const study = z.strictObject({ yearLabel: filled, className: text, schoolName: text, admissionNumber: text, arrivedOn: day });
const mark = z.int().min(0).max(10).nullable();
const subject = z.strictObject({ subject: subjectCode, level: z.enum(SUBJECT_LEVELS), mark, comment: text.nullable(), slot: slotKey });

/**
 * The exact shape of a snapshot: what a writer accepts and a reader returns.
 *
 * Text is NFC without control characters; lists stand in the order of the form; each subject has one teacher and each teacher a subject.
 */
export const TranscriptSchema = z
  .strictObject({
    layout: filled,
    ruleSet: filled,
    code: uuid,
    trial: z.boolean(),
    verifyUrl: filled,
    school,
    pupil,
    year: z.strictObject({ label: z.string().regex(/^\d{4}-\d{4}$/), grade: z.int().min(1).max(5), className: filled }),
    heightCm: decimal,
    weightKg: decimal,
    absence: z.strictObject({ withLeaveSessions: count, withoutLeaveSessions: count }),
    studies: z.array(study).min(1).max(20),
    subjects: z.array(subject).max(SUBJECT_CODES.length),
    exemptions: z.array(z.strictObject({ subject: subjectCode, reason: text })).max(SUBJECT_CODES.length),
    traits: z.array(z.strictObject({ trait: z.enum(TRAIT_CODES), level: z.enum(TRAIT_LEVELS) })).max(TRAIT_CODES.length),
    remarks: z.strictObject({ qualities: text, generalCompetences: text, specificCompetences: text, overall: text }),
    result: z.enum(YEAR_STANDINGS),
    noResult: filled.nullable().default(null), // snapshots of before know no such year
    foreignLanguage: z.enum(OTHER_LANGUAGES).nullable().default(null), // nor any other language
    promoted: z.boolean(),
    completedGrade: z.boolean(),
    completedPrimary: z.boolean().nullable(),
    completion: text,
    award: text.nullable(),
    suddenAward: text.nullable(),
    subjectTeachers: z.array(z.strictObject({ key: slotKey, name: filled, identity: filled })).max(SUBJECT_CODES.length),
    homeroom: person,
    head: z.strictObject({ name: filled, identity: filled, title: filled }),
    schoolTaxCode: filled,
    createdOn: day,
    declaredOn: day,
    previous: z.strictObject({ code: uuid, digest: z.string().regex(/^[0-9a-f]{64}$/) }).nullable(),
    gapReason: text.nullable(),
  })
  .refine((data) => isOrdered(data.subjects.map((entry) => entry.subject), SUBJECT_CODES), "SUBJECT_ORDER")
  .refine((data) => isOrdered(data.exemptions.map((entry) => entry.subject), SUBJECT_CODES), "EXEMPTION_ORDER")
  .refine((data) => isOrdered(data.traits.map((entry) => entry.trait), TRAIT_CODES), "TRAIT_ORDER")
  .refine((data) => data.subjects.length > 0 || data.result === "UNRANKED", "NO_SUBJECT")
  .refine((data) => (data.result === "UNRANKED") === (data.noResult !== null), "NO_RESULT")
  .refine(eachTeacherHasASubject, "SUBJECT_TEACHERS") satisfies z.ZodType<TranscriptData>;

/** Strictly rising places in the form: in order, none twice. */
const isOrdered = (codes: readonly string[], form: readonly string[]) => {
  const places = codes.map((code) => form.indexOf(code));
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? place));
};

/** The teachers, once each, in the order in which the form first meets them. */
function eachTeacherHasASubject(data: Pick<TranscriptData, "subjects" | "subjectTeachers">): boolean {
  const met = [...new Set(data.subjects.map((entry) => entry.slot))];
  return met.length === data.subjectTeachers.length && data.subjectTeachers.every((teacher, index) => teacher.key === met[index]);
}

const isSurely = quickCheck(TranscriptSchema);

/** Throws: ZodError with the path of each wrong field, before anything is written. */
export function assertTranscript(data: TranscriptData): void {
  if (!isSurely(data)) TranscriptSchema.parse(data);
}

/** The same snapshot with every text as documents hold it: NFC, line feeds only, no control characters. */
export function normalizeTranscript(data: TranscriptData): TranscriptData {
  return TranscriptSchema.parse(normalizeValue(data));
}

const normalizeText = (value: string) => value.normalize("NFC").replace(/\r\n?/g, "\n").replace(/[^\t\n\P{Cc}]/gu, "");

function normalizeValue(value: unknown): unknown {
  if (typeof value === "string") return normalizeText(value);
  if (Array.isArray(value)) return value.map(normalizeValue);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, normalizeValue(part)]));
}
