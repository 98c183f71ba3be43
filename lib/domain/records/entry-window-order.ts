import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import { vietnamDay, type Day } from "../vietnam-time";
import { windowState, type EntryWindow } from "./entry-window";

/** What the head wants of a window. Null: at the very moment the order is carried out. */
export type WindowWish = { opensAt: Date | null; closesAt: Date | null };

/** The days of a school year within which anything may be entered: its first, and the last of its supplements. */
export type YearLimits = { startsOn: Day; lastDay: Day };

/**
 * What a window becomes by an order that is carried out now. An opening that has passed stays: what was open was open;
 * a closed window is opened again by a later closing.
 *
 * Source: QĐ 1789, Đ.21.2, 30.3c, 33.
 */
export function decideWindow(before: EntryWindow | null, wish: WindowWish, now: Date, year: YearLimits): Result<EntryWindow, ErrorCode> {
  const opensAt = before && before.opensAt <= now ? before.opensAt : (wish.opensAt ?? now);
  const closesAt = wish.closesAt ?? now;
  if (closesAt < now) return no("WINDOW_IN_PAST");
  if (closesAt <= opensAt) return no("WINDOW_BACKWARDS");
  if (vietnamDay(opensAt) < year.startsOn || lastMoment(closesAt) > year.lastDay) return no("WINDOW_OUTSIDE_YEAR");
  if (wish.closesAt === null && before !== null && windowState(before, now) !== "OPEN") return no("WINDOW_SAME");
  if (before?.opensAt.getTime() === opensAt.getTime() && before.closesAt.getTime() === closesAt.getTime()) return no("WINDOW_SAME");
  return yes({ opensAt, closesAt });
}

/** Midnight after the last day still belongs to it. */
const lastMoment = (closesAt: Date): Day => vietnamDay(new Date(closesAt.getTime() - 1));

/** An exception for a class or one part of it: from the moment it is carried out until a named end. */
export function decideException(closesAt: Date, now: Date, lastDay: Day): Result<EntryWindow, ErrorCode> {
  if (closesAt <= now) return no("WINDOW_IN_PAST");
  return lastMoment(closesAt) > lastDay ? no("WINDOW_OUTSIDE_YEAR") : yes({ opensAt: now, closesAt });
}

/** What an order does to a window, for lists and buttons. */
export const WINDOW_DEED_WORDS = {
  SET: "Đặt lịch nhập",
  MOVED: "Đổi lịch nhập",
  EXTENDED: "Gia hạn nhập",
  REOPENED: "Mở lại",
  CLOSED: "Khóa nhập sớm",
  EXCEPTION: "Mở riêng",
} as const;
export type WindowDeed = keyof typeof WINDOW_DEED_WORDS;

/** Which deed leads from one window to a wish. */
export function windowDeed(before: EntryWindow | null, wish: WindowWish, now: Date): WindowDeed {
  if (before === null) return "SET";
  if (wish.closesAt === null) return "CLOSED";
  const state = windowState(before, now);
  if (state === "CLOSED") return "REOPENED";
  return state === "OPEN" && wish.closesAt > before.closesAt ? "EXTENDED" : "MOVED";
}
