"use client";
import { useState } from "react";
import type { RefObject } from "react";
import { Button } from "../button";
import { Dialog } from "../dialog";
import type { CellStore } from "./cell-store";
import type { GridController } from "./grid-controller";
import type { ColumnInput, GridColumn } from "./grid-types";
import { shownValue } from "./typed-value";

const VALUES: Partial<Record<ColumnInput, readonly string[]>> = { level: ["T", "H", "C"], trait: ["T", "D", "C"] };

/** Whether a column can be filled at one go: a level may be common to a class, a mark or a comment never is. */
export const canFill = (column: GridColumn | null): column is GridColumn => column !== null && VALUES[column.input] !== undefined;

type Props = { store: CellStore; controller: RefObject<GridController | null>; column: GridColumn };

/** Puts one level into the empty cells of the selection, or of the column, after asking. Filled cells are never touched. */
export function FillDialog({ store, controller, column }: Props) {
  const [cells, setCells] = useState<readonly string[] | null>(null);
  const fill = (to: string) => {
    store.edit((cells ?? []).map((id) => ({ id, to })));
    setCells(null);
  };
  const count = cells?.length ?? 0;
  return (
    <>
      <Button className="px-2.5! font-normal" onClick={() => setCells(controller.current?.emptyChosen() ?? [])}>
        Điền cả cột
      </Button>
      <Dialog
        open={cells !== null}
        onOpenChange={() => setCells(null)}
        title={`Điền cột ${column.name}`}
        description={count > 0 ? `${count} ô còn trống sẽ được ghi mức thầy cô chọn; ô đã có giữ nguyên. Ctrl+Z để hoàn tác.` : "Không còn ô trống nào thầy cô nhập được ở đây."}
      >
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setCells(null)}>Thôi</Button>
          {count > 0 &&
            VALUES[column.input]?.map((value, at) => (
              <Button key={value} kind={at === 0 ? "primary" : "secondary"} onClick={() => fill(value)}>
                Điền {shownValue(column.input, value)} vào {count} ô
              </Button>
            ))}
        </div>
      </Dialog>
    </>
  );
}
