import type { TranscriptData } from "../transcript-data";
import { FOOTER_LINE, GREY, LEFT, RIGHT, RULE, RUNNING_HEAD, SHEET, TOP } from "./paper";
import type { Pen } from "./pen";
import { yearWords } from "./words";

const SMALL = { face: "regular", size: 9, colour: GREY } as const;

/** What lies under the text of every page. */
export function drawUnderlay(pen: Pen, data: TranscriptData): void {
  if (data.trial) pen.form("Trial", { x: 0, y: SHEET.height, scale: 1 });
}

/** Whose record this is, at the head of a page that continues; returns where the text begins. */
export function drawRunningHead(pen: Pen, data: TranscriptData): number {
  const who = `Học sinh: ${data.pupil.fullName}  ·  Lớp ${data.year.className}  ·  Năm học ${yearWords(data.year.label)}`;
  const size = Math.min(10, (10 * (RIGHT - LEFT)) / pen.width({ face: "italic", size: 10 }, who));
  pen.text(LEFT, TOP + 6, { face: "italic", size, colour: GREY }, who);
  return TOP + RUNNING_HEAD;
}

/** Lookup code and page number. Source: CV 2088, Phụ lục 2. */
export function drawFooter(pen: Pen, data: TranscriptData, page: { number: number; count: number }): void {
  pen.line([LEFT, FOOTER_LINE], [RIGHT, FOOTER_LINE], { width: 0.5, colour: RULE });
  pen.text(LEFT, FOOTER_LINE + 12, SMALL, `Mã số tra cứu học bạ: ${data.code}`);
  pen.text(RIGHT, FOOTER_LINE + 12, SMALL, `Trang ${page.number}/${page.count}`, "right");
}
