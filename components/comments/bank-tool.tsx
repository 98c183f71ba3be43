"use client";
import { MessageSquareText } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import type { RefObject } from "react";
import { toast } from "sonner";
import { Button } from "../button";
import type { CellStore } from "../grid/cell-store";
import type { GridController } from "../grid/grid-controller";
import type { GridColumn } from "../grid/grid-types";
import type { CommentDesk } from "./comment-desk";
import { CommentPicker } from "./comment-picker";
import type { PickTarget } from "./pick-target";
import { insertSentence, pickTarget } from "./pick-target";

type Props = { desk: CommentDesk; store: CellStore; column: GridColumn | null; controller: RefObject<GridController | null> };

/** The comment bank of a sheet: a button, the keys F4 and Ctrl+Space in a comment cell, and the list they open. */
export function BankTool({ desk, store, column, controller }: Props) {
  const [target, setTarget] = useState<PickTarget | null>(null);
  const open = useCallback(() => {
    const grid = controller.current;
    if (!grid) return;
    // What is being written in the cell is written first.
    if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
    const found = pickTarget(grid, desk);
    if ("why" in found) toast(found.why);
    else setTarget(found);
  }, [controller, desk]);
  useBankKeys(open);

  const close = useCallback(() => {
    setTarget(null);
    const grid = controller.current;
    if (grid) setTimeout(() => grid.stand(grid.place));
  }, [controller]);
  const pick = (text: string) => {
    if (!target) return;
    insertSentence(store, target, text);
    if (target.cells.length > 1) toast.success(`Đã ghi vào ${target.cells.length} ô, mỗi em một tên. Ctrl+Z để hoàn tác.`);
    setTarget(null);
    setTimeout(() => (target.moveOn ? controller.current?.run({ do: "move", rows: 1, columns: 0 }) : close()));
  };

  const [first] = target?.cells ?? [];
  return (
    <>
      <Button className={`font-normal ${column?.input === "text" ? "max-sm:fixed max-sm:right-3 max-sm:bottom-3 max-sm:z-20 max-sm:shadow-lg" : ""}`} onClick={open} blocked={column?.input === "text" ? undefined : "Mời đứng vào một ô nhận xét trước."} title="F4 hoặc Ctrl+dấu cách">
        <MessageSquareText aria-hidden className="size-4.5" />
        Ngân hàng nhận xét <kbd className="text-[0.8rem] text-ink-soft max-sm:hidden">F4</kbd>
      </Button>
      {target && first && (
        <CommentPicker
          bank={desk.bank}
          place={target.place}
          level={target.level}
          about={target.cells.length === 1 ? `${target.column.name}, ${first.name}` : `${target.column.name}, ${target.cells.length} ô trống đã chọn`}
          name={target.cells.length === 1 ? first.name : null}
          onPick={pick}
          onClose={close}
        />
      )}
    </>
  );
}

/** Before the grid reads them: F4, and Ctrl+Space where no input method keeps it for itself. */
function useBankKeys(open: () => void) {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const wanted = event.key === "F4" ? !event.altKey : event.ctrlKey && event.code === "Space";
      if (!wanted || event.isComposing || !(event.target instanceof Element && event.target.closest(".sheet-grid"))) return;
      event.preventDefault();
      event.stopPropagation();
      open();
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [open]);
}
