import { RULE } from "../pdf/paper";
import { wrapText } from "../pdf/text";
import type { FormColumn, HeadCell, LeafColumn } from "./column-tree";
import { depthOf, fitWidths, headCells, leavesOf } from "./column-tree";
import { paginate } from "./paginate";
import type { PrintFlow } from "./print-flow";
import type { PrintType } from "./print-paper";

/** A row of a table: the texts of its cells, in the order of the value columns. heading: one cell over all columns. keep: never parted from the next row. */
export type PrintRow = ({ cells: readonly string[]; bold?: boolean } | { heading: string }) & { keep?: boolean };
export type PrintTable = { columns: readonly FormColumn[]; rows: readonly PrintRow[]; type: PrintType; empty: string };

type SetCell = HeadCell & { lines: readonly string[] };
type Layout = { x: number; edges: readonly number[]; leaves: readonly LeafColumn[]; head: readonly SetCell[]; headRows: readonly number[]; type: PrintType };
type SetRow = { lines: readonly (readonly string[])[]; height: number; face: "regular" | "bold"; heading: boolean };

const THIN = { width: 0.5, colour: RULE };
const UPRIGHT_LENGTH = 64; // points: an upright title longer than this, for each row of the head it reaches over, takes a second line where there is room

const SYMBOL_PAD = 0.6; // points: a symbol stands in the middle of its narrow column, and a 10 is never broken in two

/**
 * Draws a table over as many pages as it needs, its head repeated on each, `closing` points kept free after the last row on its page.
 * Nothing is cut: a text wider than its cell is wrapped.
 */
export function drawPrintTable(flow: PrintFlow, table: PrintTable, closing = 0): void {
  const layout = layOut(flow, table);
  const rows = (table.rows.length > 0 ? table.rows : [{ heading: table.empty }]).map((row) => setRow(flow, layout, row));
  const headHeight = sum(layout.headRows);
  const top = flow.paper.bottom - flow.paper.top - headHeight;
  if (flow.left < headHeight + sum(rows.slice(0, 2).map(({ height }) => height))) flow.startPage();
  const blocks = blocksOf(table.rows, rows);
  const pages = paginate(blocks.map((block) => sum(block.map(({ height }) => height))), { first: flow.left - headHeight, next: top, closing });
  let at = 0;
  pages.forEach((count, page) => {
    if (page > 0) flow.startPage();
    if (count > 0) drawHead(flow, layout);
    for (const row of blocks.slice(at, at + count).flat()) drawRow(flow, layout, row);
    at += count;
  });
}

/** Rows that stay together, as one each. */
function blocksOf(given: readonly PrintRow[], rows: readonly SetRow[]): SetRow[][] {
  const blocks: SetRow[][] = [];
  rows.forEach((row, index) => {
    if (given[index - 1]?.keep) blocks.at(-1)?.push(row);
    else blocks.push([row]);
  });
  return blocks;
}

function layOut(flow: PrintFlow, { columns, type }: PrintTable): Layout {
  const edges = [flow.paper.left];
  for (const width of fitWidths(columns, flow.width)) edges.push((edges.at(-1) ?? 0) + width);
  const cells = headCells(columns).map((cell): SetCell => setHeadCell(flow, cell, spanOf(edges, cell), type));
  return { x: flow.paper.left, edges, leaves: leavesOf(columns), head: cells, headRows: headHeights(flow, cells, depthOf(columns), type), type };
}

const spanOf = (edges: readonly number[], { column, columns }: HeadCell): number => (edges[column + columns] ?? 0) - (edges[column] ?? 0);

/** A title reads across when its longest word fits, else upwards, over as many lines as its column has room for. */
function setHeadCell(flow: PrintFlow, cell: HeadCell, width: number, { head, padX }: PrintType): SetCell {
  const face = flow.fonts.bold;
  const across = width - 2 * padX;
  const longest = Math.max(...cell.title.split(" ").map((word) => flow.pen.width({ face: "bold", size: head }, word)));
  if (!cell.upright && longest <= across) return { ...cell, lines: wrapText(face, head, across, cell.title) };
  const most = Math.max(1, Math.floor((width - 1) / head));
  const title = most > 1 ? cell.title.replace(" (", "\n(") : cell.title;
  let length = Math.max(longest, UPRIGHT_LENGTH * cell.rows);
  if (flow.pen.width({ face: "bold", size: head }, cell.title) <= length) return { ...cell, upright: true, lines: [cell.title] };
  while (wrapText(face, head, length, title).length > most) length += 2;
  return { ...cell, upright: true, lines: wrapText(face, head, length, title) };
}

