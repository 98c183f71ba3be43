/** Why an Excel file could not be read at all. */
export const EXCEL_FAULT_WORDS = {
  EMPTY: "Tệp không có nội dung.",
  TOO_LARGE: "Tệp quá lớn: hệ thống nhận tệp Excel đến 5 MB. Mời bỏ hình ảnh và các trang không dùng rồi lưu lại.",
  OLD_OR_LOCKED: "Tệp này đặt mật khẩu hoặc là kiểu Excel cũ (.xls). Mời mở bằng Excel, bỏ mật khẩu, chọn Lưu thành (Save As) kiểu .xlsx rồi tải lên lại.",
  NOT_EXCEL: "Tệp này không phải tệp Excel .xlsx. Mời mở bằng Excel hoặc Google Trang tính và lưu thành .xlsx.",
  BROKEN: "Tệp Excel bị hỏng hoặc chép chưa trọn. Mời mở bằng Excel, lưu lại rồi tải lên lần nữa.",
  TOO_MUCH: "Tệp có quá nhiều dữ liệu khi mở ra (nhiều nhất 40 trang tính, mỗi trang 5.000 dòng và 300 cột). Mời chỉ để lại trang cần nhập.",
} as const satisfies Record<string, string>;

export type ExcelFault = keyof typeof EXCEL_FAULT_WORDS;
