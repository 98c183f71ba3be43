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
  SIGN_IN_REFUSED: "Tên đăng nhập hoặc mật khẩu chưa đúng.",
  SIGN_IN_WAIT: "Đã nhập sai nhiều lần. Mời thử lại sau {}.",
  ACCOUNT_WAITS: "Tài khoản đã lập nhưng hiệu trưởng chưa duyệt, nên chưa đăng nhập được. Mời liên hệ hiệu trưởng.",
  ACCOUNT_LOCKED: "Tài khoản đang bị khoá. Mời liên hệ quản trị của trường.",
  PASSWORD_WRONG: "Mật khẩu hiện tại chưa đúng.",
  PASSWORD_WEAK: "Mật khẩu mới cần ít nhất 10 kí tự, khác mật khẩu cũ và không chứa tên đăng nhập.",
  PASSWORD_CHANGE_FIRST: "Mời đổi mật khẩu tạm trước khi làm việc khác.",
  USERNAME_TAKEN: "Tên đăng nhập này đã có người dùng. Mời chọn tên khác.",
  ACCOUNT_EXISTS: "Người này đã có tài khoản.",
  ACCOUNT_STATE: "Tài khoản không còn ở trạng thái cho phép làm việc này. Mời tải lại trang.",
  ACCOUNT_OWN: "Không tự duyệt, khoá hay đặt lại tài khoản của chính mình.",
  HEAD_ACCOUNT_KEPT: "Mật khẩu của hiệu trưởng chỉ đặt lại được trên máy chủ, theo biên bản của trường.",
  REQUEST_REUSED: "Biểu mẫu này đã được gửi cho một việc khác. Mời tải lại trang.",
  FOREIGN_ORIGIN: "Yêu cầu không đến từ trang của trường nên không được thực hiện.",
  TOO_LARGE: "Nội dung gửi lên quá lớn.",
  UNEXPECTED: "Có lỗi ngoài dự kiến. Mời thử lại; nếu vẫn gặp, báo quản trị mã {}.",
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof REFUSAL_WORDS;

/** The sentence of a refusal. */
export const refusalWords = (code: ErrorCode, detail = "") => REFUSAL_WORDS[code].replace("{}", detail);
