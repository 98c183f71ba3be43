/**
 * The four times of periodic assessment: giữa HK I, cuối HK I, giữa HK II, cuối năm.
 *
 * "Cuối HK II", "cả năm" and "cuối năm" are one value, CN.
 * Source: Thông tư 27/2020/TT-BGDĐT, Đ.7.1a, 7.2, 9.1.
 */
export const PERIODS = ["GK1", "CK1", "GK2", "CN"] as const;
export type Period = (typeof PERIODS)[number];

/** The period that closes a term: what is kept once a term (height and weight) is closed with it. Source: QĐ 1789, Phụ lục I. */
export const endOfTerm = (period: Period): Period => (period === "GK1" || period === "CK1" ? "CK1" : "CN");

/** The term of a period: height and weight are measured once a term. Source: QĐ 1789, Phụ lục I. */
export const termOf = (period: Period): 1 | 2 => (endOfTerm(period) === "CK1" ? 1 : 2);

export const GRADES = [1, 2, 3, 4, 5] as const;
export type Grade = (typeof GRADES)[number];

export const PERIOD_WORDS = {
  GK1: "Giữa học kỳ I",
  CK1: "Cuối học kỳ I",
  GK2: "Giữa học kỳ II",
  CN: "Cuối năm học",
} as const satisfies Record<Period, string>;

/** A period inside a sentence. Shape: "giữa học kỳ I". */
export const periodInside = (period: Period): string => PERIOD_WORDS[period].charAt(0).toLowerCase() + PERIOD_WORDS[period].slice(1);
