import type { SubjectEntry, StudyYear, TranscriptData } from "../transcript-data";
import type { TraitLevel } from "@/lib/domain/assessment/levels";
import type { TraitCode } from "@/lib/domain/assessment/traits";
import { BIRTH_DATE, DAY, FLAG, GRADE, LANGUAGE, NUMBER, TEXT, TRAIT_LEVEL, YEAR_STANDING } from "./codecs";
import { rowsOf } from "./tag-table";

/** A line of the marks table, with who answers for it beside the teacher's slot. */
export type SubjectRow = SubjectEntry & { subjectName: string; teacherName: string; teacherIdentity: string };
/** Levels by trait, with the three comments. A trait that is not assessed has no level and no tag. */
export type AssessmentRow = { levels: Record<TraitCode, TraitLevel | null>; remarks: TranscriptData["remarks"] };
export type ExemptionRow = TranscriptData["exemptions"][number];

const unit = rowsOf<TranscriptData>();
const study = rowsOf<StudyYear>();
const subject = rowsOf<SubjectRow>();
const assessment = rowsOf<AssessmentRow>();
const exemption = rowsOf<ExemptionRow>();

const OPTIONAL = { optional: true } as const;
const IDENTITY = { identity: true } as const; // signed by every subject teacher, so that no subject can be carried to another pupil
const EXTENSION = { extension: true } as const;
const OPTIONAL_EXTENSION = { optional: true, extension: true } as const;

/**
 * THONG_TIN_CHUNG. Names as the specification writes them, its slips included (THONG_SO…, and HOC_TAC below).
 *
 * Source: CV 2088, Phụ lục 1 §1.1.
 */
export const GENERAL = [
  unit("PHIEN_BAN", "layout", TEXT),
  unit("THONG_TU", "ruleSet", TEXT),
  unit("MA_TRA_CUU_UUID", "code", TEXT, IDENTITY),
  unit("TEN_NAM_HOC", "year.label", TEXT, IDENTITY),
  unit("MA_SO_GIAO_DUC", "school.departmentCode", TEXT),
  unit("TEN_SO_GD", "school.departmentName", TEXT),
  unit("MA_TRUONG", "school.code", TEXT, IDENTITY),
  unit("TEN_TRUONG", "school.name", TEXT),
  unit("TEN_QUAN_HUYEN", "school.district", TEXT),
  unit("TEN_XA_PHUONG", "school.ward", TEXT),
  unit("TEN_TINH_THANH_PHO", "school.province", TEXT),
  unit("MA_CAP_HOC", "school.levelCode", TEXT),
  unit("SO_SO_DANG_BO", "pupil.admissionNumber", TEXT),
  unit("HO_VA_TEN", "pupil.fullName", TEXT, IDENTITY),
  unit("SO_CCCD", "pupil.identityNumber", TEXT, IDENTITY),
  unit("MA_HOC_SINH", "pupil.code", TEXT),
  unit("GIOI_TINH", "pupil.sex", TEXT),
  unit("NGAY_SINH", "pupil.birthDate", BIRTH_DATE, IDENTITY),
  unit("CAN_NANG", "weightKg", TEXT),
  unit("CHIEU_CAO", "heightCm", TEXT),
  unit("TONG_SO_BUOI_NGHI_CO_PHEP", "absence.withLeaveSessions", NUMBER),
  unit("THONG_SO_BUOI_NGHI_KHONG_PHEP", "absence.withoutLeaveSessions", NUMBER),
  unit("NOI_SINH", "pupil.birthPlace", TEXT),
  unit("QUE_QUAN", "pupil.hometown", TEXT),
  unit("CHO_O_HIEN_NAY", "pupil.address", TEXT),
  unit("DAN_TOC", "pupil.ethnicity", TEXT),
  unit("QUOC_TICH", "pupil.nationality", TEXT),
  unit("HO_VA_TEN_CHA", "pupil.fatherName", TEXT, OPTIONAL),
  unit("HO_VA_TEN_ME", "pupil.motherName", TEXT),
  unit("HO_VA_TEN_NGUOI_GIAM_HO", "pupil.guardianName", TEXT, OPTIONAL),
  unit("TEN_GIAM_HIEU_KY_HOC_BA", "head.name", TEXT),
  unit("SO_CCCD_GIAM_HIEU_KY_HOC_BA", "head.identity", TEXT),
  unit("DIA_DANH_PHAT_HANH_HOC_BA", "school.place", TEXT),
  unit("NGAY_TAO_HOC_BA", "createdOn", DAY),
  unit("NGAY_KY_PHAT_HANH_HOC_BA", "declaredOn", DAY),
  unit("CHUC_VU_GIAM_HIEU_KY_HOC_BA", "head.title", TEXT),
  unit("TEN_GIAO_VIEN_CHU_NHIEM", "homeroom.name", TEXT, OPTIONAL),
  unit("SO_CCCD_GIAO_VIEN_CHU_NHIEM", "homeroom.identity", TEXT, OPTIONAL),
  unit("MA_KHOI", "year.grade", GRADE),
  unit("TEN_LOP", "year.className", TEXT, IDENTITY),
] as const;

