import type { Flow } from "./flow";
import { PAGE_HEIGHT } from "./flow";
import { RULE, TABLE_LEADING, TABLE_SIZE } from "./paper";
import type { Align, Pen } from "./pen";
import { wrapText } from "./text";

export type Column = { title: string; width: number; align: Align };
/** Wrapped lines of each cell. */
export type Row = readonly (readonly string[])[];
/** heading: what stands over the table and never without it. */
export type Grid = { x: number; columns: readonly Column[]; heading: { text: string; size: number; x: number; align: Align } };

export const CELL_PAD_X = 5.5;
export const CELL_PAD_Y = 3.1;
const HEADING_HEIGHT = 23;
const PEN = { width: 0.6, colour: RULE };

export const linesHeight = (count: number): number => count * TABLE_LEADING + 2 * CELL_PAD_Y;
const rowHeight = (row: Row): number => linesHeight(Math.max(1, ...row.map((cell) => cell.length)));

/** Text broken to the inside of a column. */
export const cellLines = (flow: Flow, column: Column, text: string, face: "regular" | "bold" = "regular"): readonly string[] =>
  wrapText(flow.fonts[face], TABLE_SIZE, column.width - 2 * CELL_PAD_X, text);

/**
 * Draws a table over as many pages as it needs: the header repeated on each, rows kept whole unless one is longer than a page,
 * and never a single row left alone before or after a page break.
 */
export function drawTable(flow: Flow, grid: Grid, rows: readonly Row[]): void {
  const header = grid.columns.map((column) => cellLines(flow, column, column.title, "bold"));
  const headerHeight = rowHeight(header);
  const pieces = rows.flatMap((row) => splitRow(row, PAGE_HEIGHT - headerHeight - HEADING_HEIGHT));
  const heights = pieces.map(rowHeight);
  const firstTwo = HEADING_HEIGHT + headerHeight + sum(heights.slice(0, 2));
  flow.need(firstTwo <= PAGE_HEIGHT ? firstTwo : HEADING_HEIGHT + headerHeight + (heights[0] ?? 0));
  drawHeading(flow, grid.heading);
  drawHeader(flow, grid, header);
  pieces.forEach((row, index) => {
    if (mustBreak(flow, heights, index)) {
      flow.continuePage();
      drawHeader(flow, grid, header);
    }
    drawRow(flow, grid, row, "regular");
  });
}

function drawHeading(flow: Flow, heading: Grid["heading"]): void {
  flow.y += HEADING_HEIGHT - 8;
  flow.pen.text(heading.x, flow.y, { face: "bold", size: heading.size }, heading.text, heading.align);
  flow.y += 8;
}

/** A page ends before this row when the row does not fit, or when the last row would otherwise stand alone on the next page. */
function mustBreak(flow: Flow, heights: readonly number[], index: number): boolean {
  if (index === 0) return false;
  const own = heights[index] ?? 0;
  if (flow.left < own) return true;
  const isLastButOne = index === heights.length - 2;
  return isLastButOne && index > 1 && flow.left < own + (heights[index + 1] ?? 0);
}

/** A row longer than a page becomes several; only the long cells go on. */
function splitRow(row: Row, height: number): Row[] {
  const capacity = Math.floor((height - 2 * CELL_PAD_Y) / TABLE_LEADING);
  const longest = Math.max(...row.map((cell) => cell.length));
  const pieces: Row[] = [];
  for (let start = 0; start === 0 || start < longest; start += capacity) {
    pieces.push(row.map((cell) => cell.slice(start, start + capacity)));
  }
  return pieces;
}

function drawHeader(flow: Flow, grid: Grid, header: Row): void {
  drawRow(flow, { ...grid, columns: grid.columns.map((column) => ({ ...column, align: "center" as const })) }, header, "bold");
}

function drawRow(flow: Flow, grid: Grid, row: Row, face: "regular" | "bold"): void {
  const height = rowHeight(row);
  let x = grid.x;
  grid.columns.forEach((column, index) => {
    drawCell(flow.pen, { x, y: flow.y, width: column.width, height }, { lines: row[index] ?? [], align: column.align, face });
    x += column.width;
  });
  flow.y += height;
}

/** A ruled cell with its lines in the middle of its height. */
export function drawCell(
  pen: Pen,
  at: { x: number; y: number; width: number; height: number },
  cell: { lines: readonly string[]; align: Align; face?: "regular" | "bold" },
): void {
  pen.box(at, PEN);
  const x = cell.align === "center" ? at.x + at.width / 2 : cell.align === "right" ? at.x + at.width - CELL_PAD_X : at.x + CELL_PAD_X;
  const first = at.y + (at.height - cell.lines.length * TABLE_LEADING) / 2 + 0.76 * TABLE_LEADING;
  cell.lines.forEach((line, index) => {
    pen.text(x, first + index * TABLE_LEADING, { face: cell.face ?? "regular", size: TABLE_SIZE }, line, cell.align);
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
