import type { CellStore } from "./cell-store";
import type { Place } from "./grid-controller";
import { GridController, lockOf } from "./grid-controller";
import type { GridColumn, GridRow } from "./grid-types";
import { TextEditor } from "./text-editor";
import { readTyped, shownValue } from "./typed-value";

export type StageParts = {
  host: HTMLElement;
  field: HTMLTextAreaElement;
  store: CellStore;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  onOpen: (row: GridRow, column: GridColumn) => void;
  onPlace: (column: GridColumn | null) => void;
};

/** Ties the controller to the drawn table: roving focus, one capturing key handler, mouse, clipboard. */
export class GridStage {
  readonly controller: GridController;
  private readonly editor: TextEditor;
  private readonly ended = new AbortController();
  private current: HTMLElement | null = null;
  private entrance: HTMLElement | null = null; // where Tab enters before anybody stood here

  constructor(private readonly parts: StageParts) {
    const { host, field, store, columns, rows, onOpen } = parts;
    this.editor = new TextEditor(field, (text, then) => this.write(text, then));
    this.controller = new GridController(store, columns, rows, { show: (place) => this.show(place), edit: () => this.edit(), open: onOpen });
    const { signal } = this.ended;
    host.addEventListener("keydown", (event) => this.onKey(event), { capture: true, signal });
    host.addEventListener("mousedown", (event) => this.onPoint(event), { signal });
    host.addEventListener("dblclick", () => this.controller.run({ do: "edit" }), { signal });
    host.addEventListener("focusin", (event) => this.onFocus(event), { signal });
    host.addEventListener("copy", (event) => this.onCopy(event), { signal });
    host.addEventListener("paste", (event) => this.onPaste(event), { signal });
    this.entrance = this.cell({ row: 0, column: 0 });
    this.entrance?.setAttribute("tabindex", "0");
  }

  stop(): void {
    this.editor.hide();
    this.unmark();
    this.ended.abort();
  }

  /** By position, not by a search: number and name come before the first column. */
  private cell({ row, column }: Place): HTMLElement | null {
    return this.parts.host.querySelector("table")?.tBodies[0]?.rows[row]?.cells[column + 2] ?? null;
  }

  private show(place: Place): void {
    const cell = this.cell(place);
    if (!cell) return;
    this.mark(cell);
    cell.focus();
    const here = this.controller.here();
    const isText = here?.column.input === "text" || here?.column.input === "number";
    if (!here || !isText || lockOf(here.row, here.column)) return;
    this.editor.wait(cell, {
      label: `${here.column.name}, ${here.row.name}`,
      maxLength: here.column.maxLength ?? 1_000,
      mode: here.column.input === "number" ? "decimal" : "text",
    });
  }

  private mark(cell: HTMLElement): void {
    if (cell === this.current) return;
    this.unmark();
    if (!this.editor.isEditing()) this.parts.field.hidden = true;
    cell.setAttribute("tabindex", "0");
    cell.setAttribute("data-active", "");
    cell.parentElement?.setAttribute("data-current", "");
    this.current = cell;
    this.parts.onPlace(this.controller.here()?.column ?? null);
  }

  private unmark(): void {
    this.entrance?.setAttribute("tabindex", "-1");
    this.entrance = null;
    this.current?.setAttribute("tabindex", "-1");
    this.current?.removeAttribute("data-active");
    this.current?.parentElement?.removeAttribute("data-current");
    this.current = null;
  }

  private edit(): void {
    const here = this.controller.here();
    if (!here) return;
    this.show(this.controller.place);
    this.editor.start(shownValue(here.column.input, this.parts.store.value(here.id)));
  }

  private write(text: string, then: "down" | "right" | "stay"): void {
    const here = this.controller.here();
    if (!here) return;
    const typed = readTyped(here.column.input, text, here.column.maxLength);
    if (typed.ok) this.parts.store.edit([{ id: here.id, to: typed.value }]);
    else this.parts.store.say(here.id, { kind: "refused", message: typed.message });
    if (then !== "stay") this.controller.run({ do: "move", rows: then === "down" ? 1 : 0, columns: then === "right" ? 1 : 0 });
  }

  private onKey(event: KeyboardEvent): void {
    const inField = event.target === this.parts.field;
    if (!inField && !(event.target as HTMLElement).dataset["place"]) return;
    if (inField && this.editor.isEditing()) {
      if (this.editor.press(event)) this.take(event);
      return;
    }
    if (inField && event.isComposing) return;
    if (this.controller.press(event)) this.take(event);
  }

  private take(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
  }

  private placeOf(target: EventTarget | null): Place | null {
    const [row, column] = ((target as HTMLElement | null)?.closest<HTMLElement>("[data-place]")?.dataset["place"] ?? "").split(":");
    return row && column ? { row: Number(row), column: Number(column) } : null;
  }

  private onPoint(event: MouseEvent): void {
    const place = this.placeOf(event.target);
    if (!place) return;
    event.preventDefault();
    this.parts.field.blur();
    this.controller.stand(place);
  }

  private onFocus(event: FocusEvent): void {
    const place = this.placeOf(event.target);
    const { row, column } = this.controller.place;
    if (place && (place.row !== row || place.column !== column || !this.current)) this.controller.stand(place);
  }

  private onCopy(event: ClipboardEvent): void {
    const here = this.controller.here();
    if (!here || this.editor.isEditing()) return;
    event.clipboardData?.setData("text/plain", shownValue(here.column.input, this.parts.store.value(here.id)));
    this.take(event);
  }

  private onPaste(event: ClipboardEvent): void {
    if (this.editor.isEditing()) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    this.controller.paste(text.replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t")));
    this.take(event);
  }
}
