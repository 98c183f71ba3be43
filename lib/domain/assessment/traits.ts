import type { Grade } from "./periods";

export type TraitGroup = "QUALITIES" | "GENERAL_COMPETENCES" | "SPECIFIC_COMPETENCES";

/**
 * The five qualities, three general and seven specific competences, in the order of the form.
 * Công nghệ and Tin học exist from grade 3 on (grades 1–2 have no such subject).
 *
 * Source: TT 27/2020, Đ.5; QĐ 1789, Phụ lục I; CV 2088, Phụ lục 1.
 */
export const TRAITS = [
  { code: "YEU_NUOC", name: "Yêu nước", group: "QUALITIES", from: 1 },
  { code: "NHAN_AI", name: "Nhân ái", group: "QUALITIES", from: 1 },
  { code: "CHAM_CHI", name: "Chăm chỉ", group: "QUALITIES", from: 1 },
  { code: "TRUNG_THUC", name: "Trung thực", group: "QUALITIES", from: 1 },
  { code: "TRACH_NHIEM", name: "Trách nhiệm", group: "QUALITIES", from: 1 },
  { code: "TU_CHU", name: "Tự chủ và tự học", group: "GENERAL_COMPETENCES", from: 1 },
  { code: "GIAO_TIEP", name: "Giao tiếp và hợp tác", group: "GENERAL_COMPETENCES", from: 1 },
  { code: "GIAI_QUYET", name: "Giải quyết vấn đề và sáng tạo", group: "GENERAL_COMPETENCES", from: 1 },
  { code: "NGON_NGU", name: "Ngôn ngữ", group: "SPECIFIC_COMPETENCES", from: 1 },
  { code: "TINH_TOAN", name: "Tính toán", group: "SPECIFIC_COMPETENCES", from: 1 },
  { code: "KHOA_HOC", name: "Khoa học", group: "SPECIFIC_COMPETENCES", from: 1 },
  { code: "CONG_NGHE", name: "Công nghệ", group: "SPECIFIC_COMPETENCES", from: 3 },
  { code: "TIN_HOC", name: "Tin học", group: "SPECIFIC_COMPETENCES", from: 3 },
  { code: "THAM_MI", name: "Thẩm mĩ", group: "SPECIFIC_COMPETENCES", from: 1 },
  { code: "THE_CHAT", name: "Thể chất", group: "SPECIFIC_COMPETENCES", from: 1 },
] as const satisfies readonly { code: string; name: string; group: TraitGroup; from: Grade }[];

export type Trait = (typeof TRAITS)[number];
export type TraitCode = Trait["code"];
export const TRAIT_CODES = TRAITS.map((trait) => trait.code);

/** The traits assessed in a grade, in the order of the form. */
export const traitsOf = (grade: Grade) => TRAITS.filter((trait) => grade >= trait.from);
