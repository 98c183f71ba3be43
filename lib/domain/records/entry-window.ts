import type { SubjectCode } from "../assessment/subjects";

/** When a period may be entered for a grade. Time: from `opensAt` on, up to but not including `closesAt`. */
export type EntryWindow = { opensAt: Date; closesAt: Date };

/** What one person enters of a class's sheet: a subject, or what the homeroom teacher answers for. */
export type EntryPart = SubjectCode | "HOMEROOM";

/** What the head lets a class enter after its grade's window has closed: one part of it, or (null) all of it. */
export type EntryException = EntryWindow & { part: EntryPart | null };

export type WindowState = "NOT_SET" | "NOT_YET" | "OPEN" | "CLOSED";

/** Whether a window is open at an instant; without one nothing can be entered. Source: QĐ 1789, Đ.30.3c. */
export function windowState(window: EntryWindow | null, now: Date): WindowState {
  if (window === null) return "NOT_SET";
  if (now < window.opensAt) return "NOT_YET";
  return now < window.closesAt ? "OPEN" : "CLOSED";
}

/**
 * The window that a part of a class is under: an exception in force before the grade's own, of several the one that ends last.
 * Source: QĐ 1789, Đ.13.3, 30.3c; docs/decisions/122-entry-windows-are-orders.md.
 */
export function windowOf(part: EntryPart, window: EntryWindow | null, exceptions: readonly EntryException[], now: Date): EntryWindow | null {
  if (windowState(window, now) === "OPEN") return window;
  const open = exceptions.filter((one) => (one.part === null || one.part === part) && windowState(one, now) === "OPEN");
  return open.reduce<EntryWindow | null>((last, one) => (last && last.closesAt >= one.closesAt ? last : one), null) ?? window;
}

export const WINDOW_WORDS = {
  NOT_SET: "Chưa có lịch nhập",
  NOT_YET: "Chưa mở nhập",
  OPEN: "Đang mở nhập",
  CLOSED: "Đã khóa nhập",
} as const satisfies Record<WindowState, string>;