/** QUA_TRINH_HOC_TAP, one element a year. NAM_HOC stands here as in QĐ 1789, Phụ lục II (docs/decisions/020). */
export const STUDY = [
  study("NAM_HOC", "yearLabel", TEXT),
  study("TEN_LOP", "className", TEXT),
  study("TEN_TRUONG", "schoolName", TEXT),
  study("NGAY_TRANG_THAI_CHUYEN_DEN", "arrivedOn", DAY),
  study("SO_SO_DANG_BO", "admissionNumber", TEXT, EXTENSION),
] as const;

/** BANG_DIEM/MON_HOC[@Id]. The last three rows name who answers for the line. */
export const SUBJECT = [
  subject("MA_MON_HOC", "subject", TEXT),
  subject("TEN_MON_HOC", "subjectName", TEXT),
  subject("MUC_DAT_DUOC", "level", TEXT),
  subject("DIEM_KIEM_TRA_DINH_KY", "mark", NUMBER, OPTIONAL),
  subject("NHAN_XET", "comment", TEXT, OPTIONAL_EXTENSION),
  subject("MA_GVBM", "slot", TEXT, EXTENSION),
  subject("TEN_GVBM", "teacherName", TEXT, EXTENSION),
  subject("SO_CCCD_GVBM", "teacherIdentity", TEXT, EXTENSION),
] as const;

/** NANG_LUC_PHAM_CHAT. Công nghệ and Tin học are not assessed in grades 1 and 2. */
export const ASSESSMENT = [
  assessment("NANG_LUC_TU_CHU_TU_HOC", "levels.TU_CHU", TRAIT_LEVEL),
  assessment("NANG_LUC_GIAO_TIEP_HOC_TAC", "levels.GIAO_TIEP", TRAIT_LEVEL),
  assessment("NANG_LUC_GIAI_QUYET_VAN_DE_SANG_TAO", "levels.GIAI_QUYET", TRAIT_LEVEL),
  assessment("NANG_LUC_NGON_NGU", "levels.NGON_NGU", TRAIT_LEVEL),
  assessment("NANG_LUC_TINH_TOAN", "levels.TINH_TOAN", TRAIT_LEVEL),
  assessment("NANG_LUC_KHOA_HOC", "levels.KHOA_HOC", TRAIT_LEVEL),
  assessment("NANG_LUC_CONG_NGHE", "levels.CONG_NGHE", TRAIT_LEVEL, OPTIONAL),
  assessment("NANG_LUC_TIN_HOC", "levels.TIN_HOC", TRAIT_LEVEL, OPTIONAL),
  assessment("NANG_LUC_THAM_MI", "levels.THAM_MI", TRAIT_LEVEL),
  assessment("NANG_LUC_THE_CHAT", "levels.THE_CHAT", TRAIT_LEVEL),
  assessment("PHAM_CHAT_YEU_NUOC", "levels.YEU_NUOC", TRAIT_LEVEL),
  assessment("PHAM_CHAT_NHAN_AI", "levels.NHAN_AI", TRAIT_LEVEL),
  assessment("PHAM_CHAT_CHAM_CHI", "levels.CHAM_CHI", TRAIT_LEVEL),
  assessment("PHAM_CHAT_TRUNG_THUC", "levels.TRUNG_THUC", TRAIT_LEVEL),
  assessment("PHAM_CHAT_TRACH_NHIEM", "levels.TRACH_NHIEM", TRAIT_LEVEL),
  assessment("NHAN_XET_PHAM_CHAT", "remarks.qualities", TEXT),
  assessment("NHAN_XET_NANG_LUC_CHUNG", "remarks.generalCompetences", TEXT),
  assessment("NHAN_XET_NANG_LUC_DAC_THU", "remarks.specificCompetences", TEXT),
] as const;

