import type { Period } from "../assessment/periods";
import type { Actor } from "../people/actor";
import type { Action } from "../people/permissions";
import { decide, readableSubjects } from "../people/permissions";

/** The pages of one class sheet, in the order of their tabs. Shape: as in their addresses; "nhap" is the sheet itself, "excel" and "in" what leaves it. */
export const SHEET_PAGES = ["nhap", "ra-soat", "ket-qua", "ngay-nghi", "goi-y", "so-tay", "excel", "in", "lich-su"] as const;
export type SheetPage = (typeof SHEET_PAGES)[number];

/** The sheet of a class in a period, as far as its pages ask. */
export type SheetPlace = { classId: string; period: Period };

/**
 * Does this person find something on this page of the sheet? The tabs ask to know what to offer, the page whether to open.
 *
 * Source: QĐ 1789, Đ.5.3c, 13.3, 14.2, 31.3; the articles beside each right.
 */
export function opensSheetPage(actor: Actor, page: SheetPage, { classId, period }: SheetPlace): boolean {
  if (!decide(actor, "sheet.read", { classId }).ok) return false;
  switch (page) {
    case "nhap":
    case "ra-soat":
    case "excel":
    case "in":
      return true;
    case "ket-qua":
      return period === "CN" && readableSubjects(actor, classId) === "ALL";
    case "ngay-nghi":
      return readableSubjects(actor, classId) === "ALL";
    case "goi-y":
      return decide(actor, "suggestion.decide", { classId }).ok || forOwnPart(actor, "suggestion.make", classId);
    case "so-tay":
      return decide(actor, "note.keep", { classId }).ok;
    case "lich-su":
      return decide(actor, "history.read", { classId }).ok || forOwnPart(actor, "history.read", classId);
  }
}

/** Rights that reach no further than a part are asked about each part the person answers for. */
const forOwnPart = (actor: Actor, action: Action, classId: string): boolean =>
  actor.duties.some(({ classId: of, subjectCode, groupId }) => of === classId && subjectCode !== null && decide(actor, action, { classId, subjectCode, groupId }).ok);
