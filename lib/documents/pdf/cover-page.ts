import type { TranscriptData } from "../transcript-data";
import type { Flow } from "./flow";
import { drawUnderlay } from "./furniture";
import { BLACK, LEFT, RIGHT, RULE, SHEET } from "./paper";
import type { Pen } from "./pen";
import { wrapText } from "./text";
import { yearWords } from "./words";

const CENTRE = (LEFT + RIGHT) / 2;
const FRAME = { x: LEFT - 14, y: 56, width: RIGHT - LEFT + 28, height: SHEET.height - 56 - 80 };
const FIELD_LEFT = LEFT + 14;
const FIELD_RIGHT = RIGHT - 14;
const FIELD_SIZE = 14;
const FIELD_LEADING = 21;

/** The cover. Source: CV 2088, Phụ lục 2 (page 1); TT 27/2020, Phụ lục 1. */
export function drawCover(flow: Flow, data: TranscriptData): void {
  const pen = flow.startPage();
  drawUnderlay(pen, data);
  drawFrame(pen);
  pen.text(CENTRE, 122, { face: "bold", size: 15 }, "BỘ GIÁO DỤC VÀ ĐÀO TẠO", "center");
  pen.line([CENTRE - 62, 131], [CENTRE + 62, 131], { width: 0.8 });
  pen.text(CENTRE, 296, { face: "bold", size: 48 }, "HỌC BẠ", "center");
  pen.text(CENTRE, 342, { face: "bold", size: 28 }, "TIỂU HỌC", "center");
  drawOrnament(pen, 372);
  drawFields(pen, flow, data);
}

function drawFields(pen: Pen, flow: Flow, data: TranscriptData): void {
  const { school, year } = data;
  let y = 486;
  y = drawField(pen, flow, y, "Họ và tên học sinh:", data.pupil.fullName);
  const middle = FIELD_LEFT + 190;
  drawValue(pen, [FIELD_LEFT, middle - 14], y, "Lớp:", year.className);
  drawValue(pen, [middle, FIELD_RIGHT], y, "Năm học:", yearWords(year.label));
  y += FIELD_LEADING + 10;
  y = drawField(pen, flow, y, "Trường:", school.name.replace(/^Trường\s+/u, ""));
  y = drawField(pen, flow, y, "Xã (Phường, Thị trấn):", school.ward);
  y = drawField(pen, flow, y, "Huyện (Thành phố, Quận, Thị xã):", school.district);
  drawField(pen, flow, y, "Tỉnh (Thành phố):", school.province);
}

/** A label and its value over a dotted line; a long value goes on below itself. Returns the next baseline. */
function drawField(pen: Pen, flow: Flow, y: number, label: string, value: string): number {
  const start = FIELD_LEFT + pen.width({ face: "regular", size: FIELD_SIZE }, label) + 7;
  const lines = wrapText(flow.fonts.bold, FIELD_SIZE, FIELD_RIGHT - start, value);
  lines.forEach((line, index) => drawValue(pen, [index === 0 ? FIELD_LEFT : start, FIELD_RIGHT], y + index * FIELD_LEADING, index === 0 ? label : "", line));
  return y + lines.length * FIELD_LEADING + 10;
}

function drawValue(pen: Pen, [left, right]: readonly [number, number], y: number, label: string, value: string): void {
  const start = label === "" ? left : left + pen.width({ face: "regular", size: FIELD_SIZE }, label) + 7;
  pen.text(left, y, { face: "regular", size: FIELD_SIZE }, label);
  pen.text(start, y, { face: "bold", size: FIELD_SIZE }, value);
  pen.line([start, y + 4], [right, y + 4], { width: 0.7, dash: "0.8 2.2", colour: RULE });
}

function drawFrame(pen: Pen): void {
  pen.box(FRAME, { width: 2 });
  const inner = { x: FRAME.x + 5, y: FRAME.y + 5, width: FRAME.width - 10, height: FRAME.height - 10 };
  pen.box(inner, { width: 0.6 });
  for (const x of [inner.x, inner.x + inner.width]) {
    for (const y of [inner.y, inner.y + inner.height]) {
      const inwardX = x === inner.x ? 1 : -1;
      const inwardY = y === inner.y ? 1 : -1;
      const corner = { x: x + (inwardX > 0 ? 4 : -18), y: y + (inwardY > 0 ? 4 : -18), width: 14, height: 14 };
      pen.box(corner, { width: 0.6 });
      pen.fill({ x: corner.x + 4.5, y: corner.y + 4.5, width: 5, height: 5 }, BLACK);
    }
  }
}

/** A rule with a lozenge in its middle. */
function drawOrnament(pen: Pen, y: number): void {
  pen.line([CENTRE - 70, y], [CENTRE - 10, y], { width: 0.8 });
  pen.line([CENTRE + 10, y], [CENTRE + 70, y], { width: 0.8 });
  const [x, up] = [CENTRE, SHEET.height - y];
  pen.raw(`${x.toFixed(2)} ${(up + 5).toFixed(2)} m ${(x + 5).toFixed(2)} ${up.toFixed(2)} l ${x.toFixed(2)} ${(up - 5).toFixed(2)} l ${(x - 5).toFixed(2)} ${up.toFixed(2)} l f`);
}
