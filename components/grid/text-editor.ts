/** What the editor tells the grid when a text is done. */
export type Done = (text: string, then: "down" | "right" | "stay") => void;

/**
 * One textarea for all text cells. It lies over the chosen cell and already has the keyboard before the first letter,
 * so that every Vietnamese input method composes in a real field: nothing typed is lost between "cell" and "editor".
 */
export class TextEditor {
  private before = "";
  private editing = false;

  constructor(
    private readonly field: HTMLTextAreaElement,
    private readonly done: Done,
  ) {
    field.addEventListener("input", () => this.open());
    field.addEventListener("compositionstart", () => this.open());
    field.addEventListener("blur", () => this.finish("stay"));
  }

  isEditing = (): boolean => this.editing;

  /** Waits over a cell: invisible, and ready for the first letter. */
  wait(cell: HTMLElement, { label, maxLength, mode }: { label: string; maxLength: number; mode: "text" | "decimal" }): void {
    this.close();
    const { style } = this.field;
    style.left = `${cell.offsetLeft}px`;
    style.top = `${cell.offsetTop}px`;
    style.width = `${cell.offsetWidth}px`;
    style.height = `${cell.offsetHeight}px`;
    this.field.setAttribute("aria-label", label);
    this.field.maxLength = maxLength;
    this.field.inputMode = mode;
    this.field.hidden = false;
    this.field.focus({ preventScroll: true });
  }

  /** Opens with what the cell holds. */
  start(text: string): void {
    this.before = text;
    this.field.value = text;
    this.open();
    this.field.setSelectionRange(text.length, text.length);
  }

  /** Keys while a text is being written. Returns true when the key ended it. */
  press(event: KeyboardEvent): boolean {
    // An input method's own Enter or Escape chooses or drops its suggestion; it is not ours.
    if (event.isComposing || event.keyCode === 229) return false;
    if (event.key === "Escape") {
      this.field.value = this.before;
      this.close();
      return true;
    }
    if (event.key !== "Enter" && event.key !== "Tab") return false;
    this.finish(event.key === "Enter" ? "down" : "right");
    return true;
  }

  private open(): void {
    if (this.editing) return;
    this.editing = true;
    this.field.dataset["editing"] = "";
    this.field.style.height = `${Math.max(this.field.offsetHeight, this.field.inputMode === "text" ? 120 : 0)}px`;
  }

  private finish(then: "down" | "right" | "stay"): void {
    if (!this.editing) return;
    const text = this.field.value;
    this.close();
    this.done(text, then);
  }

  private close(): void {
    this.editing = false;
    this.before = "";
    this.field.value = "";
    delete this.field.dataset["editing"];
  }

  hide(): void {
    this.finish("stay");
    this.field.hidden = true;
  }
}
