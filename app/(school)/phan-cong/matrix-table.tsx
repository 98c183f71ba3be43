import type { ReactNode } from "react";
import { showDay, type Day } from "@/lib/domain/vietnam-time";
import type { CellLine, Matrix, MatrixCell, MatrixRow } from "@/lib/server/assignments/matrix";

export type MatrixFilter = { grade: number | null; staffId: string | null };

type Props = { matrix: Matrix; filter: MatrixFilter; today: Day; lastDay: Day; caption: string; deed?: (row: MatrixRow, cell: MatrixCell) => ReactNode };

/** Class by subject with who answers. On a phone a class is a block and each cell names its subject. */
export function MatrixTable({ matrix, filter, today, lastDay, caption, deed }: Props) {
  const rows = matrix.rows.filter((row) => (filter.grade === null || row.grade === filter.grade) && (filter.staffId === null || row.cells.some((cell) => isOf(cell, filter.staffId))));
  if (rows.length === 0) return <p className="px-5 py-6 text-ink-soft">Không có lớp nào khớp với bộ lọc này.</p>;
  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label={caption}>
      <table className="w-full border-collapse text-left text-[0.9rem] max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-sm:sr-only">
          <tr className="border-b border-line bg-ground text-[0.85rem] text-ink-soft">
            <th scope="col" className="sticky left-0 z-10 bg-ground px-3 py-2.5 font-semibold">Lớp</th>
            <th scope="col" className="min-w-28 px-2 py-2.5 font-semibold">Chủ nhiệm</th>
            {matrix.subjects.map(({ code, short, name }) => (
              <th key={code} scope="col" title={name} className="min-w-18 px-2 py-2.5 font-semibold">{short}</th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {rows.map((row) => (
            <tr key={row.classId} className="border-b border-line last:border-b-0 max-sm:block max-sm:px-4 max-sm:py-3">
              <th scope="row" className="sticky left-0 z-10 bg-paper px-3 py-2.5 align-top text-base font-bold max-sm:static max-sm:block max-sm:px-0">{row.className}</th>
              {row.cells.map((cell) => (
                <td key={cell.subject ?? "GVCN"} className={`px-2 py-2.5 align-top max-sm:grid max-sm:grid-cols-[7rem_1fr] max-sm:gap-2 max-sm:border-b max-sm:border-line max-sm:px-0 max-sm:last:border-b-0 ${!cell.taught && cell.lines.length === 0 ? "max-sm:hidden" : ""} ${cell.changed ? "bg-waiting-soft" : ""} ${filter.staffId && !isOf(cell, filter.staffId) ? "text-ink-soft" : ""}`}>
                  <span className="font-medium sm:hidden">{cell.subject ? matrix.subjects.find(({ code }) => code === cell.subject)?.short : "Chủ nhiệm"}</span>
                  <div>
                    <Lines cell={cell} homeroom={cell.subject ? homeroomOf(row) : null} today={today} lastDay={lastDay} />
                    {deed?.(row, cell)}
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const isOf = (cell: MatrixCell, staffId: string | null): boolean => cell.lines.some((line) => line.staffId === staffId);

/** Who is homeroom teacher whatever the day: then the name is not repeated in fourteen columns. */
function homeroomOf(row: MatrixRow): string | null {
  const keepers = row.cells.find(({ subject }) => subject === null)?.lines ?? [];
  return keepers.length === 1 ? (keepers[0]?.staffId ?? null) : null;
}

function Lines({ cell, homeroom, today, lastDay }: { cell: MatrixCell; homeroom: string | null; today: Day; lastDay: Day }) {
  if (cell.lines.length === 0) return cell.taught ? <span className="font-semibold text-waiting">Chưa có</span> : <span aria-label="Lớp không học môn này" className="text-line-strong">–</span>;
  return (
    <ul className="space-y-1">
      {cell.lines.map((line) => (
        <li key={`${line.groupId}${line.staffId}${line.validFrom}`}>
          {line.groupName && <span className="block text-[0.82rem] text-ink-soft">{line.groupName}</span>}
          {line.staffId === homeroom ? (
            <span title={line.name} className="text-ink-soft">GVCN<span className="sr-only"> {line.name}</span></span>
          ) : (
            <span className={line.fresh ? "font-semibold" : ""}>{line.name}</span>
          )}
          <Days line={line} today={today} lastDay={lastDay} />
        </li>
      ))}
    </ul>
  );
}

/** Only what is out of the ordinary: begins later than today, ends before the year does. */
export function Days({ line: { validFrom, validTo }, today, lastDay }: { line: Pick<CellLine, "validFrom" | "validTo">; today: Day; lastDay: Day }) {
  const words = [...(validFrom > today ? [`từ ${showDay(validFrom)}`] : []), ...(validTo !== null && validTo < lastDay ? [`đến ${showDay(validTo)}`] : [])].join(" ");
  return words ? <span className="block text-[0.82rem] text-ink-soft tabular-nums">{words}</span> : null;
}
