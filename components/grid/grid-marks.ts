import type { Place, Range } from "./selection";
import { isOneCell, placesIn } from "./selection";

const HEADINGS = 2;

/** What shows where the person stands: written on the drawn cells directly, so that moving about draws nothing anew. */
export class GridMarks {
  private current: HTMLElement | null = null;
  private entrance: HTMLElement | null = null; // where Tab enters before anybody stood here
  private selected: HTMLElement[] = [];

  constructor(private readonly host: HTMLElement) {
    this.openEntrance();
  }

  /** By position, not by a search: two rows of headings, and number and name, come before the first cell. */
  cell({ row, column }: Place): HTMLElement | null {
    return this.host.querySelector("table")?.rows[row + HEADINGS]?.cells[column + 2] ?? null;
  }

  /** Marks a cell as the one stood in. Returns false when it already was. */
  stand(cell: HTMLElement): boolean {
    if (cell === this.current) return false;
    this.leave();
    cell.setAttribute("tabindex", "0");
    cell.setAttribute("data-active", "");
    cell.setAttribute("aria-selected", "true");
    cell.parentElement?.setAttribute("data-current", "");
    this.current = cell;
    return true;
  }

  select(range: Range): void {
    for (const cell of this.selected) {
      cell.removeAttribute("data-selected");
      if (cell !== this.current) cell.removeAttribute("aria-selected");
    }
    this.selected = isOneCell(range) ? [] : placesIn(range).flatMap((place) => this.cell(place) ?? []);
    for (const cell of this.selected) {
      cell.setAttribute("data-selected", "");
      cell.setAttribute("aria-selected", "true");
    }
  }

  isMarked = (): boolean => this.current !== null;

  leave(): void {
    this.entrance?.setAttribute("tabindex", "-1");
    this.entrance = null;
    this.current?.setAttribute("tabindex", "-1");
    this.current?.removeAttribute("data-active");
    this.current?.removeAttribute("aria-selected");
    this.current?.parentElement?.removeAttribute("data-current");
    this.current = null;
  }

  /** Nobody stands anywhere: Tab enters at the first cell. */
  openEntrance(): void {
    this.entrance = this.cell({ row: 0, column: 0 });
    this.entrance?.setAttribute("tabindex", "0");
  }
}

/** The place a pointer or the focus came to. Returns null when it is no cell. */
export function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-place]") : null;
  const [row, column] = (cell?.dataset["place"] ?? "").split(":");
  return row && column ? { row: Number(row), column: Number(column) } : null;
}
