import type { LocalFault } from "./local-service";

/** What the person can do about it, in one sentence each. What is signed is never lost. */
export const LOCAL_FAULT_WORDS = {
  NOT_RUNNING: "Chưa kết nối được phần mềm ký số trên máy này. Mời mở phần mềm (biểu tượng ở góc phải thanh tác vụ), kiểm tra đã cài đúng bản của nhà cung cấp, rồi bấm Ký tiếp.",
  NOT_ALLOWED:
    "Trình duyệt đang chặn trang này kết nối phần mềm ký số trên máy. Những gì đã ký vẫn giữ nguyên. Bấm biểu tượng ở bên trái ô địa chỉ, ở mục “Ứng dụng trên thiết bị” (Apps on device; bản cũ: “Mạng cục bộ”, Local network) chọn Cho phép (Allow), rồi bấm Ký tiếp; vẫn không được thì mở lại phần mềm ký số.",
  QUESTION_OPEN:
    "Chưa kết nối được phần mềm ký số trên máy này. Mời mở phần mềm (biểu tượng ở góc phải thanh tác vụ) rồi bấm Ký tiếp; nếu trình duyệt hỏi quyền truy cập ứng dụng và dịch vụ khác trên thiết bị, mời chọn Cho phép, đừng đóng câu hỏi.",
  WRONG_PIN: "PIN của thiết bị chưa đúng nên đã dừng ký. Nhập sai vài lần liên tiếp thì thiết bị tự khóa.",
  PIN_LOCKED: "Thiết bị đã bị khóa vì nhập sai PIN quá số lần. Mời liên hệ nơi cấp chứng thư để mở khóa.",
  TOKEN_ABSENT: "Không thấy thiết bị ký (USB token). Những gì đã ký vẫn giữ nguyên; mời cắm lại rồi bấm Ký tiếp.",
  REJECTED: "Thầy cô đã bấm Hủy ở phần mềm ký số. Những gì đã ký vẫn giữ nguyên.",
  EXPIRED: "Phần mềm ký số chưa trả lời. Mời kiểm tra cửa sổ hỏi PIN có bị che không, rồi bấm Ký tiếp.",
  SERVICE_DOWN: "Phần mềm ký số báo lỗi nên đã dừng. Những gì đã ký vẫn giữ nguyên; mời khởi động lại phần mềm rồi bấm Ký tiếp.",
} as const satisfies Record<LocalFault, string>;

/** After the person has allowed it in the browser's menu. */
export const ALLOWED_NOW = "Trình duyệt đã cho phép. Mời bấm Ký tiếp; đợt ký đi tiếp từ chỗ đang dở.";
