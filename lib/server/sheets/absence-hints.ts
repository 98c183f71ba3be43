import "server-only";
import type { CellWarning, GridSheet } from "@/components/grid/grid-types";
import { missedWords } from "@/lib/domain/records/missed-elsewhere";
import { ABSENT_WITH, ABSENT_WITHOUT } from "./sheet-columns";
import type { SheetValues } from "./sheet-values";

/** Beside the number of half-days missed: how many of them were at the old school, which answers for them. Source: traps B2. */
export function absenceHints({ grid, values }: { grid: GridSheet; values: SheetValues }): Record<string, CellWarning> {
  const columns = [ABSENT_WITH, ABSENT_WITHOUT].filter((key) => grid.columns.some((column) => column.key === key));
  return Object.fromEntries(
    grid.rows.flatMap(({ id }) => {
      const elsewhere = values.absences.get(id)?.elsewhere ?? [];
      if (elsewhere.length === 0) return [];
      return columns.map((key) => {
        const theirs = elsewhere.reduce((sum, { withLeave, withoutLeave }) => sum + (key === ABSENT_WITH ? withLeave : withoutLeave), 0);
        return [`${id}|${key}`, { message: `Hai buổi là một ngày. Trong đó ${elsewhere.map(missedWords).join("; ")}, theo giấy tờ của trường cũ.`, tag: theirs > 0 ? `${theirs} ở trường cũ` : null }] as const;
      });
    }),
  );
}
