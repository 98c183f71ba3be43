/** Shape: "2026-05-30", a day of the calendar in Việt Nam. */
export type Day = string;
/** Shape: "2026-05-30T09:15:02+07:00". */
export type Instant = string;

const OFFSET_MS = 7 * 60 * 60 * 1000; // Asia/Ho_Chi_Minh: +07:00 all year, no summer time since 1975
const DAY_MS = 24 * 60 * 60 * 1000;

const shifted = (instant: Date) => new Date(instant.getTime() + OFFSET_MS).toISOString();

/** An instant as the files write it, in Vietnamese time, whole seconds (cut, not rounded). Source: CV 2088, Phụ lục 1 §1. */
export const vietnamInstant = (instant: Date): Instant => `${shifted(instant).slice(0, 19)}+07:00`;

/** The calendar day on which an instant falls in Việt Nam. */
export const vietnamDay = (instant: Date): Day => shifted(instant).slice(0, 10);

/** That day as the database keeps a `date`: midnight UTC. */
export const vietnamDate = (instant: Date): Date => toStoredDay(vietnamDay(instant));

/** For screens. Shape: "09:15 30/05/2026". */
export const showInstant = (instant: Date): string => `${shifted(instant).slice(11, 16)} ${showDay(vietnamDay(instant))}`;

/** The time of day in Việt Nam. Shape: "14:05". */
export const vietnamClock = (instant: Date): string => shifted(instant).slice(11, 16);

/** The instant of a written time. Returns null when it is not of the shape of `Instant`, or no real time. */
export function parseInstant(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/.test(text)) return null;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) || vietnamInstant(instant) !== text ? null : instant;
}

/** An instant as a browser's field for day and hour wants it. Shape: "2026-05-30T09:15", Vietnamese time. */
export const localTime = (instant: Date): string => shifted(instant).slice(0, 16);

/** Reads what such a field gives, as Vietnamese time. Returns null when it is no real time. */
export const parseLocalTime = (text: string): Date | null => parseInstant(`${text}:00+07:00`);

/** A `date` column (midnight UTC) as a day. Not for instants: see `vietnamDay`. */
export const storedDay = (date: Date): Day => date.toISOString().slice(0, 10);

/** A day as a `date` column wants it: midnight UTC. */
export const toStoredDay = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** The instant at which a day begins in Việt Nam. */
export const vietnamMidnight = (day: Day): Date => new Date(`${day}T00:00:00+07:00`);

/** For people and for NGAY_SINH. Shape: "30/05/2026". */
export const showDay = (day: Day): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

const WEEKDAYS = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

/** The day of the week. Shape: "Thứ Bảy". */
export const weekdayOf = (day: Day): string => WEEKDAYS[toStoredDay(day).getUTCDay()] ?? "";

/** "2026-05-30" as "ngày 30 tháng 5 năm 2026"; days under 10 and the first two months get a zero. Source: NĐ 30/2020, Phụ lục I. */
export function longDay(day: Day): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const padded = (value: number, until: number) => (value < until ? `0${value}` : String(value));
  return `ngày ${padded(date, 10)} tháng ${padded(month, 3)} năm ${year}`;
}

/** Reads "30/05/2026", "30/5/2026" or "2026-05-30". Returns null when it is not a day that exists. */
export function parseDay(text: string): Day | null {
  const people = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text.trim());
  const day = people ? `${people[3]}-${pad(people[2])}-${pad(people[1])}` : text.trim();
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  const date = toStoredDay(day);
  return Number.isNaN(date.getTime()) || storedDay(date) !== day ? null : day;
}

const pad = (digits: string | undefined) => (digits ?? "").padStart(2, "0");

/** The day a number of days later (earlier when negative). */
export const addDays = (day: Day, days: number): Day => storedDay(new Date(toStoredDay(day).getTime() + days * DAY_MS));

/** Whole days from one day to another; negative when `to` lies before `from`. */
export const daysBetween = (from: Day, to: Day): number => Math.round((toStoredDay(to).getTime() - toStoredDay(from).getTime()) / DAY_MS);

/** The last day on which "trước ngày 30/6" is still kept: before means before. Source: QĐ 1789, Đ.21.1, 21.2. */
export const lastDayBefore = (limit: Day): Day => addDays(limit, -1);

/** How long until a last day, in words for a work queue. */
export function daysLeftWords(today: Day, lastDay: Day): string {
  const left = daysBetween(today, lastDay);
  if (left < 0) return `quá hạn ${-left} ngày`;
  if (left === 0) return "hết hạn hôm nay";
  if (left === 1) return "hết hạn ngày mai";
  return `còn ${left} ngày`;
}
