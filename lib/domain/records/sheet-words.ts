import type { PartAction } from "./part-workflow";
import type { PartStatus, SheetStatus } from "./sheet-status";
import type { SheetAction } from "./sheet-workflow";

export const PART_STATUS_WORDS = {
  DRAFT: "Đang nhập",
  SUBMITTED: "Đã gửi, chờ giáo viên chủ nhiệm",
  RETURNED: "Được trả lại",
  ACCEPTED: "Giáo viên chủ nhiệm đã nhận",
} as const satisfies Record<PartStatus, string>;

export const SHEET_STATUS_WORDS = {
  OPEN: "Đang tổng hợp",
  CERTIFIED: "Giáo viên chủ nhiệm đã xác nhận, chờ lãnh đạo duyệt",
  APPROVED: "Lãnh đạo đã duyệt",
} as const satisfies Record<SheetStatus, string>;

export const PART_ACTION_WORDS = {
  submit: "Nộp môn",
  withdraw: "Rút lại để sửa",
  return: "Trả lại",
  accept: "Nhận",
} as const satisfies Record<PartAction, string>;

export const SHEET_ACTION_WORDS = {
  certify: "Xác nhận lớp",
  approve: "Duyệt lớp",
  return: "Trả lại giáo viên chủ nhiệm",
  reopen: "Mở lại để điều chỉnh",
} as const satisfies Record<SheetAction, string>;
