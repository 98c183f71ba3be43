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
  NOTHING_TO_SIGN: "Hiện không có hồ sơ nào đến lượt thầy cô ký.",
  NO_KEY: "Chưa có chứng thư số còn hiệu lực cho việc này. Mời khai báo ở mục Ký số, Chứng thư của tôi.",
  KEY_LOCKED: "Khoá ký đã bị khoá vì nhập sai PIN quá số lần cho phép. Mời nạp lại chứng thư số.",
  CERTIFICATE_NOT_APPROVED: "Chứng thư số này chưa được phê duyệt nên chưa dùng để ký được.",
  WRONG_PIN: "PIN chưa đúng. Chưa ký hồ sơ nào; còn {} lần thử.",
  WORKER_DOWN: "Bộ phận ký đang khởi động lại. Chưa mất gì; mời thử lại sau ít phút.",
  SHEET_NOT_APPROVED: "Bảng tổng hợp cả năm của lớp chưa được lãnh đạo duyệt nên chưa lập học bạ được.",
  DECLARED_IN_PAST: "Ngày ký phát hành không được ở trước hôm nay.",
  NOT_A_SIGNING_HEAD: "Người này không phải hiệu trưởng và không có giấy uỷ quyền ký học bạ còn hiệu lực.",
  KEY_FILE_PASSWORD: "Mật khẩu của tệp chứng thư chưa đúng.",
  KEY_FILE_UNREADABLE: "Tệp này không phải tệp chứng thư PKCS#12 (.p12, .pfx) dùng được.",
  CERTIFICATE_OTHER_PERSON: "Số định danh trong chứng thư không phải của thầy cô (hoặc của trường) nên không nhận.",
  CERTIFICATE_NOT_IN_FORCE: "Chứng thư số chưa có hiệu lực hoặc đã hết hạn.",
  CERTIFICATE_UNTRUSTED: "Chứng thư số không do tổ chức chứng thực mà trường tin cậy cấp.",
  CERTIFICATE_REVOKED: "Chứng thư số đã bị thu hồi.",
  CERTIFICATE_KNOWN: "Chứng thư số này đã được khai báo.",
  PIN_WEAK: "PIN cần 6 đến 32 kí tự và không lặp lại một kí tự.",
  UNEXPECTED: "Có lỗi ngoài dự kiến. Mời thử lại; nếu vẫn gặp, báo quản trị mã {}.",
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof REFUSAL_WORDS;

/** The sentence of a refusal. */
export const refusalWords = (code: ErrorCode, detail = "") => REFUSAL_WORDS[code].replace("{}", detail);
