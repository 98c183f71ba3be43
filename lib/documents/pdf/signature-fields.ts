import { hexText, reference } from "@/lib/signing/pades-syntax";
import type { Place } from "./closing-block";
import { OBJECT } from "./object-numbers";

/** The slots a PDF has a signature for, in their order. */
export const PDF_SLOTS = ["gvcn", "cbql", "phathanh"] as const;
export type PdfSlot = (typeof PDF_SLOTS)[number];

export const isPdfSlot = (slot: string): slot is PdfSlot => (PDF_SLOTS as readonly string[]).includes(slot);

const FIELD_NAMES = {
  gvcn: { name: "GVCN", words: hexText("Giáo viên chủ nhiệm") },
  cbql: { name: "CBQL", words: hexText("Cán bộ quản lý") },
  phathanh: { name: "KY_PHAT_HANH", words: hexText("Nhà trường ký phát hành") },
} as const satisfies Record<PdfSlot, { name: string; words: string }>;

/**
 * A signature field merged with its widget; the last one locks every field.
 *
 * Flags: print and locked. Source: ISO 32000-1, 12.7.4.5, 12.5.6.19; ISO 19005-3, 6.3.2, 6.3.3.
 */
export function signatureField(slot: PdfSlot, at: { place: Place; page: number }, signed?: { value: string; appearance: string }): string {
  const { name, words } = FIELD_NAMES[slot];
  const { x, y, width, height } = at.place;
  const rectangle = [x, y, x + width, y + height].map((value) => value.toFixed(2)).join(" ");
  const lock = slot === "phathanh" ? ` /Lock ${reference(OBJECT.lock)}` : "";
  const value = signed ? ` /V ${signed.value}` : "";
  const appearance = signed?.appearance ?? reference(OBJECT.emptyAppearance);
  return (
    `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /TU ${words} /F 132 /Rect [${rectangle}]` +
    ` /P ${reference(at.page)}${lock}${value} /AP << /N ${appearance} >> >>`
  );
}

/**
 * The field of a document time-stamp, merged with a widget that shows nothing. count: from 1 on.
 *
 * Source: EN 319 142-1, 5.4.3; ISO 32000-1, 12.7.4.5 (a rectangle of no size: a field that is not to be seen); ISO 19005-3, 6.3.2.
 */
export const timeStampField = (count: number, at: { page: number; value: string }): string =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (DTS_${count}) /TU ${hexText(`Dấu thời gian ${count}`)} /F 132 /Rect [0 0 0 0]` +
  ` /P ${reference(at.page)} /V ${at.value} /AP << /N ${reference(OBJECT.emptyAppearance)} >> >>`;