/** Each row of the head as high as its cells need; a cell over several rows makes the last of them higher. */
function headHeights(flow: PrintFlow, cells: readonly SetCell[], depth: number, type: PrintType): number[] {
  const need = (cell: SetCell): number =>
    cell.upright
      ? Math.max(...cell.lines.map((line) => flow.pen.width({ face: "bold", size: type.head }, line))) + 8
      : cell.lines.length * type.headLeading + 6;
  const heights = Array.from({ length: depth }, () => 0);
  for (const cell of [...cells].sort((one, other) => one.rows - other.rows)) {
    const last = cell.row + cell.rows - 1;
    const have = sum(heights.slice(cell.row, last + 1));
    heights[last] = (heights[last] ?? 0) + Math.max(0, need(cell) - have);
  }
  return heights;
}

function drawHead(flow: PrintFlow, { edges, head, headRows, type }: Layout): void {
  for (const cell of head) {
    const box = {
      x: edges[cell.column] ?? 0,
      y: flow.y + sum(headRows.slice(0, cell.row)),
      width: spanOf(edges, cell),
      height: sum(headRows.slice(cell.row, cell.row + cell.rows)),
    };
    flow.pen.box(box, THIN);
    const style = { face: "bold", size: type.head } as const;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    cell.lines.forEach((line, index) => {
      const shift = (index - (cell.lines.length - 1) / 2) * (cell.upright ? type.head : type.headLeading) + type.head * 0.33;
      if (cell.upright) flow.pen.upward(middle.x + shift, middle.y, style, line);
      else flow.pen.text(middle.x, middle.y + shift, style, line, "center");
    });
  }
  flow.y += sum(headRows);
}

function setRow(flow: PrintFlow, { edges, leaves, type }: Layout, row: PrintRow): SetRow {
  const isHeading = "heading" in row;
  const face = isHeading || row.bold ? "bold" : "regular";
  const inside = (column: number) => (edges[column + 1] ?? 0) - (edges[column] ?? 0) - 2 * (leaves[column]?.upright ? SYMBOL_PAD : type.padX);
  const whole = (edges.at(-1) ?? 0) - (edges[0] ?? 0) - 2 * type.padX;
  const lines = isHeading
    ? [wrapText(flow.fonts[face], type.body, whole, row.heading)]
    : leaves.map((_, column) => wrapText(flow.fonts[face], type.body, inside(column), row.cells[column] ?? ""));
  const height = Math.max(1, ...lines.map((cell) => cell.length)) * type.leading + 2 * type.padY;
  return { lines, height, face, heading: isHeading };
}

/** A row between its rules, its lines in the middle of its height. */
function drawRow(flow: PrintFlow, { edges, leaves, type }: Layout, row: SetRow): void {
  const { pen, y } = flow;
  const bottom = y + row.height;
  const [left, right] = [edges[0] ?? 0, edges.at(-1) ?? 0];
  pen.line([left, bottom], [right, bottom], THIN);
  for (const edge of row.heading ? [left, right] : edges) pen.line([edge, y], [edge, bottom], THIN);
  row.lines.forEach((lines, column) => {
    const align = row.heading ? "left" : (leaves[column]?.align ?? "center");
    const [from, to] = [edges[column] ?? 0, row.heading ? right : (edges[column + 1] ?? 0)];
    const x = align === "left" ? from + type.padX : (from + to) / 2;
    const first = y + (row.height - lines.length * type.leading) / 2 + 0.76 * type.leading;
    lines.forEach((line, index) => pen.text(x, first + index * type.leading, { face: row.face, size: type.body }, line, align));
  });
  flow.y = bottom;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
