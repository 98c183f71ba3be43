/** Level of a subject or activity. Source: TT 27/2020, Đ.7.1a. */
export const SUBJECT_LEVELS = ["T", "H", "C"] as const;
export type SubjectLevel = (typeof SUBJECT_LEVELS)[number];

/** Level of a quality or competence; D is written "Đ" on paper. Source: TT 27/2020, Đ.7.2. */
export const TRAIT_LEVELS = ["T", "D", "C"] as const;
export type TraitLevel = (typeof TRAIT_LEVELS)[number];

/** The result of a school year. Source: TT 27/2020, Đ.9.2a. */
export const YEAR_RESULTS = ["EXCELLENT", "WELL_DONE", "DONE", "NOT_DONE"] as const;
export type YearResult = (typeof YEAR_RESULTS)[number];

/** Whether the pupil goes on. Source: TT 27/2020, Đ.11. */
export const PROMOTIONS = ["PROMOTED", "NOT_PROMOTED", "PRIMARY_COMPLETED"] as const;
export type Promotion = (typeof PROMOTIONS)[number];

export const SUBJECT_LEVEL_WORDS = { T: "Hoàn thành tốt", H: "Hoàn thành", C: "Chưa hoàn thành" } as const satisfies Record<SubjectLevel, string>;
export const TRAIT_LEVEL_WORDS = { T: "Tốt", D: "Đạt", C: "Cần cố gắng" } as const satisfies Record<TraitLevel, string>;
export const TRAIT_LEVEL_SYMBOLS = { T: "T", D: "Đ", C: "C" } as const satisfies Record<TraitLevel, string>;
/** A year's result, or that there is none by rule (docs/decisions/163-no-result-by-rule.md). */
export const YEAR_STANDINGS = [...YEAR_RESULTS, "UNRANKED"] as const;
export type YearStanding = (typeof YEAR_STANDINGS)[number];

export const YEAR_RESULT_WORDS = {
  EXCELLENT: "Hoàn thành xuất sắc",
  WELL_DONE: "Hoàn thành tốt",
  DONE: "Hoàn thành",
  NOT_DONE: "Chưa hoàn thành",
} as const satisfies Record<YearResult, string>;

/** The same, with what stands there when there is no result by rule. */
export const YEAR_STANDING_WORDS = { ...YEAR_RESULT_WORDS, UNRANKED: "Không đánh giá" } as const satisfies Record<YearStanding, string>;
