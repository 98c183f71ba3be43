import "server-only";
import { absentReason, isAbsent } from "@/lib/domain/assessment/absent-mark";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import type { RuleSet } from "@/lib/domain/assessment/rule-set";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { vietnamDate } from "@/lib/domain/vietnam-time";
import type { CellWrite } from "./record-write";

/** The columns of an assessment that a batch of cells changes. Not named: stays. */
export type SubjectData = {
  level?: "T" | "H" | "C" | null;
  mark?: number | null;
  absentReason?: string | null;
  assessedOn?: Date | null;
  comment?: string | null;
};

type Where = { grade: Grade; period: Period; rules: RuleSet; now: Date };

/**
 * Cells of a subject as its record keeps them. "V" stands for the test; where there is none, for the level.
 * A value ends an absence; an emptied cell is empty, not absent.
 */
export function subjectData(cells: readonly CellWrite[], { grade, period, rules, now }: Where): SubjectData {
  const data: SubjectData = {};
  for (const { column, value } of cells) {
    if (column.kind === "comment") data.comment = value;
    if (column.kind !== "level" && column.kind !== "mark") continue;
    const absent = absentReason(value);
    if (column.kind === "mark") data.mark = value === null || absent ? null : Number(value);
    else data.level = absent ? null : (value as "T" | "H" | "C" | null);
    const carriesAbsence = column.kind === "mark" || !hasMark(column.subject, grade, period, rules);
    if (carriesAbsence) Object.assign(data, { absentReason: absent, assessedOn: absent ? vietnamDate(now) : null });
  }
  return data;
}

/** Whether one of the cells is a result where there was an absence: the mark, or the level where there is no test. */
export const fillsAbsence = (cells: readonly CellWrite[], { grade, period, rules }: Omit<Where, "now">): boolean =>
  cells.some(({ column, value }) => {
    const carries = column.kind === "mark" || (column.kind === "level" && !hasMark(column.subject, grade, period, rules));
    return carries && value !== null && !isAbsent(value);
  });
