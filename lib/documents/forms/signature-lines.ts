import type { Day } from "@/lib/domain/vietnam-time";
import { longDay } from "@/lib/domain/vietnam-time";
import { titleLines } from "../pdf/words";
import type { PaperSigners } from "./class-form-data";
import type { PrintFlow } from "./print-flow";

const LEADING = 15;
const ROOM_FOR_PEN = 52;
const ABOVE = 6;
const DATE_TO_SIGN = "ngày …… tháng …… năm ………";

/** The height of the places to sign. Unit: points. */
export const signaturesHeight = ({ head }: PaperSigners): number => 3 * LEADING + (titleLines(head.title).length - 1) * LEADING + ROOM_FOR_PEN + ABOVE + 10;

/**
 * The places where homeroom teacher and head sign with the pen, with the day leadership approved, or room for it.
 *
 * Source: TT 27/2020, Phụ lục 2; NĐ 30/2020, Phụ lục I (place and date over the right signature).
 */
export function drawSignatures(flow: PrintFlow, signers: PaperSigners & { place: string; signedOn: Day | null }): void {
  const { pen, paper } = flow;
  const day = { style: { face: "italic", size: 11.5 } as const, text: `${signers.place}, ${signers.signedOn ? longDay(signers.signedOn) : DATE_TO_SIGN}` };
  // On a narrow paper the line with the date is the widest: it stays inside the margin.
  const [teacher, head] = [paper.left + flow.width * 0.22, Math.min(paper.left + flow.width * 0.78, paper.right - pen.width(day.style, day.text) / 2)];
  const titles = titleLines(signers.head.title);
  let y = flow.y + ABOVE + LEADING;
  pen.text(head, y, day.style, day.text, "center");
  y += LEADING;
  pen.text(teacher, y, { face: "bold", size: 11.5 }, "GIÁO VIÊN CHỦ NHIỆM", "center");
  titles.forEach((title, index) => pen.text(head, y + index * LEADING, { face: "bold", size: 11.5 }, title, "center"));
  y += (titles.length - 1) * LEADING;
  pen.text(teacher, y + LEADING - (titles.length - 1) * LEADING, { face: "italic", size: 10.5 }, "(Ký, ghi rõ họ tên)", "center");
  pen.text(head, y + LEADING, { face: "italic", size: 10.5 }, "(Ký, ghi rõ họ tên và đóng dấu)", "center");
  y += LEADING + ROOM_FOR_PEN;
  pen.text(teacher, y, { face: "bold", size: 11.5 }, signers.homeroom, "center");
  pen.text(head, y, { face: "bold", size: 11.5 }, signers.head.name, "center");
  flow.y = y + 10;
}
