"use client";
import { ArrowDownAZ } from "lucide-react";
import { useSyncExternalStore } from "react";
import type { RefObject } from "react";
import { AttemptsButton } from "../attempts/attempts-button";
import { Button } from "../button";
import type { CellStore } from "./cell-store";
import { canFill, FillDialog } from "./fill-dialog";
import type { GridController } from "./grid-controller";
import type { GridColumn, GridRow } from "./grid-types";
import { MissingTools } from "./missing-tools";

type Props = {
  store: CellStore;
  rows: readonly GridRow[];
  columns: readonly GridColumn[];
  controller: RefObject<GridController | null>;
  column: GridColumn | null;
  shown: { filtered: boolean; byName: boolean; filter: () => void; sort: () => void };
  editable: boolean;
  whyClosed: string | null;
};

const SMALL = "px-2.5!";

/** What can be done with the whole view: order, only what is missing, the next empty cell, fill a column. */
export function GridToolbar({ store, rows, columns, controller, column, shown, editable, whyClosed }: Props) {
  const { filtered, byName, filter, sort } = shown;
  const sorting = (
    <Button aria-pressed={byName} onClick={sort} className={`${SMALL} ${byName ? "bg-action-soft" : "font-normal"}`} title="Số thứ tự của lớp giữ nguyên">
      <ArrowDownAZ aria-hidden className="size-4.5" />
      Theo tên
    </Button>
  );
  if (!editable)
    return (
      <>
        {sorting}
        {columns.some(({ input }) => input === "level") && <AttemptsButton column={column} controller={controller} />}
        <p className="text-[0.88rem] text-ink-soft">Chỉ xem. {whyClosed}</p>
      </>
    );
  return (
    <>
      <MissingTools store={store} rows={rows} columns={columns} controller={controller} filtered={filtered} filter={filter} />
      {canFill(column) && <FillDialog store={store} controller={controller} column={column} />}
      {sorting}
      {columns.some(({ input }) => input === "level") && <AttemptsButton column={column} controller={controller} />}
      <ToLookAt store={store} controller={controller} />
    </>
  );
}

/** The keys of a view in one line. */
export function hint(columns: readonly GridColumn[]): string {
  const rest = "Enter xuống dòng · Ctrl+Enter ô trống tiếp · Shift+mũi tên chọn vùng · Ctrl+D chép xuống · Ctrl+Z hoàn tác";
  const ten = columns.some(({ input }) => input === "mark") ? " · điểm 10: M" : "";
  if (columns.some(({ input }) => input === "level")) return `Gõ T, H, C hoặc 1, 2, 3${ten} · V: vắng · ${rest}`;
  if (columns.some(({ input }) => input === "trait")) return `Gõ T, Đ (hoặc D), C · ${rest}`;
  return "Gõ để viết · F2 sửa · Enter xong và xuống dòng · Ctrl+Enter ô trống tiếp · Ctrl+Z hoàn tác";
}

/** Cells that were refused or written by somebody else meanwhile, wherever they are: said aloud, and one press away. */
export function ToLookAt({ store, controller }: { store: CellStore; controller: RefObject<{ goTo: (id: string) => void } | null> }) {
  const count = useSyncExternalStore(store.subscribe, () => store.notes().size, () => 0);
  return (
    <span role="status">
      {count > 0 && (
        <Button kind="danger" onClick={() => controller.current?.goTo([...store.notes().keys()][0] ?? "")}>
          {count} ô cần xem lại
        </Button>
      )}
    </span>
  );
}
