import { describe, expect, test } from "vitest";
import { formFor } from "@/lib/domain/assessment/class-forms";
import type { Grade, Period } from "@/lib/domain/assessment/periods";

/** Written from TT 27/2020, Phụ lục 2: mẫu 1–3 for grades 1 and 2, 4–6 for grade 3, 7–9 for grades 4 and 5. */
const TABLE: Record<Grade, Record<Period, number>> = {
  1: { GK1: 1, CK1: 2, GK2: 1, CN: 3 },
  2: { GK1: 1, CK1: 2, GK2: 1, CN: 3 },
  3: { GK1: 4, CK1: 5, GK2: 4, CN: 6 },
  4: { GK1: 7, CK1: 8, GK2: 7, CN: 9 },
  5: { GK1: 7, CK1: 8, GK2: 7, CN: 9 },
};

describe("which of the nine forms a class uses", () => {
  const cases = Object.entries(TABLE).flatMap(([grade, row]) => Object.entries(row).map(([period, form]) => [Number(grade) as Grade, period as Period, form] as const));

  test.each(cases)("grade %i, %s: mẫu %i", (grade, period, form) => {
    expect(formFor(grade, period)).toEqual({ number: form, yearEnd: [3, 6, 9].includes(form) });
  });
});
