import type { PdfBody } from "@/lib/signing/pades-revision";
import { stream } from "./font-objects";
import { OBJECT } from "./object-numbers";
import { SEAL_RED, SHEET, TRIAL_TINT } from "./paper";
import { decimal, Pen } from "./pen";
import type { FontFaces } from "./skeleton";
import { showText, textWidth } from "./text";

export const TRIAL_WORDS = "BẢN THỬ – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ";

/**
 * The mark of a trial document, under everything else on each page: a pale diagonal and a red line at the head.
 * The colours are opaque, since PDF/A argues about transparency and text over a pale tint reads as well.
 */
export function trialMark(fonts: FontFaces): PdfBody {
  const size = 39;
  const width = textWidth(fonts.bold, size, TRIAL_WORDS);
  const angle = Math.atan2(SHEET.height, SHEET.width);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const x = SHEET.width / 2 - (width / 2) * cos + (size / 3) * sin;
  const y = SHEET.height / 2 - (width / 2) * sin - (size / 3) * cos;
  const matrix = [cos, sin, -sin, cos].map((part) => part.toFixed(4)).join(" ");
  const diagonal = `q ${TRIAL_TINT} rg BT /F2 ${size} Tf ${matrix} ${decimal(x)} ${decimal(y)} Tm ${showText(fonts.bold, size, TRIAL_WORDS)} ET Q`;
  const pen = new Pen(fonts);
  pen.raw(diagonal);
  pen.text(SHEET.width / 2, 30, { face: "bold", size: 9, colour: SEAL_RED }, TRIAL_WORDS, "center");
  const entries = `/Type /XObject /Subtype /Form /BBox [0 0 ${SHEET.width} ${SHEET.height}] /Resources << /Font << /F2 ${OBJECT.fonts + 5} 0 R >> >>`;
  return stream(entries, pen.content());
}
