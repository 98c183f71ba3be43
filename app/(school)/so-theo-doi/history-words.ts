const WORDS: Record<string, string> = {
  "sheet.save-cells": "đã nhập",
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
