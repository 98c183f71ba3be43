import { findSubject } from "../assessment/subjects";
import { explainBlocked } from "../explain-blocked";
import { SLOT_ROLE_WORDS, type SlotRole } from "./document-kinds";

/** What signing a slot means to the person who does it. Source: QĐ 1789, Đ.20.5. */
export const SLOT_DEED_WORDS = {
  GVBM: "Ký phần môn học của mình",
  GVCN: "Ký học bạ của lớp chủ nhiệm",
  CBQL: "Ký học bạ với tư cách lãnh đạo",
  KY_PHAT_HANH: "Đóng dấu số của trường và phát hành",
} as const satisfies Record<SlotRole, string>;

/** What the button of the one confirmation says: the last signature is no signature among others, it issues. */
export const SLOT_VERBS = { GVBM: "Ký", GVCN: "Ký", CBQL: "Ký", KY_PHAT_HANH: "Đóng dấu và phát hành" } as const satisfies Record<SlotRole, string>;

/** The name of each role in the address of its preview. */
export const SLOT_ROLE_SLUGS = { GVBM: "giao-vien-bo-mon", GVCN: "chu-nhiem", CBQL: "lanh-dao", KY_PHAT_HANH: "phat-hanh" } as const satisfies Record<SlotRole, string>;

/** The role an address names. Returns null when it names none. */
export const roleOfSlug = (slug: string): SlotRole | null => (Object.keys(SLOT_ROLE_SLUGS) as SlotRole[]).find((role) => SLOT_ROLE_SLUGS[role] === slug) ?? null;

/** Where somebody sees what they are about to sign: of these classes, or of all. */
export const previewAddress = (role: SlotRole, ...classIds: string[]): string =>
  `/ky-so/xac-nhan/${SLOT_ROLE_SLUGS[role]}${classIds.length > 0 ? `?${classIds.map((id) => `lop=${id}`).join("&")}` : ""}`;

/** Who holds up a class, most units first. */
export type HeldUp = { waitsFor: readonly { signerName: string; sex: "MALE" | "FEMALE" | null; role: SlotRole; subjects: readonly string[]; units: number }[] };

/** "chờ Nguyễn Thị Hạnh (giáo viên bộ môn, 38 học bạ)". The first three people, then how many more. */
export function waitWords({ waitsFor }: HeldUp): string {
  const named = waitsFor.slice(0, 3).map(({ signerName, role, units }) => `chờ ${signerName} (${SLOT_ROLE_WORDS[role].toLowerCase()}, ${units} học bạ)`);
  const more = waitsFor.length - named.length;
  return named.join("; ") + (more > 0 ? `; và ${more} người nữa` : "");
}

/** "Chưa ký được vì cô Nguyễn Thị B chưa ký phần Âm nhạc của 3 em." Of those who hold a class up. */
export const whyNotSigned = (role: SlotRole, { waitsFor }: HeldUp): string | null =>
  explainBlocked(
    role === "KY_PHAT_HANH" ? "SEAL" : "SIGN",
    "",
    waitsFor.map(({ signerName, sex, subjects, units }) => ({ who: { name: signerName, sex }, owes: "SIGN", what: subjects.length > 0 ? `phần ${subjects.map((code) => findSubject(code)?.name ?? code).join(", ")}` : "học bạ", pupils: units })),
  );
