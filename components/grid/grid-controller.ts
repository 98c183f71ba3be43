import { isAbsent } from "@/lib/domain/assessment/absent-mark";
import { refusalWords } from "@/lib/domain/refusal-words";
import type { CellStore } from "./cell-store";
import type { Block } from "./clipboard-block";
import type { GridColumn, GridRow } from "./grid-types";
import { cellId } from "./grid-types";
import { createBurst } from "./key-burst";
import { lockOf } from "./lock-of";
import { nextEmpty } from "./next-empty";
import type { RangeEdit } from "./range-edits";
import { blockOf, clearEdit, fillDownEdit, pasteEdit } from "./range-edits";
import type { Command, Edge } from "./read-key";
import { NO_DECIMALS, readKey } from "./read-key";
import type { Place, Range } from "./selection";
import { isOneCell, rangeOf, samePlace } from "./selection";

/** What the controller asks of the page: where cells are drawn, the editor for texts, and a voice. */
export type Stage = {
  show: (place: Place) => void;
  edit: (place: Place, how: "append" | "absent") => void;
  open: (row: GridRow, column: GridColumn) => void;
  /** A cell that the present view hides. */
  reveal: (id: string) => void;
  say: (message: string) => void;
};

/** Keys to changes: one handler for the whole grid, no work per cell. Knows nothing of React. */
export class GridController {
  place: Place = { row: 0, column: 0 };
  private anchor: Place = { row: 0, column: 0 }; // the other corner of the selection
  private fresh = false; // a digit was just typed here
  private freshStep = false; // … and it changed the cell
  private lastSet = ""; // the cell a key filled last: a wrong tail belongs to it
  private tailOfDecimal = false; // "7,5": the 5 belongs to the refused part, not to the next cell
  private readonly burst = createBurst();

  constructor(
    readonly store: CellStore,
    public columns: readonly GridColumn[],
    public rows: readonly GridRow[],
    private readonly stage: Stage,
  ) {}

