import type { Grade } from "./periods";

/**
 * The subjects and activities of CT GDPT 2018 in the order of the học bạ form, with the two rows of QĐ 2904.
 *
 * Which language Ngoại ngữ 1 is belongs to the class (foreign-languages.ts). `required`: grades in which the subject is compulsory; `optional`: grades in which a class or pupil may take it.
 * Source: TT 32/2018 (CT GDPT 2018); QĐ 2904/QĐ-BGDĐT; CV 2088, Phụ lục 2.
 */
export const SUBJECTS = [
  { code: "TV", name: "Tiếng Việt", short: "Tiếng Việt", required: [1, 2, 3, 4, 5], optional: [] },
  { code: "TO", name: "Toán", short: "Toán", required: [1, 2, 3, 4, 5], optional: [] },
  { code: "NN", name: "Ngoại ngữ 1", short: "Ngoại ngữ 1", required: [3, 4, 5], optional: [1, 2] },
  { code: "SD", name: "Lịch sử và Địa lí", short: "LS&ĐL", required: [4, 5], optional: [] },
  { code: "KH", name: "Khoa học", short: "Khoa học", required: [4, 5], optional: [] },
  { code: "TH", name: "Tin học và Công nghệ (Tin học)", short: "Tin học", required: [3, 4, 5], optional: [] },
  { code: "CN", name: "Tin học và Công nghệ (Công nghệ)", short: "Công nghệ", required: [3, 4, 5], optional: [] },
  { code: "DD", name: "Đạo đức", short: "Đạo đức", required: [1, 2, 3, 4, 5], optional: [] },
  { code: "TX", name: "Tự nhiên và Xã hội", short: "TN&XH", required: [1, 2, 3], optional: [] },
  { code: "TD", name: "Giáo dục thể chất", short: "GDTC", required: [1, 2, 3, 4, 5], optional: [] },
  { code: "AN", name: "Nghệ thuật (Âm nhạc)", short: "Âm nhạc", required: [1, 2, 3, 4, 5], optional: [] },
  { code: "MT", name: "Nghệ thuật (Mĩ thuật)", short: "Mĩ thuật", required: [1, 2, 3, 4, 5], optional: [] },
  { code: "HD", name: "Hoạt động trải nghiệm", short: "HĐTN", required: [1, 2, 3, 4, 5], optional: [] },
  { code: "DT", name: "Tiếng dân tộc", short: "Tiếng DT", required: [], optional: [1, 2, 3, 4, 5] },
] as const satisfies readonly Subject[];

export type Subject = { code: string; name: string; short: string; required: readonly Grade[]; optional: readonly Grade[] };
export type SubjectCode = (typeof SUBJECTS)[number]["code"];
export const SUBJECT_CODES = SUBJECTS.map((subject) => subject.code);

const byCode = new Map<string, Subject & { code: SubjectCode }>(SUBJECTS.map((subject) => [subject.code, subject]));

/** The subject of a code, or null when there is none. */
export const findSubject = (code: string) => byCode.get(code) ?? null;

/** The subjects every class of a grade takes, in the order of the form. */
export const requiredSubjects = (grade: Grade) =>
  SUBJECTS.filter((subject) => (subject.required as readonly Grade[]).includes(grade)).map((subject) => subject.code);
