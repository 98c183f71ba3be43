/** Where a cell begins inside the scrolled frame. A row is a frame of its own (grid.css), so its place is added. */
export function cellOffset(cell: HTMLElement): { left: number; top: number } {
  const row = cell.offsetParent === cell.parentElement ? cell.parentElement : null;
  return { left: cell.offsetLeft + (row?.offsetLeft ?? 0), top: cell.offsetTop + (row?.offsetTop ?? 0) };
}
