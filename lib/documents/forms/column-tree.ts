/** A column of a printed table: one that holds values, or a title over several. */
export type FormColumn = LeafColumn | GroupColumn;

/**
 * A column that holds values. upright: its title reads from bottom to top.
 * Unit: points; `width` is the least one, the columns with `grows` share what is left of the line.
 */
export type LeafColumn = { key: string; title: string; width: number; upright?: boolean; grows?: number; align?: "left" | "center" };
export type GroupColumn = { title: string; columns: readonly FormColumn[] };

/** A cell of the head: its title, where it stands in rows and columns, and how many of them it spans. Unit: from 0. */
export type HeadCell = { title: string; upright: boolean; row: number; rows: number; column: number; columns: number };

/** The columns that hold values, from left to right. */
export const leavesOf = (columns: readonly FormColumn[]): LeafColumn[] =>
  columns.flatMap((column) => ("columns" in column ? leavesOf(column.columns) : [column]));

/** How many rows the head has. */
export const depthOf = (columns: readonly FormColumn[]): number =>
  Math.max(0, ...columns.map((column) => ("columns" in column ? 1 + depthOf(column.columns) : 1)));

/** The head laid out in rows: a title over a group spans its columns, a single one reaches down to the values. */
export const headCells = (columns: readonly FormColumn[]): HeadCell[] => cellsFrom(columns, { row: 0, column: 0 }, depthOf(columns));

function cellsFrom(columns: readonly FormColumn[], start: { row: number; column: number }, depth: number): HeadCell[] {
  const cells: HeadCell[] = [];
  let { column } = start;
  for (const one of columns) {
    const children = "columns" in one ? one.columns : [];
    const leaves = leavesOf([one]);
    const isLeaf = !("columns" in one);
    const upright = leaves.length === 1 && leaves[0]?.upright === true;
    cells.push({ title: one.title, upright, row: start.row, rows: isLeaf ? depth - start.row : 1, column, columns: leaves.length });
    cells.push(...cellsFrom(children, { row: start.row + 1, column }, depth));
    column += leaves.length;
  }
  return cells;
}

/**
 * The width of each value column when the table fills a line: everyone the least width, the rest shared by those that grow.
 *
 * Unit: points. Throws: when even the least widths do not fit.
 */
export function fitWidths(columns: readonly FormColumn[], line: number): number[] {
  const leaves = leavesOf(columns);
  const left = line - leaves.reduce((sum, { width }) => sum + width, 0);
  if (left < -0.01) throw new Error(`The columns are ${Math.ceil(-left)} points too wide for the paper`);
  const shares = leaves.reduce((sum, { grows }) => sum + (grows ?? 0), 0);
  return leaves.map(({ width, grows }) => width + (shares > 0 ? (left * (grows ?? 0)) / shares : 0));
}
