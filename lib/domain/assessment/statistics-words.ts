import { PROMOTION_WORDS } from "./completion";
import { SUBJECT_LEVEL_WORDS, TRAIT_LEVEL_WORDS, YEAR_RESULT_WORDS } from "./levels";
import type { Measure, Population } from "./statistics";
import { findSubject } from "./subjects";
import { TRAITS } from "./traits";

export const POPULATION_WORDS = {
  ALL: "Tất cả",
  FEMALE: "Nữ",
  MINORITY: "Dân tộc thiểu số",
  FEMALE_MINORITY: "Nữ dân tộc thiểu số",
  DISABLED: "Khuyết tật",
} as const satisfies Record<Population, string>;

/** What each value of a measure is called. */
export const VALUE_WORDS: Readonly<Record<Measure["kind"], Readonly<Record<string, string>>>> = {
  LEVEL: SUBJECT_LEVEL_WORDS,
  MARK: { "9-10": "Điểm 9 – 10", "7-8": "Điểm 7 – 8", "5-6": "Điểm 5 – 6", "0-4": "Điểm dưới 5" },
  TRAIT: TRAIT_LEVEL_WORDS,
  RESULT: YEAR_RESULT_WORDS,
  PROMOTION: PROMOTION_WORDS,
  AWARD: { EXCELLENT: "Học sinh Xuất sắc", EXEMPLARY: "Học sinh Tiêu biểu", SUDDEN: "Khen thưởng đột xuất" },
};

/** What a measure is of: "Tiếng Việt", "Yêu nước", "Kết quả giáo dục cả năm". */
export function measureWords(measure: Measure): string {
  switch (measure.kind) {
    case "LEVEL":
      return findSubject(measure.subject)?.name ?? measure.subject;
    case "MARK":
      return `${findSubject(measure.subject)?.name ?? measure.subject}: bài kiểm tra định kỳ`;
    case "TRAIT":
      return TRAITS.find(({ code }) => code === measure.trait)?.name ?? measure.trait;
    case "RESULT":
      return "Kết quả giáo dục cả năm";
    case "PROMOTION":
      return "Hoàn thành chương trình, lên lớp";
    case "AWARD":
      return "Khen thưởng";
  }
}
