import type { Grade, Period } from "./periods";

/** The number of a printed form of Phụ lục 2. */
export type FormNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** One printed form: at which time of the year, and what it says of the subjects. */
export type ClassForm = { number: FormNumber; yearEnd: boolean };

/** The first form of each group of grades: mid-term, then the end of term I, then the end of the year. */
const FIRST_FORM = { 1: 1, 2: 1, 3: 4, 4: 7, 5: 7 } as const satisfies Record<Grade, FormNumber>;
const STEP = { GK1: 0, CK1: 1, GK2: 0, CN: 2 } as const satisfies Record<Period, number>;

/**
 * Which of the nine forms of the class sheet is used for a grade at a time of assessment.
 *
 * Source: TT 27/2020, Phụ lục 2 (mẫu 1–9); reference §3.1.
 */
export const formFor = (grade: Grade, period: Period): ClassForm => ({
  number: (FIRST_FORM[grade] + STEP[period]) as FormNumber,
  yearEnd: period === "CN",
});

/** The time of assessment as the form's heading has it; the mid-term forms say which term. Source: TT 27/2020, Phụ lục 2, hướng dẫn mục 1. */
export const FORM_TIMES = {
  GK1: "Thời điểm: Giữa học kỳ I",
  CK1: "Thời điểm: Cuối học kỳ I",
  GK2: "Thời điểm: Giữa học kỳ II",
  CN: "Thời điểm: Cuối học kỳ II – Cuối năm học",
} as const satisfies Record<Period, string>;
