import type { TranscriptData } from "../transcript-data";
import { closingHeight, drawClosing } from "./closing-block";
import type { SignaturePlaces } from "./closing-block";
import { drawCover } from "./cover-page";
import { Flow } from "./flow";
import { drawFooter, drawRunningHead, drawUnderlay } from "./furniture";
import { drawIdentity } from "./identity-page";
import { BODY_SIZE, LEFT, RIGHT } from "./paper";
import type { TextStyle } from "./pen";
import { drawSubjects, drawTraits } from "./result-tables";
import type { FontFaces } from "./skeleton";
import { wrapText } from "./text";
import { measure, yearWords } from "./words";

/** The content of each page, and where the signatures go on the last one. */
export type DrawnPages = { contents: readonly Uint8Array[]; places: SignaturePlaces };

/**
 * Draws one yearly unit.
 *
 * Throws: MissingGlyphError. Source: CV 2088, Phụ lục 2; TT 27/2020, Phụ lục 1.
 */
export function drawPages(data: TranscriptData, fonts: FontFaces): DrawnPages {
  const flow = new Flow(fonts, (pen) => {
    drawUnderlay(pen, data);
    return drawRunningHead(pen, data);
  });
  drawCover(flow, data);
  drawIdentity(flow, data);
  drawResults(flow, data);
  const places = drawClosing(flow, data);
  flow.pages.forEach((pen, index) => drawFooter(pen, data, { number: index + 1, count: flow.pages.length }));
  return { contents: flow.pages.map((pen) => pen.content()), places };
}

function drawResults(flow: Flow, data: TranscriptData): void {
  drawUnderlay(flow.startPage(), data);
  const { withLeaveSessions, withoutLeaveSessions } = data.absence;
  flow.y += 8;
  const who = ["Họ và tên học sinh:", data.pupil.fullName] as const;
  const where = [["Lớp:", data.year.className], ["Năm học:", yearWords(data.year.label)]] as const;
  if (rowWidth(flow, [who, ...where]) + 40 > RIGHT - LEFT) {
    drawLongName(flow, who);
    drawSpread(flow, where);
  } else drawSpread(flow, [who, ...where]);
  drawSpread(flow, [
    ["Chiều cao:", `${measure(data.heightCm)} cm`],
    ["Cân nặng:", `${measure(data.weightKg)} kg`],
    ["Số ngày nghỉ:", daysOf(withLeaveSessions + withoutLeaveSessions)],
    ["Có phép:", daysOf(withLeaveSessions)],
    ["Không phép:", daysOf(withoutLeaveSessions)],
  ]);
  flow.y -= 12;
  drawSubjects(flow, data);
  drawTraits(flow, data, closingHeight(flow, data));
}

/** Two sessions are a day. */
const daysOf = (sessions: number): string => measure(String(sessions / 2));

type Pair = readonly [label: string, value: string];
const REGULAR: TextStyle = { face: "regular", size: BODY_SIZE };
const BOLD: TextStyle = { face: "bold", size: BODY_SIZE };

const pairWidth = (flow: Flow, [label, value]: Pair): number => flow.pen.width(REGULAR, label) + 4 + flow.pen.width(BOLD, value);
const rowWidth = (flow: Flow, pairs: readonly Pair[]): number => pairs.reduce((sum, pair) => sum + pairWidth(flow, pair), 0);

function drawLongName(flow: Flow, [label, value]: Pair): void {
  const start = LEFT + flow.pen.width(REGULAR, label) + 4;
  flow.pen.text(LEFT, flow.y, REGULAR, label);
  for (const line of wrapText(flow.fonts.bold, BODY_SIZE, RIGHT - start, value)) {
    flow.pen.text(start, flow.y, BOLD, line);
    flow.y += 17;
  }
  flow.y += 3;
}

/** Pairs spread over the width, the last one ending at the right margin. */
function drawSpread(flow: Flow, pairs: readonly Pair[]): void {
  const gap = (RIGHT - LEFT - rowWidth(flow, pairs)) / (pairs.length - 1);
  let x = LEFT;
  for (const pair of pairs) {
    flow.pen.text(x, flow.y, REGULAR, pair[0]);
    flow.pen.text(x + flow.pen.width(REGULAR, pair[0]) + 4, flow.y, BOLD, pair[1]);
    x += pairWidth(flow, pair) + gap;
  }
  flow.y += 20;
}
