import { decimal, type Pen } from "../pdf/pen";
import { GREY, SEAL_RED } from "../pdf/paper";
import type { FontFaces } from "../pdf/skeleton";
import { showText, textWidth } from "../pdf/text";
import { TRIAL_WORDS } from "../pdf/trial-mark";

/** A rectangle of paper that carries a mark of its own: a page, or a quarter of it. Unit: points. */
export type MarkedArea = { x: number; y: number; width: number; height: number };
export type Marks = { draft: boolean; trial: boolean };

export const DRAFT_WORDS = "BẢN NHÁP";
const TINT = "0.93 0.94 0.96";
const TRIAL_TINT = "0.985 0.925 0.925";

/** The marks of a paper that is no final one, pale and under everything else: draft, and in a demo that it has no legal value. */
export function drawMarks(pen: Pen, fonts: FontFaces, area: MarkedArea, pageHeight: number, { draft, trial }: Marks): void {
  const words = [...(draft ? [{ text: DRAFT_WORDS, tint: TINT, share: 0.5 }] : []), ...(trial ? [{ text: TRIAL_WORDS, tint: TRIAL_TINT, share: 0.8 }] : [])];
  const angle = Math.atan2(area.height, area.width);
  const diagonal = Math.hypot(area.width, area.height);
  words.forEach(({ text, tint, share }, index) => {
    const size = (share * diagonal) / textWidth(fonts.bold, 1, text);
    const aside = (index - (words.length - 1) / 2) * -1.5 * Math.max(size, 0.055 * diagonal);
    drawDiagonal(pen, fonts, { text, tint, size, angle, x: area.x + area.width / 2, y: pageHeight - area.y - area.height / 2, aside });
  });
  if (trial) pen.text(area.x + area.width / 2, area.y + Math.min(30, area.height * 0.05), { face: "bold", size: area.height > 500 ? 9 : 6.5, colour: SEAL_RED }, TRIAL_WORDS, "center");
}

type Diagonal = { text: string; tint: string; size: number; angle: number; x: number; y: number; aside: number };

/** aside: how far from the diagonal, to its upper left. */
function drawDiagonal(pen: Pen, fonts: FontFaces, { text, tint, size, angle, x, y, aside }: Diagonal): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [along, across] = [-textWidth(fonts.bold, size, text) / 2, -size / 3 + aside];
  const start = [x + along * cos - across * sin, y + along * sin + across * cos].map(decimal).join(" ");
  const matrix = [cos, sin, -sin, cos].map((part) => part.toFixed(4)).join(" ");
  pen.raw(`q ${tint} rg BT /F2 ${decimal(size)} Tf ${matrix} ${start} Tm ${showText(fonts.bold, size, text)} ET Q`);
}

/** The line at the foot of each page of a print: what it is made from, and its number. */
export function drawFoot(pen: Pen, line: { left: number; right: number; y: number }, note: string, page: { number: number; count: number }): void {
  const style = { face: "italic", size: 8, colour: GREY } as const;
  pen.text(line.left, line.y, style, note);
  pen.text(line.right, line.y, { ...style, face: "regular" }, `Trang ${page.number}/${page.count}`, "right");
}
