import { YEAR_STANDING_WORDS } from "@/lib/domain/assessment/levels";
import type { TranscriptData } from "../transcript-data";
import type { Flow } from "./flow";
import { PAGE_HEIGHT } from "./flow";
import { BODY_SIZE, LEFT, RIGHT, SHEET, TEXT_WIDTH } from "./paper";
import type { TextStyle } from "./pen";
import { wrapText } from "./text";
import { longDay } from "@/lib/domain/vietnam-time";
import { titleLines } from "./words";

/** Where a signature's appearance stands, in the coordinates of PDF (y upwards). Unit: points. */
export type Place = { x: number; y: number; width: number; height: number };
/** The places of the visible signatures, all on the last page. The seal shares the head's. */
export type SignaturePlaces = { gvcn: Place; cbql: Place; phathanh: Place };

const LEADING = 15.6;
const SECTION_GAP = 4;
const ABOVE = 8;
const BEFORE = { date: 18, titles: 21, places: 5 };
export const IMAGE_HEIGHT = 92; // of a handwritten mark, or of the seal (Ø 32 mm)
const NAME_AND_TIMES = 48;
const PLACE = { width: 232, height: IMAGE_HEIGHT + NAME_AND_TIMES };
const HEAD_CENTRE = LEFT + PLACE.width / 2;
const TEACHER_CENTRE = RIGHT - 104;
const TITLE_LEADING = 16;

/**
 * Sections 4 to 6, the date and the places of the signatures; the signatures never stand on a page without section 6.
 *
 * Source: CV 2088, Phụ lục 2, mục 4–6; TT 27/2020, Phụ lục 1; QĐ 1789, Đ.11.1.
 */
export function drawClosing(flow: Flow, data: TranscriptData): SignaturePlaces {
  const whole = closingHeight(flow, data);
  if (whole <= PAGE_HEIGHT) flow.need(whole);
  flow.y += ABOVE;
  const sections = sectionsOf(data);
  sections.forEach((section, index) => {
    if (index === sections.length - 1) flow.need(sectionHeight(flow, section) + signaturesHeight(data));
    drawSection(flow, section);
  });
  return drawSignatures(flow, data);
}

/** The room that drawClosing takes when all of it stands on one page. */
export const closingHeight = (flow: Flow, data: TranscriptData): number =>
  ABOVE + signaturesHeight(data) + sectionsOf(data).reduce((sum, section) => sum + sectionHeight(flow, section), 0);

const signaturesHeight = (data: TranscriptData): number =>
  BEFORE.date + BEFORE.titles + (titleLines(data.head.title).length - 1) * TITLE_LEADING + BEFORE.places + PLACE.height;

function sectionsOf(data: TranscriptData): Section[] {
  const award = [data.award, data.suddenAward].filter((text) => text !== null && text !== "").join("; ");
  const overall: Section[] = data.remarks.overall === "" ? [] : [{ label: "Nhận xét của giáo viên chủ nhiệm:", text: data.remarks.overall, isMinor: true }];
  return [
    { label: "4. Đánh giá kết quả giáo dục:", text: YEAR_STANDING_WORDS[data.result] + (data.noResult ? ` theo ${data.noResult}.` : "") },
    ...overall,
    { label: "5. Khen thưởng:", text: award },
    { label: "6. Hoàn thành chương trình lớp học/chương trình tiểu học:", text: data.completion },
  ];
}

function drawSignatures(flow: Flow, data: TranscriptData): SignaturePlaces {
  const titles = titleLines(data.head.title);
  flow.y += BEFORE.date;
  const date = `${data.school.place}, ${longDay(data.declaredOn)}`;
  const style = { face: "italic", size: BODY_SIZE } as const;
  const reach = 2 * Math.min(RIGHT - TEACHER_CENTRE, TEACHER_CENTRE - LEFT);
  if (flow.pen.width(style, date) <= reach) flow.pen.text(TEACHER_CENTRE, flow.y, style, date, "center");
  else flow.pen.text(RIGHT, flow.y, style, date, "right");
  flow.y += BEFORE.titles;
  titles.forEach((title, index) => flow.pen.text(HEAD_CENTRE, flow.y + index * TITLE_LEADING, { face: "bold", size: BODY_SIZE }, title, "center"));
  flow.pen.text(TEACHER_CENTRE, flow.y, { face: "bold", size: BODY_SIZE }, "GIÁO VIÊN CHỦ NHIỆM", "center");
  flow.y += (titles.length - 1) * TITLE_LEADING + BEFORE.places;
  const y = SHEET.height - flow.y - PLACE.height;
  const head = { x: HEAD_CENTRE - PLACE.width / 2, y, ...PLACE };
  flow.y += PLACE.height;
  return { gvcn: { ...PLACE, x: TEACHER_CENTRE - 104, width: 208, y }, cbql: head, phathanh: head };
}

type Section = { label: string; text: string; isMinor?: boolean };

const labelStyle = (section: Section): TextStyle => ({ face: section.isMinor ? "regular" : "bold", size: BODY_SIZE });

/** A label and its text on the same line, going on below over the full width. */
function drawSection(flow: Flow, section: Section): void {
  const [first = "", ...rest] = sectionLines(flow, section);
  const style = labelStyle(section);
  flow.need(LEADING + SECTION_GAP);
  flow.y += LEADING + SECTION_GAP;
  flow.pen.text(LEFT, flow.y, style, section.label);
  flow.pen.text(LEFT + flow.pen.width(style, section.label) + 5, flow.y, { face: "regular", size: BODY_SIZE }, first);
  for (const line of rest) {
    flow.need(LEADING);
    flow.y += LEADING;
    flow.pen.text(LEFT, flow.y, { face: "regular", size: BODY_SIZE }, line);
  }
}

const sectionHeight = (flow: Flow, section: Section): number => SECTION_GAP + LEADING * sectionLines(flow, section).length;

/** The first line is shorter by the label; what follows is broken to the full width. */
function sectionLines(flow: Flow, section: Section): string[] {
  const indent = flow.pen.width(labelStyle(section), section.label) + 5;
  const [first = "", ...others] = wrapText(flow.fonts.regular, BODY_SIZE, TEXT_WIDTH - indent, section.text);
  if (others.length === 0) return [first];
  const rest = section.text.slice(restStart(section.text, first));
  return [first, ...wrapText(flow.fonts.regular, BODY_SIZE, TEXT_WIDTH, rest)];
}

/** Where the text goes on after its first line, whose words may have stood wider apart. */
function restStart(text: string, first: string): number {
  let at = 0;
  for (const letter of first.replaceAll(" ", "")) at = text.indexOf(letter, at) + letter.length;
  while (at < text.length && /[ \t\r]/.test(text.charAt(at))) at += 1;
  return text.charAt(at) === "\n" ? at + 1 : at;
}
