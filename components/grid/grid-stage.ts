import { ABSENT, isAbsent } from "@/lib/domain/assessment/absent-mark";
import type { CellStore } from "./cell-store";
import type { Block } from "./clipboard-block";
import { isSingle, readBlock, writeBlock } from "./clipboard-block";
import { GridController } from "./grid-controller";
import { GridMarks, placeOf } from "./grid-marks";
import type { GridColumn, GridRow } from "./grid-types";
import { lockOf } from "./lock-of";
import type { Place } from "./selection";
import { samePlace } from "./selection";
import { TextEditor } from "./text-editor";
import { textWriting } from "./text-writing";
import { shownValue } from "./typed-value";
import { watchStillness } from "./typing-still";

export type StageParts = {
  host: HTMLElement;
  field: HTMLTextAreaElement;
  store: CellStore;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  onOpen: (row: GridRow, column: GridColumn) => void;
  onPlace: (column: GridColumn | null) => void;
  /** A cell is asked for that the present view hides. */
  onReveal: (id: string) => void;
  /** Something to be said that belongs to no cell. */
  onSay: (message: string) => void;
  /** A pasted block of several cells, before it is taken. Returns true when somebody else sees to it. */
  onBlock?: ((block: Block, controller: GridController) => boolean) | undefined;
};

const ROOM_BELOW = 40;
const REST = 3; // pixels a pressed pointer may tremble
const REASON_STARTS = `${ABSENT}: `;

/** Ties the controller to the drawn table: roving focus, one capturing key handler, mouse, clipboard. */
export class GridStage {
  readonly controller: GridController;
  private readonly editor: TextEditor;
  private readonly marks: GridMarks;
  private readonly ended = new AbortController();
  private readonly still: { typing: () => void };
  private dragging: { x: number; y: number } | null = null; // where the button went down

  constructor(private readonly parts: StageParts) {
    const { host, field, store, columns, rows, onOpen, onReveal, onSay } = parts;
    const { signal } = this.ended;
    this.marks = new GridMarks(host);
    this.controller = new GridController(store, columns, rows, {
      show: (place) => this.show(place),
      edit: (_place, how) => (how === "absent" ? this.askReason() : this.edit()),
      open: onOpen,
      reveal: onReveal,
      say: onSay,
    });
    this.editor = new TextEditor(field, textWriting(this.controller), signal);
    this.still = watchStillness(host, signal);
    host.addEventListener("keydown", (event) => this.onKey(event), { capture: true, signal });
    host.addEventListener("mousedown", (event) => this.onPoint(event), { signal });
    host.addEventListener("mouseover", (event) => this.onDrag(event), { signal });
    document.addEventListener("mouseup", () => (this.dragging = null), { signal });
    host.addEventListener("dblclick", () => this.controller.run({ do: "edit" }), { signal });
    host.addEventListener("focusin", (event) => this.onFocus(event), { signal });
    host.addEventListener("copy", (event) => this.onCopy(event), { signal });
    host.addEventListener("cut", (event) => this.onCopy(event) && this.controller.run({ do: "clear" }), { signal });
    host.addEventListener("paste", (event) => this.onPaste(event), { signal });
    window.addEventListener("resize", () => this.fit(), { signal });
    const above = new ResizeObserver(() => this.fit());
    if (host.previousElementSibling) above.observe(host.previousElementSibling);
    signal.addEventListener("abort", () => above.disconnect());
    window.addEventListener("pagehide", this.editor.save, { signal });
    document.addEventListener("visibilitychange", this.editor.save, { signal });
    this.fit();
    // Whoever already stands in a cell, under the stage before this one or before the page was alive, stands there still.
    const here = host.contains(document.activeElement) ? placeOf(document.activeElement) : null;
    if (here) this.controller.stand(here);
  }

  stop(): void {
    this.editor.hide();
    this.marks.leave();
    this.ended.abort();
  }

