import type { SlotRole } from "./document-kinds";

/** What signing a slot means to the person who does it. Source: QĐ 1789, Đ.20.5. */
export const SLOT_DEED_WORDS = {
  GVBM: "Ký phần môn học của mình",
  GVCN: "Ký học bạ của lớp chủ nhiệm",
  CBQL: "Ký học bạ với tư cách lãnh đạo",
  KY_PHAT_HANH: "Đóng dấu số của trường và phát hành",
} as const satisfies Record<SlotRole, string>;
