import type { SubjectCode } from "../../assessment/subjects";
import { FOREIGN_LANGUAGES } from "../../assessment/foreign-languages";
import { SUBJECTS } from "../../assessment/subjects";
import { fold } from "./fold";

/** What schools and other programs call the subjects besides the law's names. Source: regulations reference §9 (CSDL ngành, vnEdu, SMAS). */
const ALSO: Record<SubjectCode, readonly string[]> = {
  TV: ["TV", "T Việt", "TViet", "Tiếng Việt"],
  TO: ["TO", "Toán", "Toán học"],
  NN: ["NN", "NN1", "Ngoại ngữ", "Ngoại ngữ 1", "Tiếng Anh", "T Anh", "Anh", "TA", "AV", "Anh văn", ...Object.values(FOREIGN_LANGUAGES).flatMap((name) => [name, `Ngoại ngữ 1 (${name})`]), "Tiếng Trung"],
  SD: ["SD", "LSĐL", "LS ĐL", "LS và ĐL", "Lịch sử Địa lí", "Lịch sử và Địa lý", "Lịch sử Địa lý", "Sử Địa", "LSVDL"],
  KH: ["KH", "Khoa"],
  TH: ["TH", "Tin học", "Tin", "TH CN Tin học", "TH CN TH", "THCN TH"],
  CN: ["CN", "Công nghệ", "TH CN Công nghệ", "TH CN CN", "THCN CN"],
  DD: ["DD", "Đ Đức", "DDUC"],
  TX: ["TX", "TNXH", "TN XH", "TN và XH", "Tự nhiên Xã hội"],
  TD: ["TD", "GDTC", "Thể dục", "GD thể chất"],
  AN: ["AN", "Âm nhạc", "Nhạc", "NT Âm nhạc", "ÂN"],
  MT: ["MT", "Mĩ thuật", "Mỹ thuật", "NT Mĩ thuật", "NT Mỹ thuật", "Nghệ thuật Mỹ thuật"],
  HD: ["HD", "HĐTN", "HĐ trải nghiệm", "Hoạt động trải nghiệm"],
  DT: ["DT", "TDT", "Tiếng DT", "Tiếng dân tộc thiểu số"],
};

const BY_NAME = new Map(SUBJECTS.flatMap(({ code, name, short }) => [name, short, ...ALSO[code]].map((one) => [fold(one), code] as const)));

/** The subject a text names, whole and alone ("Toán", "Môn: Tiếng Anh", "Sheet Toán 1B" does not). Returns null when it names none. */
export const parseSubject = (text: string): SubjectCode | null => BY_NAME.get(fold(text).replace(/^(?:mon hoc|mon) /, "")) ?? null;
