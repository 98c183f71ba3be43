import type { Flow } from "./flow";
import { PAGE_HEIGHT } from "./flow";
import { BODY_SIZE, LEFT, TABLE_LEADING, TEXT_WIDTH } from "./paper";
import { CELL_PAD_Y, cellLines, drawCell, linesHeight } from "./table";
import type { Column } from "./table";

const NAME: Column = { title: "", width: 172, align: "left" };
const LEVEL: Column = { title: "Mức đạt được", width: 92, align: "center" };
const REMARK: Column = { title: "Nhận xét", width: TEXT_WIDTH - 172 - 92, align: "left" };
const HEADER = linesHeight(1);
const HEADINGS = 26;

export type TraitGroupTable = {
  over?: string; // a heading above the heading
  heading: string;
  title: string;
  rows: readonly { name: string; level: string }[];
  remark: string;
};

/**
 * A group of qualities or competences with one merged comment, kept on one page.
 * A comment longer than a page goes on in a cell of its own on the next.
 */
export function drawTraitGroup(flow: Flow, group: TraitGroupTable): void {
  const lines = cellLines(flow, REMARK, group.remark);
  const capacity = Math.floor((PAGE_HEIGHT - HEADER - 2 * HEADINGS - 2 * CELL_PAD_Y) / TABLE_LEADING);
  const rowsHeight = Math.max(linesHeight(1) * group.rows.length, linesHeight(Math.min(lines.length, capacity)));
  flow.need(HEADINGS * (group.over === undefined ? 1 : 2) + HEADER + rowsHeight);
  if (group.over !== undefined) drawTitle(flow, group.over);
  drawTitle(flow, group.heading);
  drawHeader(flow, group.title);
  drawRows(flow, group, { height: rowsHeight / group.rows.length, lines: lines.slice(0, capacity) });
  for (let start = capacity; start < lines.length; start += capacity) {
    flow.continuePage();
    drawHeader(flow, group.title);
    drawRows(flow, { ...group, rows: [{ name: "", level: "" }] }, rest(lines.slice(start, start + capacity)));
  }
}

const rest = (lines: readonly string[]) => ({ lines, height: linesHeight(lines.length) });

function drawTitle(flow: Flow, text: string): void {
  flow.y += 17;
  flow.pen.text(LEFT, flow.y, { face: "bold", size: BODY_SIZE + 0.5 }, text);
  flow.y += 8;
}

function drawHeader(flow: Flow, title: string): void {
  let x = LEFT;
  for (const column of [{ ...NAME, title }, LEVEL, REMARK]) {
    drawCell(flow.pen, { x, y: flow.y, width: column.width, height: HEADER }, { lines: [column.title], align: "center", face: "bold" });
    x += column.width;
  }
  flow.y += HEADER;
}

function drawRows(flow: Flow, group: TraitGroupTable, size: { height: number; lines: readonly string[] }): void {
  const top = flow.y;
  for (const row of group.rows) {
    drawCell(flow.pen, { x: LEFT, y: flow.y, width: NAME.width, height: size.height }, { lines: [row.name], align: "left" });
    drawCell(flow.pen, { x: LEFT + NAME.width, y: flow.y, width: LEVEL.width, height: size.height }, { lines: [row.level], align: "center" });
    flow.y += size.height;
  }
  const x = LEFT + NAME.width + LEVEL.width;
  drawCell(flow.pen, { x, y: top, width: REMARK.width, height: flow.y - top }, { lines: size.lines, align: "left" });
}
