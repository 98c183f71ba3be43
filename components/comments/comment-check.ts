import { alikeWarnings } from "@/lib/domain/assessment/warnings-alike";
import { commentWarnings } from "@/lib/domain/assessment/warnings-comments";
import type { Warning } from "@/lib/domain/assessment/warnings-words";
import { WARNING_TAGS } from "@/lib/domain/assessment/warnings-words";
import type { CellStore } from "../grid/cell-store";
import type { CellWarning, GridColumn, GridRow, GridSheet } from "../grid/grid-types";
import { cellId } from "../grid/grid-types";
import type { CommentDesk } from "./comment-desk";

const whenIdle = (work: () => void) => {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 1_000 });
  else setTimeout(work, 200);
};

/**
 * Looks the comments of one sheet through while they are written. One comment by itself is judged when its row is drawn,
 * and only when it has changed; one against all the others when nobody is typing, column by column.
 */
export class CommentCheck {
  private readonly judged = new Map<string, { value: string | null; warning: CellWarning | null }>();
  private readonly columns: { column: GridColumn; texts: readonly (string | null)[] }[];
  private alike = new Map<string, Warning>();
  private waiting = false;

  constructor(
    private readonly store: CellStore,
    private readonly sheet: GridSheet,
    private readonly desk: CommentDesk,
  ) {
    this.columns = sheet.columns.filter(({ input }) => input === "text").map((column) => ({ column, texts: [] }));
    this.compareAll();
  }

  /** Goes on for as long as the sheet is open. Returns how to stop. */
  watch(): () => void {
    return this.store.subscribe(() => {
      if (this.waiting) return;
      this.waiting = true;
      whenIdle(() => {
        this.waiting = false;
        this.store.touch(this.compareAll());
      });
    });
  }

  warn(row: GridRow, column: GridColumn, value: string | null): CellWarning | null {
    const id = cellId(row.id, column.key);
    const known = this.judged.get(id);
    const own = known?.value === value ? known.warning : this.judge(row, id, value);
    const alike = this.alike.get(id);
    return own ?? (alike && value !== null ? shown(alike) : null);
  }

  private judge(row: GridRow, id: string, value: string | null): CellWarning | null {
    const level = this.desk.levels[id] ?? null;
    const [first] = row.note ? [] : commentWarnings({ text: value, level, period: this.desk.period }, { id: row.id, fullName: row.name }, this.pupils());
    const warning = first ? shown(first) : null;
    this.judged.set(id, { value, warning });
    return warning;
  }

  private pupils = () => this.sheet.rows.map(({ id, name }) => ({ id, fullName: name }));

  /** Compares the columns in which a text has changed. Returns the cells that now say something else. */
  private compareAll(): string[] {
    const next = new Map(this.alike);
    for (const one of this.columns) {
      const texts = this.sheet.rows.map((row) => this.store.value(cellId(row.id, one.column.key)));
      if (texts.length === one.texts.length && texts.every((text, at) => text === one.texts[at])) continue;
      one.texts = texts;
      const told = this.sheet.rows.map((row, at) => ({ pupilId: row.id, fullName: row.name, text: texts[at] ?? "" }));
      const found = alikeWarnings(told);
      for (const { pupilId } of told) {
        const warning = found.get(pupilId);
        if (warning) next.set(cellId(pupilId, one.column.key), warning);
        else next.delete(cellId(pupilId, one.column.key));
      }
    }
    const changed = [...new Set([...this.alike.keys(), ...next.keys()])].filter((id) => this.alike.get(id)?.sentence !== next.get(id)?.sentence);
    this.alike = next;
    return changed;
  }
}

/** A comment that is only missing says so to whoever stands there; a class of empty cells is not painted. */
const shown = ({ kind, sentence }: Warning): CellWarning => ({ message: sentence, tag: kind === "MISSING_COMMENT" ? null : WARNING_TAGS[kind] });
