"use client";
import { useState, useSyncExternalStore } from "react";
import type { RefObject } from "react";
import { Button } from "../button";
import { Dialog } from "../dialog";
import type { CellStore } from "./cell-store";
import type { GridController } from "./grid-controller";
import type { GridColumn, GridRow } from "./grid-types";
import { countMineMissing } from "./missing";

type Props = {
  store: CellStore;
  rows: readonly GridRow[];
  columns: readonly GridColumn[];
  controller: RefObject<GridController | null>;
  column: GridColumn | null;
  filtered: boolean;
  onFilter: () => void;
  editable: boolean;
  whyClosed: string | null;
};

/** What can be done with the whole view: only what is missing, fill a column. */
export function GridToolbar({ store, rows, columns, controller, column, filtered, onFilter, editable, whyClosed }: Props) {
  useSyncExternalStore(store.subscribe, store.revision, () => 0);
  const total = countMineMissing(store, rows, columns);
  const canFill = editable && (column?.input === "level" || column?.input === "trait");
  if (!editable) return <p className="text-[0.92rem] text-ink-soft">Chỉ xem. {whyClosed}</p>;
  return (
    <>
      <Button aria-pressed={filtered} onClick={onFilter} className={filtered ? "bg-action-soft" : "font-normal"} blocked={total === 0 && !filtered ? "Không còn ô nào thầy cô phải nhập ở phần này." : undefined}>
        Chỉ ô còn thiếu ({total})
      </Button>
      {canFill && <FillColumn store={store} controller={controller} column={column} />}
      <ToLookAt store={store} controller={controller} />
    </>
  );
}

/** The keys of a view in one line. */
export function hint(columns: readonly GridColumn[]): string {
  if (columns.some(({ input }) => input === "level")) return "Gõ T, H, C hoặc 1, 2, 3 · Enter xuống dòng · Ctrl+Z hoàn tác";
  if (columns.some(({ input }) => input === "trait")) return "Gõ T, Đ (hoặc D), C · Enter xuống dòng · Ctrl+Z hoàn tác";
  return "Gõ để viết · F2 sửa · Enter xong và xuống dòng · Ctrl+Z hoàn tác";
}

/** Cells that were refused or written by somebody else meanwhile, wherever they are: said aloud, and one press away. */
function ToLookAt({ store, controller }: { store: CellStore; controller: RefObject<GridController | null> }) {
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

/** Puts T into the empty cells of the column the person stands in, after asking. Filled cells are never touched. */
function FillColumn({ store, controller, column }: { store: CellStore; controller: RefObject<GridController | null>; column: GridColumn }) {
  const [cells, setCells] = useState<readonly string[] | null>(null);
  const fill = () => {
    store.edit((cells ?? []).map((id) => ({ id, to: "T" })));
    setCells(null);
  };
  return (
    <>
      <Button className="font-normal" onClick={() => setCells(controller.current?.emptyInColumn() ?? [])}>
        Điền cả cột
      </Button>
      <Dialog
        open={cells !== null}
        onOpenChange={() => setCells(null)}
        title={`Điền cột ${column.name}`}
        description={cells?.length ? `${cells.length} ô còn trống sẽ được ghi mức T; ô đã có giữ nguyên. Ctrl+Z để hoàn tác.` : "Cột này không còn ô trống nào thầy cô nhập được."}
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setCells(null)}>Thôi</Button>
          {cells !== null && cells.length > 0 && (
            <Button kind="primary" onClick={fill}>
              Điền T vào {cells.length} ô
            </Button>
          )}
        </div>
      </Dialog>
    </>
  );
}
