import { cellOffset } from "./cell-offset";

/** One stay of the editor in one cell: what it writes goes to that cell, wherever the person has gone meanwhile. */
export type Sitting = { readonly id: string };

export type Next = "down" | "right" | "stay" | "next-empty";

/** What becomes of the text. `done` returns false when the text cannot stand there: the editor then stays open. */
export type Writing = {
  begun: (sitting: Sitting) => void;
  draft: (sitting: Sitting, text: string) => void;
  done: (sitting: Sitting, text: string, then: Next) => boolean;
  dropped: (sitting: Sitting) => void;
};

export type Seat = { id: string; label: string; mode: "text" | "decimal"; drafts: boolean };

const PAUSE_MS = 400; // after the last letter
const LIMIT_MS = 1_500; // however long the writing goes on

/**
 * One textarea for all text cells. It lies over the chosen cell and already has the keyboard before the first letter,
 * so that every Vietnamese input method composes in a real field: nothing typed is lost between "cell" and "editor".
 * A long text is written to its cell while it grows; letters still being composed are waited for.
 */
export class TextEditor {
  private sitting: Sitting | null = null;
  private drafts = false;
  private editing = false;
  private composing = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private since: number | null = null;

  constructor(
    private readonly field: HTMLTextAreaElement,
    private readonly writing: Writing,
    signal: AbortSignal,
  ) {
    field.addEventListener("input", () => this.onInput(), { signal });
    field.addEventListener("compositionstart", () => this.compose(true), { signal });
    field.addEventListener("compositionend", () => this.compose(false), { signal });
    field.addEventListener("blur", () => this.finish("stay"), { signal });
  }

  isEditing = (): boolean => this.editing;

  /** Waits over a cell: invisible, and ready for the first letter. */
  wait(cell: HTMLElement, { id, label, mode, drafts }: Seat): void {
    this.finish("stay");
    this.sitting = { id };
    this.drafts = drafts;
    const { style } = this.field;
    const { left, top } = cellOffset(cell);
    style.left = `${left}px`;
    style.top = `${top}px`;
    style.width = `${cell.offsetWidth}px`;
    style.height = `${cell.offsetHeight}px`;
    this.field.setAttribute("aria-label", label);
    this.field.inputMode = mode;
    this.field.hidden = false;
    this.field.focus({ preventScroll: true });
  }

  /** Opens with a text to go on from. */
  start(text: string): void {
    this.field.value = text;
    this.open();
    this.field.setSelectionRange(text.length, text.length);
  }

  /** Keys while a text is being written. Returns true when the key ended it. */
  press(event: KeyboardEvent): boolean {
    // An input method's own Enter or Escape chooses or drops its suggestion; it is not ours.
    if (event.isComposing || event.keyCode === 229) return false;
    if (event.key === "Escape") {
      this.drop();
      return true;
    }
    if (event.key !== "Enter" && event.key !== "Tab") return false;
    this.finish(event.key === "Tab" ? "right" : event.ctrlKey ? "next-empty" : "down");
    return true;
  }

  /** Writes what is there so far: after a pause, and when the page may be about to go. */
  save = (): void => {
    clearTimeout(this.timer);
    this.since = null;
    if (this.editing && this.drafts && this.sitting && !this.composing) this.writing.draft(this.sitting, this.field.value);
  };

  hide(): void {
    this.finish("stay");
    this.field.hidden = true;
  }

  private onInput(): void {
    this.open();
    if (this.composing) return;
    const now = performance.now();
    this.since ??= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.save, Math.max(0, Math.min(PAUSE_MS, this.since + LIMIT_MS - now)));
  }

  private compose(composing: boolean): void {
    this.composing = composing;
    if (composing) this.open();
    else this.onInput();
  }

  private open(): void {
    if (this.editing) return;
    this.editing = true;
    this.field.dataset["editing"] = this.drafts ? "text" : "line";
    if (this.sitting) this.writing.begun(this.sitting);
    if (this.drafts) this.field.style.height = "";
  }

  private drop(): void {
    const { sitting } = this;
    this.close();
    if (sitting) this.writing.dropped(sitting);
  }

  private finish(then: Next): void {
    if (!this.editing || !this.sitting) return;
    const { sitting, field } = this;
    const text = field.value;
    // Closed first: what follows may move on, and must find the field free.
    this.close();
    if (this.writing.done(sitting, text, then) || then === "stay") return;
    this.sitting = sitting;
    this.start(text);
  }

  /** Free again, and still waiting over the same cell. */

  private close(): void {
    clearTimeout(this.timer);
    this.since = null;
    this.editing = false;
    this.composing = false;
    this.sitting = this.sitting && { id: this.sitting.id };
    this.field.value = "";
    delete this.field.dataset["editing"];
  }
}
