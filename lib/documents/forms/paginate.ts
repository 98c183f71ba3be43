/** Heights on a page. Unit: points. first, next: the room for rows on the first page and on those after it; closing: what follows the last row. */
export type Room = { first: number; next: number; closing: number };

const TOGETHER = 3; // rows that never stand apart from what closes the table

/**
 * Shares rows out over pages: filled from the first on, the closing on the page of the last rows, never one or two rows alone there.
 *
 * Returns for each page how many rows it holds; one page of none for a table without rows.
 */
export function paginate(heights: readonly number[], room: Room): number[] {
  const pages: number[] = [];
  let at = 0;
  do {
    const count = fitting(heights.slice(at), pages.length === 0 ? room.first : room.next);
    pages.push(count);
    at += count;
  } while (at < heights.length);
  const last = pages.at(-1) ?? 0;
  const used = heights.slice(heights.length - last).reduce((sum, height) => sum + height, 0);
  if (used + room.closing > (pages.length === 1 ? room.first : room.next)) pages.push(0);
  return withoutWidows(pages);
}

/** How many rows go into a height; at least one, so that a row higher than a page is drawn at all. */
function fitting(heights: readonly number[], room: number): number {
  let used = 0;
  const over = heights.findIndex((height) => (used += height) > room + 0.01);
  return over === -1 ? heights.length : Math.max(1, over);
}

function withoutWidows(pages: readonly number[]): number[] {
  const before = pages.at(-2);
  const last = pages.at(-1) ?? 0;
  if (before === undefined || last >= TOGETHER) return [...pages];
  const moved = Math.min(TOGETHER - last, Math.max(0, before - TOGETHER));
  return [...pages.slice(0, -2), before - moved, last + moved];
}
