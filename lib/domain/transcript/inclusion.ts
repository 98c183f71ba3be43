import type { Promotion, YearStanding } from "../assessment/levels";
import type { ReviewFinding } from "../records/year-review";

/** What is known of a pupil when the year's units of a class are made. Null and empty text mean missing. */
export type Candidate = {
  enrolmentEnd: "MOVED_CLASS" | "TRANSFERRED" | "LEFT" | null;
  classApproved: boolean;
  heldOut: { reason: string; approved: boolean } | null; // left out of the class; approved: the own supplement is
  review: { finding: ReviewFinding | "NONE"; reason: string | null }; // of the school, on the result as it is now
  identityNumber: string | null;
  unitExists: boolean; // one of this year is being signed, or issued
  earlierStillSigning?: string | null; // label of an earlier year whose unit is not issued yet: the chain would miss it for good
  unranked?: boolean; // no result by rule, lib/domain/assessment/year-result.ts; `result` says so once the head has decided
  valuesComplete: boolean; // lib/domain/assessment/year-result.ts
  result: YearStanding | null;
  resultConfirmed: boolean;
  promotion: Promotion | null;
  completion: string | null;
  signersComplete: boolean; // somebody answers for every subject, and for the class
  motherMissingReason: string | null;
  fields: Readonly<Record<MandatoryField, string | null>>;
  unprintable?: readonly string[]; // letters in the pupil's texts that the document font does not hold
};

/**
 * The mandatory fields of the học bạ that come from the profile and the homeroom teacher.
 * Source: QĐ 1789, Phụ lục II; CV 2088, Phụ lục 1 §1.1.
 */
export const MANDATORY_FIELDS = {
  admissionNumber: "Số sổ đăng bộ",
  birthPlace: "Nơi sinh",
  hometown: "Quê quán",
  address: "Chỗ ở hiện nay",
  ethnicity: "Dân tộc",
  nationality: "Quốc tịch",
  motherName: "Họ và tên mẹ",
  heightCm: "Chiều cao (học kỳ II)",
  weightKg: "Cân nặng (học kỳ II)",
  qualitiesRemark: "Nhận xét phẩm chất",
  generalRemark: "Nhận xét năng lực chung",
  specificRemark: "Nhận xét năng lực đặc thù",
  overallRemark: "Nhận xét của giáo viên chủ nhiệm",
} as const;
export type MandatoryField = keyof typeof MANDATORY_FIELDS;

export const LEFT_OUT_WORDS = {
  MOVED_CLASS: "Đã chuyển sang lớp khác trong trường; học bạ lập theo lớp mới.",
  TRANSFERRED: "Đã chuyển trường; chỉ lập kết quả đến thời điểm chuyển.",
  LEFT: "Đã thôi học.",
  CLASS_NOT_APPROVED: "Lãnh đạo chưa duyệt kết quả cả năm của lớp.",
  HELD_OUT: "Được để lại: {}. Chờ giáo viên chủ nhiệm xác nhận bổ sung và lãnh đạo duyệt, trước 15/8 (QĐ 1789, Đ.21 k.2).",
  NOT_REVIEWED: "Nhà trường chưa xét duyệt kết quả này; hiệu trưởng quyết định ở trang Xét duyệt.",
  SET_ASIDE: "Hội nghị xét duyệt để lại: {}. Hiệu trưởng quyết định ở lần xét duyệt sau.",
  UNIT_EXISTS: "Đã có học bạ của năm học này.",
  EARLIER_STILL_SIGNING: "Học bạ năm học {} đang ký, chưa phát hành; phát hành xong mới lập tiếp để các năm nối nhau.",
  NO_IDENTITY_NUMBER: "Chưa có số định danh cá nhân; trường báo danh sách lên Sở, không tự đặt số.",
  VALUES_MISSING: "Còn thiếu mức đạt được hoặc điểm cuối năm.",
  NO_RESULT_UNDECIDED: "Không xếp loại: miễn đánh giá mọi môn có bài kiểm tra theo kế hoạch giáo dục cá nhân. Việc lên lớp chờ quyết định của hiệu trưởng (TT 27/2020, Đ.8).",
  RESULT_NOT_CONFIRMED: "Giáo viên chủ nhiệm chưa xác nhận kết quả cả năm.",
  PROMOTION_UNDECIDED: "Chưa hoàn thành: chờ đánh giá bổ sung và quyết định của hiệu trưởng, trước 15/8 (QĐ 1789, Đ.21 k.2).",
  SIGNER_MISSING: "Có môn học hoặc lớp chưa có người được phân công ký.",
  FIELD_MISSING: "Thiếu mục bắt buộc: {}.",
  UNPRINTABLE: "Có kí tự không in được trên học bạ: {}. Mời sửa trong nhận xét hoặc hồ sơ.",
} as const;
export type LeftOutCode = keyof typeof LEFT_OUT_WORDS;
export type LeftOutReason = { code: LeftOutCode; fields: readonly MandatoryField[]; letters?: readonly string[]; detail?: string };

