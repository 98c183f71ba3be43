import type { SlotRole } from "@/lib/documents/transcript-data";

/** What each signer answers for, as a school says it. Source: QĐ 1789, Đ.20.5. */
export const SLOT_ROLE_WORDS = {
  GVBM: "Giáo viên bộ môn",
  GVCN: "Giáo viên chủ nhiệm",
  CBQL: "Hiệu trưởng",
  KY_PHAT_HANH: "Nhà trường",
} as const satisfies Record<SlotRole, string>;

export const SLOT_DEED_WORDS = {
  GVBM: "Ký phần môn học của mình",
  GVCN: "Ký học bạ của lớp chủ nhiệm",
  CBQL: "Ký học bạ với tư cách lãnh đạo",
  KY_PHAT_HANH: "Đóng dấu số của trường và phát hành",
} as const satisfies Record<SlotRole, string>;
