"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useImperativeHandle, useRef, useState, useSyncExternalStore } from "react";
import type { RefObject } from "react";
import { Button } from "../button";
import type { CellStore } from "./cell-store";
import type { Warn } from "./grid-cell";
import type { GridColumn, GridRow } from "./grid-types";
import { isMineMissing } from "./missing";
import { PupilField } from "./pupil-field";

/** Goes to the pupil of a cell. */
export type Finder = { goTo: (id: string) => void };

type Props = { rows: readonly GridRow[]; columns: readonly GridColumn[]; store: CellStore; warn: Warn; finder: RefObject<Finder | null>; start: string | null };

const rowOf = (rows: readonly GridRow[], id: string | null) => Math.max(0, rows.findIndex((row) => id?.startsWith(`${row.id}|`)));

/** One pupil at a time, in large type: the same cells and the same saving as the grid, for whom a grid is too much. */
export function OnePupil({ rows, columns, store, warn, finder, start }: Props) {
  const [at, setAt] = useState(() => rowOf(rows, start));
  const heading = useRef<HTMLHeadingElement>(null);
  useSyncExternalStore(store.subscribe, store.revision, () => 0);
  useImperativeHandle(finder, () => ({ goTo: (id) => setAt(rowOf(rows, id)) }), [rows]);
  const row = rows[Math.min(at, rows.length - 1)];
  if (!row) return null;
  const go = (to: number) => {
    setAt(to);
    heading.current?.focus();
  };
  const missing = columns.filter((column) => isMineMissing(store, row, column)).length;
  const waiting = rows.findIndex((one, index) => index > at && columns.some((column) => isMineMissing(store, one, column)));
  return (
    <div className="mx-auto max-w-3xl text-lg">
      <div className="mb-4 flex flex-wrap items-center gap-3 rounded-xl border border-line bg-paper px-4 py-3">
        <h2 ref={heading} tabIndex={-1} className="min-w-0 flex-1 basis-60 text-2xl font-bold">
          {row.name}
          <span className="block text-base font-normal text-ink-soft">
            Em {at + 1}/{rows.length} · STT {row.orderNo} · {missing === 0 ? "đã đủ" : `còn ${missing} ô`}
          </span>
        </h2>
        <label className="text-base">
          <span className="sr-only">Chọn em khác</span>
          <select value={at} onChange={(event) => go(Number(event.target.value))} className="min-h-12 max-w-60 rounded-lg border border-line-strong bg-paper px-3">
            {rows.map(({ id, orderNo, name }, index) => (
              <option key={id} value={index}>
                {orderNo}. {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {row.note && <p className="mb-4 text-waiting">{row.note}</p>}
      {groupsOf(columns, row).map(([group, fields]) => (
        <section key={group} aria-label={group} className="mb-3 rounded-xl border border-line bg-paper px-4 py-3">
          <h3 className="mb-2 text-xl font-semibold">{group}</h3>
          <div className="space-y-3">
            {fields.map((column) => (
              <PupilField key={`${row.id}|${column.key}`} row={row} column={column} store={store} warn={warn} />
            ))}
          </div>
        </section>
      ))}
      <nav aria-label="Đi từng em" className="sticky bottom-0 z-20 flex gap-2 border-t border-line bg-ground py-3">
        <Button className="min-h-14 flex-1 text-lg!" onClick={() => go(at - 1)} blocked={at === 0 ? "Đây là em đầu danh sách." : undefined}>
          <ChevronLeft aria-hidden /> Em trước
        </Button>
        {waiting > at + 1 && (
          <Button className="min-h-14 flex-1 text-lg! max-sm:hidden" onClick={() => go(waiting)}>
            Em còn thiếu tiếp theo
          </Button>
        )}
        <Button kind="primary" className="min-h-14 flex-1 text-lg!" onClick={() => go(at + 1)} blocked={at >= rows.length - 1 ? "Đây là em cuối danh sách." : undefined}>
          Em sau <ChevronRight aria-hidden />
        </Button>
      </nav>
    </div>
  );
}

/** The pupil's fields under their subject or group; what he does not take is left out. */
function groupsOf(columns: readonly GridColumn[], row: GridRow): [string, GridColumn[]][] {
  const groups = new Map<string, GridColumn[]>();
  for (const column of columns) if (!row.none.includes(column.key)) groups.set(column.group, [...(groups.get(column.group) ?? []), column]);
  return [...groups];
}
