import type { OtherLanguage } from "@/lib/domain/assessment/foreign-languages";
import type { SubjectLevel, TraitLevel, YearStanding } from "@/lib/domain/assessment/levels";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { TraitCode } from "@/lib/domain/assessment/traits";

/** Shape: "2026-05-30", a day without a time zone. */
export type Day = string;
/** Shape: "2026-05-30T09:15:02+07:00", an instant in Vietnamese time, whole seconds. */
export type Instant = string;

/**
 * Everything one yearly unit says: the snapshot that is stored, drawn as PDF, written as XML, and read back from either.
 * Both files are pure functions of this value and of the signatures, so a verifier can rebuild and compare them.
 * All text is NFC; null means "no tag" and an empty place on paper.
 *
 * Source: CV 2088, Phụ lục 1 §1.1; QĐ 1789, Phụ lục II. Which field goes where: field-map.ts.
 */
export type TranscriptData = {
  layout: string; // PHIEN_BAN
  ruleSet: string; // THONG_TU
  code: string; // MA_TRA_CUU_UUID, UUID v4 in lower case
  trial: boolean; // prints BẢN THỬ; extension
  verifyUrl: string; // address in the QR, with the code; extension
  school: {
    departmentCode: string;
    departmentName: string;
    code: string;
    name: string;
    ward: string;
    district: string;
    province: string;
    levelCode: string; // "02"
    place: string; // địa danh phát hành
  };
  pupil: {
    fullName: string;
    identityNumber: string;
    code: string;
    admissionNumber: string;
    sex: "Nam" | "Nữ";
    birthDate: Day;
    birthPlace: string;
    hometown: string;
    address: string;
    ethnicity: string;
    nationality: string;
    fatherName: string | null;
    motherName: string | null;
    guardianName: string | null;
  };
  year: { label: string; grade: number; className: string };
  foreignLanguage: OtherLanguage | null; // learnt as Ngoại ngữ 1; null: Tiếng Anh; extension
  heightCm: string; // decimal, dot: "134" or "134.5"; of term 2
  weightKg: string;
  absence: { withLeaveSessions: number; withoutLeaveSessions: number };
  studies: readonly StudyYear[]; // QUA_TRINH_HOC_TAP, oldest first, this year last
  subjects: readonly SubjectEntry[]; // in the order of the form
  exemptions: readonly { subject: SubjectCode; reason: string }[];
  traits: readonly { trait: TraitCode; level: TraitLevel }[];
  remarks: { qualities: string; generalCompetences: string; specificCompetences: string; overall: string };
  result: YearStanding;
  noResult: string | null; // what a year without a result rests on: the decision, the plan; extension
  promoted: boolean; // DUOC_LEN_LOP (for grade 5: completed primary school)
  completedGrade: boolean;
  completedPrimary: boolean | null; // grade 5 only
  completion: string; // text of section 6
  award: string | null;
  suddenAward: string | null;
  subjectTeachers: readonly SubjectTeacher[];
  homeroom: { name: string; identity: string };
  head: { name: string; identity: string; title: string }; // title: "HIỆU TRƯỞNG" or "KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG"
  schoolTaxCode: string; // MST that the school's certificate must carry
  createdOn: Day; // NGAY_TAO_HOC_BA
  declaredOn: Day; // NGAY_KY_PHAT_HANH_HOC_BA = ngày hiệu lực
  previous: { code: string; digest: string /* SHA-256 of its sealed XML, hex */ } | null;
  gapReason: string | null; // why there is no previous unit although the grade is not 1
};

export type StudyYear = { yearLabel: string; className: string; schoolName: string; admissionNumber: string; arrivedOn: Day };

export type SubjectEntry = {
  subject: SubjectCode;
  level: SubjectLevel;
  mark: number | null;
  comment: string | null;
  slot: string; // key of the SubjectTeacher who answers for it
};

/** key: "gvbm-1", "gvbm-2", … in the order of the form; the Id stem of the slot in the XML. */
export type SubjectTeacher = { key: string; name: string; identity: string };

export type SlotRole = "GVBM" | "GVCN" | "CBQL" | "KY_PHAT_HANH";
export const GVCN_KEY = "gvcn";
export const CBQL_KEY = "cbql";
export const KY_PHAT_HANH_KEY = "phathanh";

/** What is known before a slot is signed: the certificate and the time are inside what is hashed. */
export type SlotSigner = {
  slot: string; // "gvbm-1", "gvcn", "cbql", "phathanh"
  signingTime: Instant; // fixed at prepare
  certificate: Uint8Array; // DER
  chain: readonly Uint8Array[]; // DER, the leaf's issuer first, without the root
};

/** A signature over one of the two files. value: RSASSA-PKCS1-v1_5 with SHA-256. */
export type SlotSignature = SlotSigner & { value: Uint8Array };

/**
 * A signature about to be made: SHA-256 of exactly the bytes the key signs
 * (canonical SignedInfo for the XML, DER SET OF signed attributes for the PDF).
 */
export type Prepared = { hash: Uint8Array };
