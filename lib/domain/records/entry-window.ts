/** When a period may be entered for a grade. Time: from `opensAt` on, up to but not including `closesAt`. */
export type EntryWindow = { opensAt: Date; closesAt: Date };

export type WindowState = "NOT_SET" | "NOT_YET" | "OPEN" | "CLOSED";

/** Whether a window is open at an instant; without one nothing can be entered. Source: QĐ 1789, Đ.30.3c. */
export function windowState(window: EntryWindow | null, now: Date): WindowState {
  if (window === null) return "NOT_SET";
  if (now < window.opensAt) return "NOT_YET";
  return now < window.closesAt ? "OPEN" : "CLOSED";
}

export const WINDOW_WORDS = {
  NOT_SET: "Chưa có lịch nhập",
  NOT_YET: "Chưa mở nhập",
  OPEN: "Đang mở nhập",
  CLOSED: "Đã khóa nhập",
} as const satisfies Record<WindowState, string>;
