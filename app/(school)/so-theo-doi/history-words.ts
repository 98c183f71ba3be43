const WORDS: Record<string, string> = {
  "sheet.save-cells": "đã nhập",
  "sheet.record-attempt": "đã ghi lần kiểm tra mới",
  "retest.request": "đã đề xuất kiểm tra khác",
  "retest.approve": "đã đồng ý cho kiểm tra khác",
  "retest.refuse": "đã không đồng ý cho kiểm tra khác",
  "retest.withdraw": "đã rút đề xuất kiểm tra khác",
  "sheet.import": "đã nhập các ô trên từ một tệp Excel",
  "sheet.part-submit": "đã nộp môn",
  "sheet.part-withdraw": "đã rút lại môn",
  "sheet.part-return": "đã trả lại môn",
  "sheet.part-accept": "đã nhận môn",
  "sheet.certify": "đã xác nhận lớp",
  "sheet.approve": "đã duyệt lớp",
  "sheet.return": "đã trả lại lớp",
  "sheet.reopen": "đã mở lại bảng tổng hợp",
  "year.confirm": "đã xác nhận kết quả cả năm",
  "year.decide-promotion": "đã quyết định lên lớp",
  "year.propose-award": "đã đề nghị khen thưởng",
  "year.decide-award": "đã quyết định khen thưởng",
  "year.withdraw-award": "đã xác nhận kết quả khác, khen thưởng theo kết quả cũ được rút lại",
  "sheet.record-absence": "đã ghi buổi nghỉ",
  "sheet.withdraw-absence": "đã rút buổi nghỉ",
};

/** What was done, in the words of the school office. */
export const historyWords = (action: string): string => WORDS[action] ?? action;