/**
 * Why a pupil cannot be taken into the year's batch; an empty list means: can be.
 * Who is no longer of the class gets that one reason; everyone else gets all of them, to be mended in one go.
 *
 * Source: QĐ 1789, Đ.14.6, 18.1, 20.5, 21.2, 30, Phụ lục II; TT 27/2020, Đ.15.3; traps A4, A9, A10, B7.
 */
export function reasonsLeftOut(pupil: Candidate): LeftOutReason[] {
  if (pupil.enrolmentEnd) return [because(pupil.enrolmentEnd)];
  if (pupil.unitExists) return [because("UNIT_EXISTS")];
  const missing = missingFields(pupil);
  return [
    ...(pupil.classApproved ? [] : [because("CLASS_NOT_APPROVED")]),
    ...(pupil.earlierStillSigning ? [{ ...because("EARLIER_STILL_SIGNING"), detail: pupil.earlierStillSigning }] : []),
    ...(pupil.identityNumber?.trim() ? [] : [because("NO_IDENTITY_NUMBER")]),
    ...(pupil.heldOut && !pupil.heldOut.approved ? [{ ...because("HELD_OUT"), detail: sentence(pupil.heldOut.reason) }] : []),
    ...reasonsOfResult(pupil),
    ...(pupil.signersComplete ? [] : [because("SIGNER_MISSING")]),
    ...(missing.length === 0 ? [] : [because("FIELD_MISSING", missing)]),
    ...(pupil.unprintable?.length ? [{ ...because("UNPRINTABLE"), letters: pupil.unprintable }] : []),
  ];
}

/** One sentence for a reason. */
export const leftOutWords = ({ code, fields, letters = [], detail }: LeftOutReason): string =>
  LEFT_OUT_WORDS[code].replace("{}", () => detail ?? [...fields.map((field) => MANDATORY_FIELDS[field]), ...letters.map((letter) => `“${letter}”`)].join(", "));

/** Only the first of these can be worked on, so only the first is told. */
function reasonsOfResult(pupil: Candidate): LeftOutReason[] {
  if (pupil.unranked && pupil.result !== "UNRANKED") return [because("NO_RESULT_UNDECIDED")];
  if (!pupil.unranked && !pupil.valuesComplete) return [because("VALUES_MISSING")];
  if (pupil.result === null || !pupil.resultConfirmed) return [because("RESULT_NOT_CONFIRMED")];
  if (pupil.promotion === null || !pupil.completion?.trim()) return [because("PROMOTION_UNDECIDED")];
  if (pupil.review.finding === "SET_ASIDE") return [{ ...because("SET_ASIDE"), detail: sentence(pupil.review.reason ?? "") }];
  // A review of a class that is not approved cannot be held yet: that reason says so already.
  return pupil.review.finding === "NONE" && pupil.classApproved ? [because("NOT_REVIEWED")] : [];
}

/** A reason as somebody typed it, fit for the middle of a sentence. */
const sentence = (typed: string) => typed.trim().replace(/[.\s]+$/, "");

/** A mother who is not named is a state with its paper, not a hole (traps A10). */
const missingFields = (pupil: Candidate) =>
  (Object.keys(MANDATORY_FIELDS) as MandatoryField[]).filter(
    (field) => !pupil.fields[field]?.trim() && !(field === "motherName" && pupil.motherMissingReason?.trim()),
  );

const because = (code: LeftOutCode, fields: readonly MandatoryField[] = []): LeftOutReason => ({ code, fields });