  /** The table was drawn with other rows or columns: the person stays with the same pupil, and with the keyboard. */
  change(rows: readonly GridRow[], columns: readonly GridColumn[]): void {
    if (rows === this.controller.rows && columns === this.controller.columns) return;
    const wasHere = this.marks.isMarked();
    const hadKeyboard = this.parts.host.contains(document.activeElement) || document.activeElement === document.body;
    this.editor.hide();
    this.marks.select({ top: 0, bottom: 0, left: 0, right: 0 });
    this.marks.leave();
    this.controller.change(rows, columns);
    if (wasHere && hadKeyboard) this.show(this.controller.place);
    else this.marks.openEntrance();
  }

  /** The frame reaches down to the foot of the window, with room for the line under it. */
  private fit(): void {
    const { host } = this.parts;
    host.style.setProperty("--above", `${Math.round(host.getBoundingClientRect().top + window.scrollY) + ROOM_BELOW}px`);
  }

  private show(place: Place): void {
    const cell = this.marks.cell(place);
    if (!cell) return;
    if (this.marks.stand(cell)) this.parts.onPlace(this.controller.here()?.column ?? null);
    this.marks.select(this.controller.range());
    if (!this.editor.isEditing() && !this.parts.field.hidden) this.parts.field.hidden = true;
    cell.focus();
    const here = this.controller.here();
    const isText = here?.column.input === "text" || here?.column.input === "number";
    if (!here || !isText || lockOf(here.row, here.column)) return;
    const drafts = here.column.input === "text";
    const value = shownValue(here.column.input, this.parts.store.value(here.id));
    this.editor.wait(cell, { id: here.id, label: `${here.column.name}, ${here.row.name}: ${value || "trống"}`, mode: drafts ? "text" : "decimal", drafts });
  }

  private edit(): void {
    const here = this.controller.here();
    if (!here) return;
    this.show(this.controller.place);
    const note = this.parts.store.note(here.id);
    this.editor.start(shownValue(here.column.input, note?.mine ?? this.parts.store.value(here.id)));
  }

  /** The reason of an absence, written over the cell it stands for. */
  private askReason(): void {
    const here = this.controller.here();
    const cell = this.marks.cell(this.controller.place);
    if (!here || !cell) return;
    this.show(this.controller.place);
    this.editor.wait(cell, { id: here.id, label: `Lý do vắng, ${here.row.name}`, mode: "text", drafts: false });
    const value = this.parts.store.value(here.id);
    this.editor.start(isAbsent(value) ? value : REASON_STARTS);
  }

  private onKey(event: KeyboardEvent): void {
    const inField = event.target === this.parts.field;
    if (!inField && !(event.target as HTMLElement).dataset["place"]) return;
    if (inField && this.editor.isEditing()) {
      if (!this.editor.press(event)) return;
      this.take(event);
      if (event.key === "Escape") this.show(this.controller.place);
      return;
    }
    if (inField && event.isComposing) return;
    if (!this.controller.press(event)) return;
    this.take(event);
    this.still.typing();
  }

  private take(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
  }

  private onPoint(event: MouseEvent): void {
    const place = placeOf(event.target);
    if (!place || event.button !== 0) return;
    event.preventDefault();
    this.parts.field.blur();
    this.dragging = { x: event.clientX, y: event.clientY };
    this.controller.stand(place, event.shiftKey);
  }

  private onDrag(event: MouseEvent): void {
    const place = placeOf(event.target);
    // A table that moves under a resting pointer is no drag.
    const moved = this.dragging !== null && Math.hypot(event.clientX - this.dragging.x, event.clientY - this.dragging.y) > REST;
    if (moved && place && !samePlace(place, this.controller.place)) this.controller.stand(place, true);
  }

  private onFocus(event: FocusEvent): void {
    const place = placeOf(event.target);
    if (place && (!samePlace(place, this.controller.place) || !this.marks.isMarked())) this.controller.stand(place);
  }

  private onCopy(event: ClipboardEvent): boolean {
    if (!this.controller.here() || this.editor.isEditing()) return false;
    event.clipboardData?.setData("text/plain", writeBlock(this.controller.copied()));
    this.take(event);
    return true;
  }

  private onPaste(event: ClipboardEvent): void {
    if (this.editor.isEditing() || !this.controller.here()) return;
    const block = readBlock(event.clipboardData?.getData("text/plain") ?? "");
    if (isSingle(block) || !this.parts.onBlock?.(block, this.controller)) this.controller.paste(block);
    this.take(event);
  }
}
