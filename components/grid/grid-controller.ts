import type { CellStore, Edit } from "./cell-store";
import type { GridColumn, GridRow } from "./grid-types";
import { cellId } from "./grid-types";
import { createBurst } from "./key-burst";
import type { Command } from "./read-key";
import { NO_DECIMALS, readKey } from "./read-key";
import { readTyped } from "./typed-value";

export type Place = { row: number; column: number };

/** What the controller asks of the page: where cells are drawn, and the editor for texts. */
export type Stage = {
  show: (place: Place) => void;
  edit: (place: Place, how: "whole" | "append") => void;
  open: (row: GridRow, column: GridColumn) => void;
};

export const lockOf = (row: GridRow, column: GridColumn): string | null => row.locked["*"] ?? row.locked[column.key] ?? null;

/** Keys to changes: one handler for the whole grid, no work per cell. Knows nothing of React. */
export class GridController {
  place: Place = { row: 0, column: 0 };
  private fresh = false; // a digit was just typed here
  private freshStep = false; // … and it changed the cell
  private lastSet = ""; // the cell a key filled last: a wrong tail belongs to it
  private tailOfDecimal = false; // "7,5": the 5 belongs to the refused part, not to the next cell
  private readonly burst = createBurst();

  constructor(
    private readonly store: CellStore,
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
    if (!command) return false;
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
    if (command.do === "move") return this.move(command.rows, command.columns);
    if (command.do === "edge") return this.toEdge(command.edge);
    if (command.do === "undo" || command.do === "redo") return this.goTo(command.do === "undo" ? this.store.undo() : this.store.redo());
    if (command.do === "edit") return this.startEdit();
    if (command.do === "dismiss") return this.dismiss();
    if (command.do === "refuse") return this.refuse(command.message, wasFresh);
    return command.do === "set" ? this.set(command.value, command.then === "down") : this.set(null, false);
  }

  /** Several values at once, from the place on, right and down: one step to undo. Cells that cannot take theirs say why. */
  paste(lines: readonly (readonly string[])[]): void {
    const edits: Edit[] = [];
    lines.forEach((line, down) =>
      line.forEach((text, right) => {
        const row = this.rows[this.place.row + down];
        const column = this.columns[this.place.column + right];
        if (!row || !column || column.input === "shown") return;
        const id = cellId(row.id, column.key);
        const typed = readTyped(column.input, text, column.maxLength);
        const problem = lockOf(row, column) ?? (typed.ok ? null : typed.message);
        if (problem) this.store.say(id, { kind: "refused", message: problem });
        else if (typed.ok) edits.push({ id, to: typed.value });
      }),
    );
    this.store.edit(edits);
  }

  /** The empty cells of the current column that a fill would reach. */
  emptyInColumn(): string[] {
    const column = this.columns[this.place.column];
    if (!column) return [];
    return this.rows.filter((row) => !lockOf(row, column)).map((row) => cellId(row.id, column.key)).filter((id) => this.store.value(id) === null);
  }

  here(): { row: GridRow; column: GridColumn; id: string } | null {
    const row = this.rows[this.place.row];
    const column = this.columns[this.place.column];
    return row && column ? { row, column, id: cellId(row.id, column.key) } : null;
  }

  goTo(id: string | null): boolean {
    const [rowId, columnKey] = (id ?? "").split("|");
    const row = this.rows.findIndex((one) => one.id === rowId);
    const column = this.columns.findIndex((one) => one.key === columnKey);
    if (row >= 0 && column >= 0) this.stand({ row, column });
    return true;
  }

  stand(place: Place): void {
    if (place.row !== this.place.row || place.column !== this.place.column) this.fresh = false;
    this.place = place;
    this.stage.show(place);
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

  /** The old value stays; a 1 that was only the beginning of something wrong is taken back. */
  private refuse(message: string, takeBack = false): boolean {
    const here = this.here();
    if (!here) return false;
    if (takeBack && this.freshStep) this.store.undo();
    this.tailOfDecimal = message === NO_DECIMALS;
    this.store.say(this.tailOfDecimal && this.lastSet ? this.lastSet : here.id, { kind: "refused", message });
    return true;
  }

  /** Escape puts away what is said beside the cell; of two people's values the other's then stays. */
  private dismiss(): boolean {
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

  private move(rows: number, columns: number): boolean {
    const row = Math.max(0, Math.min(this.rows.length - 1, this.place.row + rows));
    const column = Math.max(0, Math.min(this.columns.length - 1, this.place.column + columns));
    const moved = row !== this.place.row || column !== this.place.column;
    if (moved) this.stand({ row, column });
    // At the edge Tab leaves the grid, so that nobody is caught in it.
    return moved || rows !== 0;
  }

  private toEdge(edge: "row-start" | "row-end" | "top" | "bottom"): boolean {
    const { row, column } = this.place;
    if (edge === "row-start" || edge === "row-end") this.stand({ row, column: edge === "row-start" ? 0 : this.columns.length - 1 });
    else this.stand({ column, row: edge === "top" ? 0 : this.rows.length - 1 });
    return true;
  }

  private startEdit(): boolean {
    const here = this.here();
    if (!here) return false;
    if (here.column.input === "shown") this.stage.open(here.row, here.column);
    else {
      const locked = lockOf(here.row, here.column);
      if (locked) return this.refuse(locked);
      if (here.column.input === "text" || here.column.input === "number") this.stage.edit(this.place, "append");
    }
    return true;
  }
}