/** TONG_KET. */
export const SUMMARY = [
  unit("KET_QUA_XEP_LOAI", "result", YEAR_STANDING),
  unit("DUOC_LEN_LOP", "promoted", FLAG),
  unit("NOI_DUNG_HOAN_THANH_CHUONG_TRINH", "completion", TEXT, OPTIONAL),
  unit("DA_HOAN_THANH_CHUONG_TRINH_LOP_HOC", "completedGrade", FLAG),
  unit("DA_HOAN_THANH_CHUONG_TRINH_TIEU_HOC", "completedPrimary", FLAG, OPTIONAL),
  unit("NOI_DUNG_KHEN_THUONG", "award", TEXT, OPTIONAL),
  unit("NOI_DUNG_KHEN_THUONG_DOT_XUAT", "suddenAward", TEXT, OPTIONAL),
  unit("NHAN_XET_GVCN", "remarks.overall", TEXT),
] as const;

/** MO_RONG: what the record must hold and CV 2088 has no tag for. Source: QĐ 1789, Đ.18; docs/decisions/020. */
export const EXTRA = [
  unit("BAN_THU", "trial", FLAG, EXTENSION),
  unit("DIA_CHI_XAC_THUC", "verifyUrl", TEXT, EXTENSION),
  unit("MA_SO_THUE_TRUONG", "schoolTaxCode", TEXT, EXTENSION),
  unit("NGAY_HIEU_LUC", "declaredOn", DAY, EXTENSION),
  unit("MA_TRA_CUU_DON_VI_TRUOC", "previous.code", TEXT, OPTIONAL_EXTENSION),
  unit("SHA256_DON_VI_TRUOC", "previous.digest", TEXT, OPTIONAL_EXTENSION),
  unit("LY_DO_KHONG_CO_DON_VI_TRUOC", "gapReason", TEXT, OPTIONAL_EXTENSION),
  unit("CAN_CU_KHONG_DANH_GIA", "noResult", TEXT, OPTIONAL_EXTENSION),
  unit("NGOAI_NGU_1", "foreignLanguage", LANGUAGE, OPTIONAL_EXTENSION),
] as const;

/** MO_RONG/MIEN, one element a subject: a subject not assessed has no line in BANG_DIEM. */
export const EXEMPTION = [exemption("MA_MON_HOC", "subject", TEXT, EXTENSION), exemption("LY_DO", "reason", TEXT, EXTENSION)] as const;

/** The layout of PHIEN_BAN 1.0. */
export const LAYOUT_1_0 = {
  version: "1.0",
  general: GENERAL,
  study: STUDY,
  subject: SUBJECT,
  assessment: ASSESSMENT,
  summary: SUMMARY,
  extra: EXTRA,
  exemption: EXEMPTION,
};
