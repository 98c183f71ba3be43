import type { Flow } from "./flow";
import { PAGE_HEIGHT } from "./flow";
import { BODY_SIZE, LEFT, TABLE_LEADING, TEXT_WIDTH } from "./paper";
import { cellLines, drawCell } from "./table";
import type { Column } from "./table";

const NAME: Column = { title: "", width: 172, align: "left" };
const LEVEL: Column = { title: "Mức đạt được", width: 92, align: "center" };
const REMARK: Column = { title: "Nhận xét", width: TEXT_WIDTH - 172 - 92, align: "left" };
const PAD_Y = 1.4; // fifteen short rows: less air than in the table of subjects
const linesHeight = (count: number): number => count * TABLE_LEADING + 2 * PAD_Y;
const HEADER = linesHeight(1);
const HEADING = { above: 15, below: 6 };
const HEADING_HEIGHT = HEADING.above + HEADING.below;
/** Lines of a comment on one page. */
const CAPACITY = Math.floor((PAGE_HEIGHT - HEADER - 2 * HEADING_HEIGHT - 2 * PAD_Y) / TABLE_LEADING);

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
  const rowsHeight = rowsHeightOf(group, lines);
  flow.need(headHeight(group) + rowsHeight);
  if (group.over !== undefined) drawTitle(flow, group.over);
  drawTitle(flow, group.heading);
  drawHeader(flow, group.title);
  drawRows(flow, group, { height: rowsHeight / group.rows.length, lines: lines.slice(0, CAPACITY) });
  for (let start = CAPACITY; start < lines.length; start += CAPACITY) {
    flow.continuePage();
    drawHeader(flow, group.title);
    drawRows(flow, { ...group, rows: [{ name: "", level: "" }] }, rest(lines.slice(start, start + CAPACITY)));
  }
}

/** How much room a group takes, as long as it is no longer than a page. */
export const traitGroupHeight = (flow: Flow, group: TraitGroupTable): number =>
  headHeight(group) + rowsHeightOf(group, cellLines(flow, REMARK, group.remark));

const headHeight = (group: TraitGroupTable): number => HEADING_HEIGHT * (group.over === undefined ? 1 : 2) + HEADER;
const rowsHeightOf = (group: TraitGroupTable, lines: readonly string[]): number =>
  Math.max(linesHeight(1) * group.rows.length, linesHeight(Math.min(lines.length, CAPACITY)));

const rest = (lines: readonly string[]) => ({ lines, height: linesHeight(lines.length) });

function drawTitle(flow: Flow, text: string): void {
  flow.y += HEADING.above;
  flow.pen.text(LEFT, flow.y, { face: "bold", size: BODY_SIZE + 0.5 }, text);
  flow.y += HEADING.below;
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
