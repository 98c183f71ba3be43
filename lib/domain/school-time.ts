/**
 * The one place that knows the school's time zone. Instants come in as arguments; nothing here asks for the time.
 */
export const SCHOOL_TIME_ZONE = "Asia/Ho_Chi_Minh";

const DAY = new Intl.DateTimeFormat("en-CA", { timeZone: SCHOOL_TIME_ZONE, year: "numeric", month: "2-digit", day: "2-digit" });
const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: SCHOOL_TIME_ZONE, hour: "2-digit", minute: "2-digit", hour12: false });

/** The school's calendar day of an instant. Shape: YYYY-MM-DD. */
export const schoolDay = (instant: Date): string => DAY.format(instant);

/** That day as the database keeps a `date`: midnight UTC. */
export const schoolDate = (instant: Date): Date => new Date(`${schoolDay(instant)}T00:00:00Z`);

/** A `date` column as a day. Shape: YYYY-MM-DD. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** A day as people here write it. Shape: dd/MM/yyyy. */
export const dayWords = (day: string): string => day.split("-").reverse().join("/");

/** An instant as people here write it. Shape: "14:05 ngày 30/05/2026". */
export const instantWords = (instant: Date): string => `${CLOCK.format(instant)} ngày ${dayWords(schoolDay(instant))}`;

/** Whole days from one day to another; negative when it has passed. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
