import type { CheckCode, DetailCode, Outcome } from "./checks";

/** One thing in the two languages of the verification page. */
export type Words = { vi: string; en: string };

/** Each check as the public page names it. Source: QĐ 1789, Đ.12. */
export const CHECK_WORDS = {
  STRUCTURE: { vi: "Cấu trúc tệp đúng quy định", en: "The file follows the required structure" },
  CONTENT: { vi: "Toàn vẹn dữ liệu: nội dung đúng như lúc ký", en: "Data integrity: the content is what was signed" },
  SIGNERS_COMPLETE: { vi: "Đủ chữ ký theo quy định", en: "All required signatures are present" },
  SIGNING_ORDER: { vi: "Ký đúng thứ tự và thời điểm", en: "Signed in the right order and time" },
  SIGNATURE: { vi: "Chữ ký khớp với phần đã ký", en: "The signature fits the signed part" },
  ISSUER: { vi: "Chứng thư do tổ chức được tin cậy cấp", en: "The certificate comes from a trusted authority" },
  PERIOD: { vi: "Chứng thư còn hạn khi ký", en: "The certificate was within its period when signing" },
  STATUS: { vi: "Chứng thư không bị thu hồi khi ký", en: "The certificate was not revoked when signing" },
  TIME: { vi: "Thời điểm ký có căn cứ", en: "The signing time is supported by evidence" },
  EVIDENCE: { vi: "Bằng chứng lâu dài thuộc đúng tệp này", en: "The long-term evidence belongs to this file" },
  ENTITLED: { vi: "Đúng người có thẩm quyền ký phần này", en: "The signer is the person entitled to sign this part" },
} as const satisfies Record<CheckCode, Words>;

export const OUTCOME_WORDS = {
  PASSED: { vi: "Đạt", en: "Passed" },
  FAILED: { vi: "Không đạt", en: "Failed" },
  NOT_MADE: { vi: "Chưa kiểm tra được", en: "Could not be checked" },
} as const satisfies Record<Outcome, Words>;

/** Why a check did not pass; "{}" is what it is about. */
export const DETAIL_WORDS = {
  MALFORMED: { vi: "Có phần không đúng cấu trúc: {}.", en: "A part does not follow the structure: {}." },
  ALTERED: { vi: "Tệp không trùng với bản dựng lại từ chính dữ liệu của nó.", en: "The file differs from the one rebuilt from its own data." },
  UNACCOUNTED_BYTES: { vi: "Tệp có phần không thuộc học bạ: {}.", en: "The file holds bytes that are not part of the record: {}." },
  SLOT_MISSING: { vi: "Thiếu chữ ký: {}.", en: "Missing signature: {}." },
  SLOT_UNEXPECTED: { vi: "Có chữ ký ngoài quy định: {}.", en: "A signature that does not belong here: {}." },
  SIGNED_TOO_EARLY: { vi: "{} ký trước bước phải xong trước đó.", en: "{} was signed before an earlier step was done." },
  SEAL_BEFORE_DECLARED_DATE: { vi: "Nhà trường ký phát hành trước ngày phát hành đã ghi.", en: "The school's seal is earlier than the declared date." },
  SIGNED_IN_FUTURE: { vi: "Thời điểm ký của {} ở sau thời điểm kiểm tra.", en: "The signing time of {} is later than this check." },
  WRONG_VALUE: { vi: "Giá trị chữ ký không khớp.", en: "The signature value does not match." },
  WEAK_KEY: { vi: "Khóa hoặc thuật toán không được chấp nhận.", en: "The key or algorithm is not accepted." },
  CERTIFICATE_UNREADABLE: { vi: "Không đọc được chứng thư số.", en: "The certificate cannot be read." },
  NO_TRUST_GIVEN: { vi: "Chưa có chứng thư gốc tin cậy để đối chiếu.", en: "No trusted root was given to check against." },
  UNTRUSTED_ISSUER: { vi: "Chứng thư không do tổ chức được tin cậy cấp.", en: "The certificate does not come from a trusted authority." },
  BROKEN_CHAIN: { vi: "Chuỗi chứng thư không khớp.", en: "The certificate chain does not hold." },
  WRONG_USE: { vi: "Chứng thư không được dùng để ký văn bản.", en: "The certificate may not be used to sign documents." },
  EXPIRED_WHEN_SIGNED: { vi: "Chứng thư đã hết hạn khi ký ({}).", en: "The certificate had expired when signing ({})." },
  NOT_YET_VALID_WHEN_SIGNED: { vi: "Chứng thư chưa có hiệu lực khi ký ({}).", en: "The certificate was not yet valid when signing ({})." },
  REVOKED_WHEN_SIGNED: { vi: "Chứng thư đã bị thu hồi trước khi ký ({}).", en: "The certificate was revoked before signing ({})." },
  REVOKED_LATER_TIME_UNPROVEN: {
    vi: "Chứng thư bị thu hồi sau đó ({}) và chưa có căn cứ độc lập về thời điểm ký.",
    en: "The certificate was revoked later ({}) and nothing independent proves the signing time.",
  },
  NO_REVOCATION_LIST: { vi: "Không có danh sách thu hồi để đối chiếu.", en: "No revocation list was at hand." },
  EXPIRED_TIME_UNPROVEN: {
    vi: "Chứng thư đã hết hạn ({}) và chưa có căn cứ độc lập về thời điểm ký.",
    en: "The certificate has expired ({}) and nothing independent proves the signing time.",
  },
  OTHER_PERSON: { vi: "Chứng thư là của người hoặc đơn vị khác ({}).", en: "The certificate belongs to someone else ({})." },
  NO_IDENTITY: { vi: "Chứng thư không ghi số định danh.", en: "The certificate carries no identity number." },
  TITLE_NOT_DECLARED: { vi: "Chức vụ người ký không đúng thẩm quyền: {}.", en: "The signer's title gives no authority: {}." },
  TIME_STAMP_UNREADABLE: { vi: "Có dấu thời gian không đọc được hoặc không đúng cách ({}).", en: "A time-stamp cannot be read or is not made as it must be ({})." },
  TIME_STAMP_OF_OTHER_BYTES: { vi: "Có dấu thời gian cấp cho nội dung khác.", en: "A time-stamp was issued for other content." },
  TIME_STAMP_LATER: { vi: "Dấu thời gian ở sau thời điểm kiểm tra ({}).", en: "The time-stamp is later than this check ({})." },
  FOREIGN_VALIDATION_DATA: { vi: "Có dữ liệu xác minh không thuộc người ký nào của tệp.", en: "Validation data belong to no signer of this file." },
  RECORD_OF_OTHER_FILE: { vi: "Tệp bằng chứng đi kèm không thuộc tệp này hoặc không đúng dạng.", en: "The evidence record beside the file is not of this file, or not of this form." },
} as const satisfies Record<DetailCode, Words>;
