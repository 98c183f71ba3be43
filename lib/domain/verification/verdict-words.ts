import type { FileFaultCode } from "./file-fault";
import type { Words } from "./finding-words";
import type { CertificateStatus } from "./report";
import type { Integrity, Standing } from "./verdict";

export const INTEGRITY_WORDS = {
  VALID: { vi: "Tệp nguyên vẹn, các chữ ký hợp lệ", en: "The file is intact and its signatures are valid" },
  INVALID: { vi: "Tệp không hợp lệ", en: "The file is not valid" },
  UNDETERMINED: { vi: "Chưa đủ căn cứ để kết luận", en: "There is not enough evidence to decide" },
} as const satisfies Record<Integrity, Words>;

export const STANDING_WORDS = {
  IN_FORCE: { vi: "học bạ đang có hiệu lực theo sổ của trường", en: "the record is in force in the school's register" },
  REPLACED: { vi: "học bạ này đã được thay thế", en: "this record has been replaced" },
  REVOKED: { vi: "học bạ này đã bị thu hồi", en: "this record has been revoked" },
  UNKNOWN: { vi: "chưa đối chiếu với sổ của trường", en: "not compared with the school's register" },
} as const satisfies Record<Standing, Words>;

export const CERTIFICATE_STATUS_WORDS = {
  GOOD: { vi: "Có hiệu lực", en: "Valid" },
  REVOKED: { vi: "Đã bị thu hồi", en: "Revoked" },
  EXPIRED: { vi: "Đã hết hạn", en: "Expired" },
  NOT_YET_VALID: { vi: "Chưa có hiệu lực", en: "Not yet valid" },
  UNKNOWN: { vi: "Chưa đối chiếu thu hồi", en: "Revocation not checked" },
} as const satisfies Record<CertificateStatus, Words>;

/** Why a file was not judged, in one sentence a parent understands. */
export const FILE_FAULT_WORDS = {
  EMPTY: { vi: "Tệp trống.", en: "The file is empty." },
  TOO_LARGE: { vi: "Tệp lớn hơn 10 MB, không phải tệp học bạ số.", en: "The file is larger than 10 MB and is no digital transcript." },
  NOT_XML_OR_PDF: { vi: "Tệp không phải XML hay PDF.", en: "The file is neither XML nor PDF." },
  NOT_UTF8: { vi: "Tệp XML không dùng bảng mã UTF-8.", en: "The XML file is not encoded in UTF-8." },
  BYTE_ORDER_MARK: { vi: "Tệp đã bị một phần mềm khác lưu lại (có dấu BOM).", en: "The file was saved again by other software (byte order mark)." },
  CONTROL_CHARACTER: { vi: "Tệp chứa kí tự điều khiển, có thể đã hỏng.", en: "The file holds control characters and may be damaged." },
  HAS_DTD: { vi: "Tệp XML có khai báo DTD nên bị từ chối.", en: "The XML file declares a DTD and is refused." },
  HAS_INSTRUCTION: { vi: "Tệp XML có chỉ thị xử lý nên bị từ chối.", en: "The XML file holds a processing instruction and is refused." },
  HAS_COMMENT: { vi: "Tệp XML có chú thích; học bạ số không bao giờ có.", en: "The XML file holds a comment; a digital transcript never does." },
  HAS_CDATA: { vi: "Tệp XML có đoạn CDATA; học bạ số không bao giờ có.", en: "The XML file holds a CDATA section; a digital transcript never does." },
  HAS_ENTITY: { vi: "Tệp XML có thực thể lạ nên bị từ chối.", en: "The XML file holds a foreign entity and is refused." },
  TOO_DEEP: { vi: "Tệp lồng quá nhiều tầng, không phải tệp học bạ số.", en: "The file is nested too deeply to be a digital transcript." },
  TOO_MANY_TAGS: { vi: "Tệp có quá nhiều thẻ, không phải tệp học bạ số.", en: "The file has too many tags to be a digital transcript." },
  NOT_WELL_FORMED: { vi: "Tệp không đọc được, có thể đã bị sửa hoặc hỏng.", en: "The file cannot be read; it may have been changed or damaged." },
  TRUNCATED: { vi: "Tệp bị cắt cụt, có thể tải chưa xong.", en: "The file is cut short; the download may be incomplete." },
  ENCRYPTED: { vi: "Tệp đặt mật khẩu; học bạ số không bao giờ đặt mật khẩu.", en: "The file is encrypted; a digital transcript never is." },
  OTHER_DOCUMENT: { vi: "Tệp này không phải học bạ số.", en: "This file is not a digital transcript." },
  OTHER_LAYOUT: { vi: "Tệp không phải học bạ số do hệ thống này lập, nên không kết luận.", en: "The file was not made by this portal, so it is not judged." },
  UNSIGNED: { vi: "Tệp chưa có chữ ký số nào.", en: "The file carries no signature yet." },
} as const satisfies Record<FileFaultCode, Words>;
