import { findSubject } from "./subjects";

/**
 * The languages a class may learn as Ngoại ngữ 1; the form of the học bạ writes the language beside the subject.
 * Source: CT GDPT 2018 (TT 32/2018 and its later programmes); CV 2088, Phụ lục 2 ("Ngoại ngữ 1 Tiếng Anh"); docs/decisions/180-ngoai-ngu-1-names-its-language.md.
 */
export const FOREIGN_LANGUAGES = {
  EN: "Tiếng Anh",
  FR: "Tiếng Pháp",
  RU: "Tiếng Nga",
  ZH: "Tiếng Trung Quốc",
  DE: "Tiếng Đức",
  JA: "Tiếng Nhật",
  KO: "Tiếng Hàn",
} as const;
export type ForeignLanguage = keyof typeof FOREIGN_LANGUAGES;
export const FOREIGN_LANGUAGE_CODES = Object.keys(FOREIGN_LANGUAGES) as [ForeignLanguage, ...ForeignLanguage[]];

/** Every language but Tiếng Anh, the default, which a record does not name. */
export type OtherLanguage = Exclude<ForeignLanguage, "EN">;
export const OTHER_LANGUAGES = ["FR", "RU", "ZH", "DE", "JA", "KO"] as const satisfies readonly OtherLanguage[];
export const otherLanguage = (language: ForeignLanguage): OtherLanguage | null => (language === "EN" ? null : language);

/** A subject by its name in the form, where the class is known: "Ngoại ngữ 1 (Tiếng Anh)". Null: Tiếng Anh. */
export function subjectName(code: string, language: ForeignLanguage | null): string {
  const name = findSubject(code)?.name ?? code;
  return code === "NN" ? `${name} (${FOREIGN_LANGUAGES[language ?? "EN"]})` : name;
}
