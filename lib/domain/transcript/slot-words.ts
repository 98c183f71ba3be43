import { SLOT_ROLE_WORDS, type SlotRole } from "./document-kinds";

/** What signing a slot means to the person who does it. Source: QĐ 1789, Đ.20.5. */
export const SLOT_DEED_WORDS = {
  GVBM: "Ký phần môn học của mình",
  GVCN: "Ký học bạ của lớp chủ nhiệm",
  CBQL: "Ký học bạ với tư cách lãnh đạo",
  KY_PHAT_HANH: "Đóng dấu số của trường và phát hành",
} as const satisfies Record<SlotRole, string>;

/** Who holds up a class, most units first. */
export type HeldUp = { waitsFor: readonly { signerName: string; role: SlotRole; units: number }[] };

/** "chờ Nguyễn Thị Hạnh (giáo viên bộ môn, 38 học bạ)". The first three people, then how many more. */
export function waitWords({ waitsFor }: HeldUp): string {
  const named = waitsFor.slice(0, 3).map(({ signerName, role, units }) => `chờ ${signerName} (${SLOT_ROLE_WORDS[role].toLowerCase()}, ${units} học bạ)`);
  const more = waitsFor.length - named.length;
  return named.join("; ") + (more > 0 ? `; và ${more} người nữa` : "");
}