  /** Returns true when the key was the grid's. */
  press(event: KeyboardEvent): boolean {
    const here = this.here();
    if (!here || event.altKey) return false;
    const press = { key: event.key, code: event.code, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
    const command = readKey(here.column.input, press, this.store.value(here.id), this.fresh);
    if (!command) {
      // A letter for the text field: the Backspace just before it was the input method's, not a wish to empty the cell.
      if (event.key.length === 1 && !press.ctrl) this.burst.letter();
      return false;
    }
    if (event.key === "Backspace") {
      this.burst.backspace(() => this.run(command));
      return true;
    }
    const typed = command.do === "set" || command.do === "refuse";
    if (typed && (!this.burst.letter() || this.swallowsTail(event.key))) return true;
    if (!typed) this.tailOfDecimal = false;
    return this.run(command);
  }

  run(command: Command): boolean {
    const wasFresh = this.fresh;
    this.fresh = false;
    switch (command.do) {
      case "move":
        return this.move(command.rows, command.columns, command.extend);
      case "edge":
        return this.stand(this.edgeAt(command.edge), command.extend);
      case "select":
        return this.select(command.what);
      case "undo":
      case "redo":
        return this.goTo(command.do === "undo" ? this.store.undo() : this.store.redo());
      case "edit":
        return this.startEdit();
      case "open":
        return this.open();
      case "absent":
        return this.startAbsent();
      case "dismiss":
        return this.dismiss();
      case "refuse":
        return this.refuse(command.message, wasFresh);
      case "next-empty":
        return this.toNextEmpty();
      case "fill-down":
        return this.take(fillDownEdit(this, this.range()));
      case "set":
        return this.set(command.value, command.then === "down");
      case "clear":
        return this.clear();
    }
  }

  /** The selection: one cell, unless it was drawn larger. */
  range = (): Range => rangeOf(this.anchor, this.place);

  /** What the selection holds, for the clipboard. */
  copied = (): string[][] => blockOf(this, this.range());

  /** Several values at once, from the selection's corner on: one step to undo. Cells that cannot take theirs say why. */
  paste(block: Block): boolean {
    return this.take(pasteEdit(this, this.range(), block));
  }

  /** The empty open cells of the selection, or of the whole column when one cell is chosen. */
  emptyChosen(): string[] {
    const range = this.range();
    const whole = isOneCell(range) ? { ...range, top: 0, bottom: this.rows.length - 1 } : range;
    return clearEdit(this, whole).map(({ id }) => id).filter((id) => this.store.value(id) === null);
  }

  here(): { row: GridRow; column: GridColumn; id: string } | null {
    const row = this.rows[this.place.row];
    const column = this.columns[this.place.column];
    return row && column ? { row, column, id: cellId(row.id, column.key) } : null;
  }

  goTo(id: string | null): boolean {
    if (id === null) return true;
    const place = this.find(id);
    if (place) this.stand(place);
    else this.stage.reveal(id);
    return true;
  }

  /** Other rows or columns in view: the place stays with its pupil and column as far as they are there. */
  change(rows: readonly GridRow[], columns: readonly GridColumn[]): void {
    const id = this.here()?.id;
    this.rows = rows;
    this.columns = columns;
    const kept = id === undefined ? null : this.find(id);
    this.place = kept ?? { row: Math.max(0, Math.min(this.place.row, rows.length - 1)), column: Math.max(0, Math.min(this.place.column, columns.length - 1)) };
    this.anchor = this.place;
  }

  /** Stands in a cell; with `extend` the selection reaches from where it began to there. */
  stand(place: Place, extend = false): boolean {
    if (!samePlace(place, this.place)) this.fresh = false;
    this.place = place;
    if (!extend) this.anchor = place;
    this.stage.show(place);
    return true;
  }

  private find(id: string): Place | null {
    const [rowId, columnKey] = id.split("|");
    const place = { row: this.rows.findIndex((one) => one.id === rowId), column: this.columns.findIndex((one) => one.key === columnKey) };
    return place.row >= 0 && place.column >= 0 ? place : null;
  }

  private take({ edits, notes, beyond }: RangeEdit): boolean {
    for (const { id, note } of notes) this.store.say(id, note);
    this.store.edit(edits);
    if (beyond > 0) this.stage.say(`${beyond} ô nằm ngoài danh sách nên không dán được. Thầy cô kiểm tra lại ô bắt đầu dán.`);
    return true;
  }

  private set(value: string | null, down: boolean): boolean {
    const here = this.here();
    if (!here) return false;
    const locked = here.column.input === "shown" ? "Số buổi nghỉ được cộng từ các buổi đã ghi: nhấn F2 để ghi." : lockOf(here.row, here.column);
    if (locked) return this.refuse(locked);
    this.store.say(here.id, null);
    this.freshStep = this.store.edit([{ id: here.id, to: value }]);
    this.fresh = value === "1" && !down;
    this.lastSet = here.id;
    return down ? this.move(1, 0) : true;
  }

  private clear(): boolean {
    const range = this.range();
    return isOneCell(range) ? this.set(null, false) : this.take({ edits: clearEdit(this, range), notes: [], beyond: 0 });
  }

  /** The old value stays; a 1 that was only the beginning of something wrong is taken back. */
  private refuse(message: string, takeBack = false): boolean {
    const here = this.here();
    if (!here) return false;
    if (takeBack && this.freshStep) this.store.undo();
    this.tailOfDecimal = message === NO_DECIMALS;
    this.store.say(this.tailOfDecimal && this.lastSet ? this.lastSet : here.id, { kind: "refused", message });
    return true;
  }

  /** Escape makes the selection one cell again, then puts away what is said; of two people's values the other's then stays. */
  private dismiss(): boolean {
    if (!isOneCell(this.range())) return this.stand(this.place);
    const here = this.here();
    if (!here || !this.store.note(here.id)) return false;
    this.store.say(here.id, null);
    return true;
  }

  private swallowsTail(key: string): boolean {
    const swallowed = this.tailOfDecimal && /^\d$/.test(key);
    this.tailOfDecimal = false;
    return swallowed;
  }

  private move(rows: number, columns: number, extend = false): boolean {
    const row = Math.max(0, Math.min(this.rows.length - 1, this.place.row + rows));
    const column = Math.max(0, Math.min(this.columns.length - 1, this.place.column + columns));
    const moved = !samePlace({ row, column }, this.place);
    if (moved || !isOneCell(this.range())) this.stand({ row, column }, extend);
    // At the edge Tab leaves the grid, so that nobody is caught in it.
    return moved || rows !== 0;
  }

  private edgeAt(edge: Edge): Place {
    const last = { row: this.rows.length - 1, column: this.columns.length - 1 };
    const places: Record<Edge, Place> = {
      "row-start": { ...this.place, column: 0 },
      "row-end": { ...this.place, column: last.column },
      top: { ...this.place, row: 0 },
      bottom: { ...this.place, row: last.row },
      first: { row: 0, column: 0 },
      last,
    };
    return places[edge];
  }

  private select(what: "all" | "column"): boolean {
    const last = { row: this.rows.length - 1, column: what === "all" ? this.columns.length - 1 : this.place.column };
    this.anchor = { row: 0, column: what === "all" ? 0 : this.place.column };
    return this.stand(last, true);
  }

  private toNextEmpty(): boolean {
    const next = nextEmpty(this, this.place);
    if (next) return this.stand(next);
    this.stage.say("Không còn ô trống nào thầy cô phải nhập ở phần này.");
    return true;
  }

  /** The page behind a cell: all its attempts. */
  private open(): boolean {
    const here = this.here();
    const { input } = here?.column ?? {};
    if (here && (input === "level" || input === "mark" || input === "shown")) this.stage.open(here.row, here.column);
    return true;
  }

  /** "V" asks for its reason in the cell itself. */
  private startAbsent(): boolean {
    const here = this.here();
    if (!here) return false;
    const locked = lockOf(here.row, here.column) ?? (here.column.absent ? null : refusalWords("ABSENT_IN_LEVEL"));
    if (locked) return this.refuse(locked);
    this.store.say(here.id, null);
    this.stage.edit(this.place, "absent");
    return true;
  }

  private startEdit(): boolean {
    const here = this.here();
    if (!here) return false;
    if (here.column.input === "shown") this.stage.open(here.row, here.column);
    else {
      const locked = lockOf(here.row, here.column);
      if (locked) return this.refuse(locked);
      if (isAbsent(this.store.value(here.id))) this.stage.edit(this.place, "absent");
      else if (here.column.input === "text" || here.column.input === "number") this.stage.edit(this.place, "append");
    }
    return true;
  }
}
