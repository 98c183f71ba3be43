import { REMARK_KINDS, type RemarkKind } from "../../assessment/missing-items";
import type { TraitCode } from "../../assessment/traits";
import { TRAITS } from "../../assessment/traits";
import type { CellColumn } from "../cell-column";
import { fold } from "./fold";
import { parseSubject } from "./subject-names";

/** What a column of a strange table holds: who a line is about, or values. "own": of the one subject the whole sheet is about. */
export type Heading =
  | { kind: "order" | "class" | "code" | "name" | "surname" | "given" | "birthDate" | "period" | "commentCode" }
  | { kind: "own"; part: SubjectPart }
  | { kind: "cell"; column: CellColumn };

export type SubjectPart = "level" | "mark" | "comment";

/** Who a line is about. Source: regulations reference §9 (CSDL ngành, vnEdu, SMAS). */
const IDENTITY: Record<string, Heading> = table({
  order: ["STT", "TT", "Số TT", "Số thứ tự"],
  class: ["Lớp", "Tên lớp", "Lớp học"],
  code: ["Mã học sinh", "Mã HS", "Mã số học sinh", "Mã định danh", "Mã định danh Bộ", "Mã định danh Bộ GDĐT", "Mã định danh Bộ GD ĐT", "Mã định danh học sinh", "Mã số định danh", "Số định danh", "Số định danh cá nhân", "Mã định danh cá nhân", "CCCD", "Số CCCD"],
  name: ["Họ và tên", "Họ tên", "Họ và tên học sinh", "Họ tên học sinh", "Tên học sinh", "Học sinh"],
  surname: ["Họ", "Họ đệm", "Họ và đệm", "Họ và tên đệm", "Họ lót", "Họ và chữ lót"],
  given: ["Tên"],
  birthDate: ["Ngày sinh", "Ngày tháng năm sinh", "Sinh ngày", "Ngày, tháng, năm sinh"],
  period: ["Thời điểm đánh giá", "Thời điểm", "Kỳ đánh giá"],
  commentCode: ["Mã nhận xét", "Mã NX"],
});

const PARTS: readonly (readonly [SubjectPart, readonly string[]])[] = [
  ["level", ["muc dat duoc", "muc do dat duoc", "muc dat", "muc do", "muc", "xep loai", "danh gia"]],
  ["mark", ["diem ktdk", "diem kiem tra dinh ky", "diem kiem tra dinh ki", "diem kt dinh ky", "diem kiem tra", "diem bai kiem tra", "diem kt", "diem thi", "diem so", "diem", "ktdk"]],
  ["comment", ["noi dung nhan xet", "loi nhan xet", "nhan xet"]],
];

const REMARKS: Record<RemarkKind, readonly string[]> = {
  QUALITIES: ["Nhận xét phẩm chất", "Nhận xét PC", "Phẩm chất chủ yếu", "Nhận xét phẩm chất chủ yếu"],
  GENERAL_COMPETENCES: ["Nhận xét NL Chung", "Nhận xét năng lực chung", "NL chung", "Năng lực chung"],
  SPECIFIC_COMPETENCES: ["Nhận xét NL Đặc thù", "Nhận xét năng lực đặc thù", "NL đặc thù", "Năng lực đặc thù"],
  OVERALL: ["Nhận xét của giáo viên chủ nhiệm", "Nhận xét của GVCN", "Nhận xét GVCN", "Nhận xét chung"],
};

const OTHERS: Record<string, Heading> = {
  ...Object.fromEntries(REMARK_KINDS.flatMap((remark) => REMARKS[remark].map((name) => [fold(name), { kind: "cell", column: { kind: "remark", remark } }]))),
  ...Object.fromEntries(["Chiều cao", "Chiều cao cm", "Chiều cao (cm)"].map((name) => [fold(name), { kind: "cell", column: { kind: "height" } }])),
  ...Object.fromEntries(["Cân nặng", "Cân nặng kg", "Cân nặng (kg)"].map((name) => [fold(name), { kind: "cell", column: { kind: "weight" } }])),
};

const TRAIT_NAMES = new Map<string, TraitCode>([
  ...TRAITS.flatMap(({ code, name }) => [[fold(name), code], [fold(name).replace(" va ", " "), code]] as const),
  ["giai quyet van de", "GIAI_QUYET"],
  ["gqvd va sang tao", "GIAI_QUYET"],
  ["gqvd sang tao", "GIAI_QUYET"],
]);

/** Names that are both a competence's and a subject's: "Khoa học", "Công nghệ", "Tin học". */
const isAlsoSubject = (name: string) => parseSubject(name) !== null;

/**
 * What a heading means. `group`: the heading above it ("Toán" over "Mức" and "Điểm").
 * `ofTraits`: the table also names qualities, so that "Khoa học" alone is the competence and not the subject.
 * Returns null when it means nothing to a class sheet.
 */
export function readHeading(text: string, group: string, ofTraits: boolean): Heading | null {
  const name = fold(text);
  const above = fold(group);
  if (name === "") return null;
  const known = (Object.hasOwn(IDENTITY, name) ? IDENTITY[name] : undefined) ?? (Object.hasOwn(OTHERS, name) ? OTHERS[name] : undefined);
  if (known) return known;
  const trait = TRAIT_NAMES.get(name.replace(/^(?:pham chat|nang luc|pc|nl) /, ""));
  if (trait && (ofTraits || /pham chat|nang luc/.test(above) || !isAlsoSubject(name))) return { kind: "cell", column: { kind: "trait", trait } };
  return readSubjectHeading(above && above !== name ? `${above} ${name}` : name) ?? readSubjectHeading(name);
}

/** "Mức đạt được", "Điểm Toán", "Toán - Mức", "TV_DIEM", "Nhận xét môn Toán". */
function readSubjectHeading(name: string): Heading | null {
  for (const [part, words] of PARTS) {
    for (const word of words) {
      if (name === word) return { kind: "own", part };
      const rest = name.startsWith(`${word} `) ? name.slice(word.length + 1) : name.endsWith(` ${word}`) ? name.slice(0, -word.length - 1) : null;
      const subject = rest === null ? null : parseSubject(rest);
      if (subject) return { kind: "cell", column: { kind: part, subject } };
    }
  }
  const subject = parseSubject(name);
  return subject ? { kind: "cell", column: { kind: "level", subject } } : null;
}

/** Whether a heading names a quality that no subject shares its name with: the mark of a table of qualities and competences. */
export const namesTrait = (text: string): boolean => TRAIT_NAMES.has(fold(text)) && !isAlsoSubject(text);

function table(names: Record<string, readonly string[]>): Record<string, Heading> {
  return Object.fromEntries(Object.entries(names).flatMap(([kind, all]) => all.map((name) => [fold(name), { kind } as Heading])));
}
