import { Badge } from "@/components/badge";
import type { BadgeTone } from "@/components/badge";
import { GRADES, PERIODS, PERIOD_WORDS } from "@/lib/domain/assessment/periods";
import { WINDOW_WORDS } from "@/lib/domain/records/entry-window";
import type { WindowState } from "@/lib/domain/records/entry-window";
import { localTime, showInstant } from "@/lib/domain/vietnam-time";
import type { WindowCell } from "@/lib/server/school/windows/list-windows";
import { WindowForm } from "./window-form";

const TONES = { NOT_SET: "plain", NOT_YET: "calm", OPEN: "info", CLOSED: "plain" } as const satisfies Record<WindowState, BadgeTone>;

/** Grade by period; on a phone each grade is a block and each cell names its period. */
export function WindowTable({ yearId, cells, decides }: { yearId: string; cells: readonly WindowCell[]; decides: boolean }) {
  return (
    <table className="w-full border-collapse text-left text-[0.95rem] max-sm:block">
      <caption className="sr-only">Lịch nhập theo khối và thời điểm</caption>
      <thead className="max-sm:sr-only">
        <tr className="border-b border-line bg-ground">
          <th scope="col" className="px-4 py-2.5 text-[0.85rem] font-semibold text-ink-soft">Khối</th>
          {PERIODS.map((period) => (
            <th key={period} scope="col" className="px-4 py-2.5 text-[0.85rem] font-semibold text-ink-soft">
              {PERIOD_WORDS[period]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {GRADES.map((grade) => (
          <tr key={grade} className="border-b border-line last:border-b-0 max-sm:block max-sm:px-4 max-sm:py-3">
            <th scope="row" className="px-4 py-3 align-top font-bold whitespace-nowrap max-sm:block max-sm:p-0">
              Khối {grade}
            </th>
            {PERIODS.map((period) => (
              <td key={period} className="px-4 py-3 align-top max-sm:block max-sm:border-b max-sm:border-line max-sm:px-0 max-sm:last:border-b-0">
                <Cell yearId={yearId} cell={cells.find((one) => one.grade === grade && one.period === period)} siblings={cells.filter((one) => one.period === period)} decides={decides} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ yearId, cell, siblings, decides }: { yearId: string; cell: WindowCell | undefined; siblings: readonly WindowCell[]; decides: boolean }) {
  if (!cell) return null;
  const { grade, period, state, window } = cell;
  return (
    <div className="space-y-1.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium sm:hidden">{PERIOD_WORDS[period]}</span>
        <Badge tone={TONES[state]}>{WINDOW_WORDS[state]}</Badge>
      </div>
      {window && (
        <p className="text-[0.9rem] text-ink-soft tabular-nums">
          <span className="block">Từ {showInstant(window.opensAt)}</span>
          <span className="block">Đến {showInstant(window.closesAt)}</span>
        </p>
      )}
      {decides && (
        <WindowForm
          yearId={yearId}
          grade={grade}
          period={period}
          state={state}
          grades={siblings.map((one) => ({ grade: one.grade, version: one.version }))}
          opensAt={window ? localTime(window.opensAt) : ""}
          closesAt={window ? localTime(window.closesAt) : ""}
        />
      )}
    </div>
  );
}
