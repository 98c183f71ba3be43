import type { CellStore, Edit } from "./cell-store";
import type { Block } from "./clipboard-block";
import { isSingle } from "./clipboard-block";
import type { CellNote, GridColumn, GridRow } from "./grid-types";
import { cellId } from "./grid-types";
import { lockOf } from "./lock-of";
import type { Place, Range } from "./selection";
import { placesIn } from "./selection";
import { copiedValue, readTyped } from "./typed-value";

/** The view a range lies in: what stands at a place, and what the cells hold. */
export type View = { store: CellStore; rows: readonly GridRow[]; columns: readonly GridColumn[] };
type Target = { id: string; row: GridRow; column: GridColumn };

/** What a change of several cells comes to. `beyond`: cells of it that fell outside the list. */
export type RangeEdit = { edits: Edit[]; notes: { id: string; note: CellNote }[]; beyond: number };

const at = ({ rows, columns }: View, { row, column }: Place): Target | null => {
  const [pupil, head] = [rows[row], columns[column]];
  return pupil && head ? { id: cellId(pupil.id, head.key), row: pupil, column: head } : null;
};

/** The cells of a range as text, row by row. */
export function blockOf(view: View, range: Range): string[][] {
  const lines: string[][] = [];
  for (const place of placesIn(range)) {
    const cell = at(view, place);
    (lines[place.row - range.top] ??= []).push(cell ? copiedValue(cell.column.input, view.store.value(cell.id)) : "");
  }
  return lines;
}

/** A block put on a range: from its corner on, right and down; a single value fills the whole range. */
export function pasteEdit(view: View, range: Range, block: Block): RangeEdit {
  const single = isSingle(block) ? (block[0]?.[0] ?? "") : null;
  const texts = single === null ? block.flatMap((line, down) => line.map((text, right) => ({ text, place: { row: range.top + down, column: range.left + right } }))) : placesIn(range).map((place) => ({ text: single, place }));
  const sum: RangeEdit = { edits: [], notes: [], beyond: 0 };
  for (const { text, place } of texts) {
    const cell = at(view, place);
    if (cell) put(sum, cell, text);
    else sum.beyond += text === "" ? 0 : 1;
  }
  return sum;
}

/** Copies the first row of a range down; from a single cell, the value above it. */
export function fillDownEdit(view: View, range: Range): RangeEdit {
  const alone = range.top === range.bottom;
  const source = alone ? range.top - 1 : range.top;
  const sum: RangeEdit = { edits: [], notes: [], beyond: 0 };
  for (const place of placesIn({ ...range, top: source + 1 })) {
    const [from, to] = [at(view, { ...place, row: source }), at(view, place)];
    if (from && to) put(sum, to, copiedValue(from.column.input, view.store.value(from.id)));
  }
  return sum;
}

/** Empties a range, locked cells left alone. */
export const clearEdit = (view: View, range: Range): Edit[] =>
  placesIn(range)
    .map((place) => at(view, place))
    .filter((cell) => cell !== null && cell.column.input !== "shown" && lockOf(cell.row, cell.column) === null)
    .map((cell) => ({ id: cell?.id ?? "", to: null }));

function put(sum: RangeEdit, { id, row, column }: Target, text: string): void {
  if (column.input === "shown") return;
  const typed = readTyped(column.input, text, column.maxLength);
  const problem = lockOf(row, column) ?? (typed.ok ? null : typed.message);
  // A locked cell that was to stay empty has nothing to say.
  if (problem && text.trim() !== "") sum.notes.push({ id, note: { kind: "refused", message: problem } });
  else if (!problem && typed.ok) sum.edits.push({ id, to: typed.value });
}
