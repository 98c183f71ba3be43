import type { BankLevel, BankPlace } from "@/lib/domain/records/comment-bank";
import { fillName, placeOfColumn } from "@/lib/domain/records/comment-bank";
import type { CellStore, Edit } from "../grid/cell-store";
import type { GridController } from "../grid/grid-controller";
import type { GridColumn } from "../grid/grid-types";
import { lockOf } from "../grid/lock-of";
import type { CommentDesk } from "./comment-desk";

/** The cells a sentence is being chosen for, and which sentences suit them. */
export type PickTarget = {
  cells: readonly { id: string; name: string }[];
  column: GridColumn;
  place: BankPlace;
  level: BankLevel | null; // null when the chosen pupils' levels differ
  moveOn: boolean; // one cell: the next pupil's comes after it
};

/** Why there is nothing to choose for, in a sentence. */
export type NoTarget = { why: string };

/** Where the person stands: one cell, or the empty ones of a selection in one column. */
export function pickTarget(controller: GridController, desk: CommentDesk): PickTarget | NoTarget {
  const here = controller.here();
  const place = here ? placeOfColumn(here.column.key) : null;
  const { top, bottom, left, right } = controller.range();
  if (!here || !place) return { why: "Ngân hàng nhận xét dùng ở cột nhận xét." };
  if (left !== right) return { why: "Mời chọn các ô trong một cột nhận xét." };
  const locked = lockOf(here.row, here.column);
  if (top === bottom) return locked ? { why: locked } : { cells: [{ id: here.id, name: here.row.name }], column: here.column, place, level: desk.levels[here.id] ?? null, moveOn: true };
  const empty = new Set(controller.emptyChosen());
  const cells = controller.rows.map((row) => ({ id: `${row.id}|${here.column.key}`, name: row.name })).filter(({ id }) => empty.has(id));
  const levels = new Set(cells.map(({ id }) => desk.levels[id] ?? null));
  const [level = null] = levels;
  return cells.length === 0 ? { why: "Các ô đã chọn đều có nhận xét hoặc không nhập được." } : { cells, column: here.column, place, level: levels.size === 1 ? level : null, moveOn: false };
}

/** The sentence in each of the cells, with each pupil's own name; after what stands there already. One step to undo. */
export function insertSentence(store: CellStore, { cells, column }: Pick<PickTarget, "cells" | "column">, text: string): void {
  const edits: Edit[] = [];
  for (const { id, name } of cells) {
    const to = [store.value(id), fillName(text, name)].filter(Boolean).join(" ");
    if (column.maxLength && to.length > column.maxLength) store.say(id, { kind: "refused", message: `Thêm câu này thì nhận xét dài ${to.length} kí tự, nhiều nhất ${column.maxLength}.` });
    else edits.push({ id, to });
  }
  store.edit(edits);
}
