/**
 * Every refusal and its one sentence. "{}" is filled with the detail of the refusal.
 * Not yours and not there are the same answer; not allowed and not now are different ones.
 */
export const REFUSAL_WORDS = {
  SIGNED_OUT: "Phiên làm việc đã hết. Mời đăng nhập lại; những gì đã nhập vẫn còn.",
  NOT_FOUND: "Không tìm thấy, hoặc thầy cô không phụ trách mục này.",
  NOT_YOURS: "Việc này không thuộc phân công của thầy cô.",
  STALE: "Dữ liệu đã được người khác thay đổi. Mời tải lại trang để xem bản mới nhất.",
  INVALID_INPUT: "Một số thông tin chưa đúng. Mời kiểm tra lại.",
  DATABASE_DOWN: "Hệ thống tạm thời chưa truy cập được dữ liệu. Mời thử lại sau ít phút.",
  UNEXPECTED: "Có lỗi ngoài dự kiến. Mời thử lại; nếu vẫn gặp, báo quản trị mã {}.",
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof REFUSAL_WORDS;

/** The sentence of a refusal. */
export const refusalWords = (code: ErrorCode, detail = "") => REFUSAL_WORDS[code].replace("{}", detail);
