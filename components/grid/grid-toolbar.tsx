"use client";
import { ArrowDownAZ, ChevronsDown } from "lucide-react";
import { useSyncExternalStore } from "react";
import type { RefObject } from "react";
import { AttemptsButton } from "../attempts/attempts-button";
import { Button } from "../button";
import type { CellStore } from "./cell-store";
import { canFill, FillDialog } from "./fill-dialog";
import type { GridController } from "./grid-controller";
import type { GridColumn, GridRow } from "./grid-types";
import { countMineMissing } from "./missing";

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
  useSyncExternalStore(store.subscribe, store.revision, () => 0);
  const total = countMineMissing(store, rows, columns);
  const { filtered, byName, filter, sort } = shown;
  const none = total === 0 ? "Không còn ô nào thầy cô phải nhập ở phần này." : undefined;
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
        <p className="text-[0.92rem] text-ink-soft">Chỉ xem. {whyClosed}</p>
      </>
    );
  return (
    <>
      <Button aria-pressed={filtered} onClick={filter} className={`${SMALL} ${filtered ? "bg-action-soft" : "font-normal"}`} blocked={filtered ? undefined : none}>
        Chỉ ô còn thiếu ({total})
      </Button>
      {total > 0 && (
        <Button onClick={() => controller.current?.run({ do: "next-empty" })} className={`${SMALL} font-normal`} title="Ctrl+Enter">
          <ChevronsDown aria-hidden className="size-4.5" />
          Ô trống tiếp
        </Button>
      )}
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
  if (columns.some(({ input }) => input === "level")) return `Gõ T, H, C hoặc 1, 2, 3 · V: vắng, ghi lý do · ${rest}`;
  if (columns.some(({ input }) => input === "trait")) return `Gõ T, Đ (hoặc D), C · ${rest}`;
  return "Gõ để viết · F2 sửa · Enter xong và xuống dòng · Ctrl+Enter ô trống tiếp · Ctrl+Z hoàn tác";
}

/** Cells that were refused or written by somebody else meanwhile, wherever they are: said aloud, and one press away. */
export function ToLookAt({ store, controller }: { store: CellStore; controller: RefObject<{ goTo: (id: string) => void } | null> }) {
  useSyncExternalStore(store.subscribe, store.revision, () => 0);
  const [first] = store.notes().keys();
  return (
    <span role="status">
      {first && (
        <Button kind="danger" onClick={() => controller.current?.goTo(first)}>
          {store.notes().size} ô cần xem lại
        </Button>
      )}
    </span>
  );
}
