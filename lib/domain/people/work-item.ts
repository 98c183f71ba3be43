import { daysBetween, showDay } from "../vietnam-time";

/** One thing that waits for a person, with the very place where it is done. */
export type WorkItem = {
  key: string; // stable: "sheet:<class>:<period>:HOMEROOM"
  title: string; // "Nhập phẩm chất, năng lực cuối năm, lớp 4A"
  detail: string; // "31 trong 38 học sinh đã đủ · bắt đầu từ Lê Nguyễn Bảo Ngân"
  href: string;
  action: string; // the button: "Nhập tiếp", "Xem", "Ký cả lớp"
  dueOn: string | null; // YYYY-MM-DD
  progress?: { done: number; total: number };
  blockedBy?: string; // why it cannot be done yet, and by whom: the button is off and says this
};

/** One person waits for another: who the other is, and for what. */
export type Waiting = { key: string; who: string; what: string };

/** Something this person has finished lately. */
export type Finished = { key: string; badge: string; title: string; detail: string; href?: string };

/** What a part of the portal (class sheets, signing, accounts) knows of a person's work. */
export type Work = {
  todo: WorkItem[];
  waiting: Waiting[]; // who cannot go on before this person has done something
  waitsFor: Waiting[]; // whom this person cannot go on without
  finished: Finished[];
};

export const NO_WORK: Work = { todo: [], waiting: [], waitsFor: [], finished: [] };

export type Urgency = "OVERDUE" | "NOW" | "SOON" | "CALM";

/** How much something presses on a day: past, within two days, within ten, or not. */
export function urgencyOf(dueOn: string | null, today: string): Urgency {
  if (dueOn === null) return "CALM";
  const days = daysBetween(today, dueOn);
  if (days < 0) return "OVERDUE";
  return days <= 2 ? "NOW" : days <= 10 ? "SOON" : "CALM";
}

/** The deadline in words. Shape: "Còn 2 ngày", "Hạn hôm nay", "Quá hạn 3 ngày", "Hạn 30/06/2026", "Không gấp". */
export function deadlineWords(dueOn: string | null, today: string): string {
  if (dueOn === null) return "Không gấp";
  const days = daysBetween(today, dueOn);
  if (days < 0) return `Quá hạn ${-days} ngày`;
  if (days === 0) return "Hạn hôm nay";
  return days <= 10 ? `Còn ${days} ngày` : `Hạn ${showDay(dueOn)}`;
}

/** All parts together: by deadline, those without one last; among equals what can be done now comes first. */
export function gatherWork(parts: readonly Work[]): Work {
  const todo = parts.flatMap((part) => part.todo).sort(byDeadline);
  return { todo, waiting: parts.flatMap((part) => part.waiting), waitsFor: parts.flatMap((part) => part.waitsFor), finished: parts.flatMap((part) => part.finished) };
}

const byDeadline = (a: WorkItem, b: WorkItem): number =>
  (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999") || Number(Boolean(a.blockedBy)) - Number(Boolean(b.blockedBy));

export const DEADLINE_GROUPS = { LATE: "Quá hạn", TODAY: "Hôm nay", WEEK: "Trong bảy ngày tới", LATER: "Còn hơn bảy ngày", NONE: "Không có hạn" } as const;
export type DeadlineGroup = keyof typeof DEADLINE_GROUPS;

/** In which part of the list a deadline stands on a day. */
export function deadlineGroup(dueOn: string | null, today: string): DeadlineGroup {
  if (dueOn === null) return "NONE";
  const days = daysBetween(today, dueOn);
  if (days < 0) return "LATE";
  return days === 0 ? "TODAY" : days <= 7 ? "WEEK" : "LATER";
}

/** A thing to go on with, as the line below every page needs it. */
export type NextWork = { title: string; href: string; due: string; place: number };

/** What can be done now, in order: a person goes through it one after another. */
export const queueOf = (todo: readonly WorkItem[], today: string): NextWork[] =>
  todo.filter(({ blockedBy }) => blockedBy === undefined).map(({ title, href, dueOn }, index) => ({ title, href, due: deadlineWords(dueOn, today), place: index + 1 }));

/** The work after the one done at an address; from anywhere else, and when the last is done, the first that lies elsewhere. Null when there is none. */
export function nextAfter(queue: readonly NextWork[], path: string): NextWork | null {
  const isHere = ({ href }: NextWork) => href.split(/[?#]/)[0] === path;
  const here = queue.findLastIndex(isHere);
  return queue.slice(here + 1).find((one) => !isHere(one)) ?? queue.find((one) => !isHere(one)) ?? null;
}
