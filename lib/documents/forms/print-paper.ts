import { MM } from "../pdf/paper";

/** A sheet of paper and its text area. Unit: points, y counted downwards from the top edge. */
export type PrintPaper = { width: number; height: number; left: number; right: number; top: number; bottom: number };

/** The faces' sizes on a paper. Unit: points. */
export type PrintType = { title: number; body: number; leading: number; head: number; headLeading: number; padX: number; padY: number };

export const PAPER_SIZES = ["A3", "A4"] as const;
export type PaperSize = (typeof PAPER_SIZES)[number];

/** The margins of an official document, the same on every sheet. Source: NĐ 30/2020, Phụ lục I, mục I (top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm). */
const inMargins = (width: number, height: number): PrintPaper => ({
  width,
  height,
  left: 30 * MM,
  right: width - 15 * MM,
  top: 20 * MM,
  bottom: height - 20 * MM,
});

const A4 = { short: 595.28, long: 841.89 };
const A3 = { short: 841.89, long: 1190.55 };

export const LANDSCAPE = { A3: inMargins(A3.long, A3.short), A4: inMargins(A4.long, A4.short) } as const satisfies Record<PaperSize, PrintPaper>;
export const PORTRAIT_A4 = inMargins(A4.short, A4.long);

export const PRINT_TYPE = {
  A3: { title: 15, body: 11, leading: 12.6, head: 8.5, headLeading: 9.8, padX: 3.5, padY: 1.9 },
  A4: { title: 13, body: 9.5, leading: 10.8, head: 7.5, headLeading: 8.6, padX: 2.2, padY: 1.5 },
} as const satisfies Record<PaperSize, PrintType>;
