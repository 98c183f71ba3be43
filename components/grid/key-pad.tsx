"use client";
import type { RefObject } from "react";
import type { GridController } from "./grid-controller";
import type { ColumnInput, GridColumn } from "./grid-types";
import type { Command } from "./read-key";

const KEYS: Partial<Record<ColumnInput, readonly string[]>> = {
  level: ["T", "H", "C"],
  trait: ["T", "D", "C"],
  mark: ["10", "9", "8", "7", "6", "5", "4", "3", "2", "1", "0"],
};

/** Keys under the thumb where there is no keyboard. They do what the same keys do. */
export function KeyPad({ column, controller }: { column: GridColumn | null; controller: RefObject<GridController | null> }) {
  const keys = column ? KEYS[column.input] : undefined;
  if (!column || !keys) return null;
  const press = (command: Command) => () => void controller.current?.run(command);
  return (
    <div role="group" aria-label={`Nhập ${column.name}`} className="no-print fixed inset-x-0 bottom-0 z-30 hidden gap-1.5 overflow-x-auto border-t border-line bg-paper p-2 pointer-coarse:flex max-sm:flex">
      {keys.map((value) => (
        <button key={value} type="button" className="min-h-12 min-w-11 flex-1 rounded-lg border border-line-strong bg-paper text-lg font-semibold" onClick={press({ do: "set", value, then: "down" })}>
          {value === "D" ? "Đ" : value}
        </button>
      ))}
      {column.absent && (
        <button type="button" aria-label="V: vắng, có lý do" className="min-h-12 min-w-11 flex-1 rounded-lg border border-line-strong bg-paper text-lg font-semibold" onClick={press({ do: "absent" })}>
          V
        </button>
      )}
      <button type="button" className="min-h-12 flex-1 rounded-lg border border-line-strong px-2" onClick={press({ do: "clear" })}>
        Xóa
      </button>
      <button type="button" className="min-h-12 flex-1 rounded-lg border border-line-strong px-2" onClick={press({ do: "undo" })}>
        Hoàn tác
      </button>
    </div>
  );
}
