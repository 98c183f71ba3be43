import { GRADES, type Grade, type Period } from "@/lib/domain/assessment/periods";

/** Shape: YYYY-MM-DD. */
export type Day = string;

/** The dates of one school year at this school. */
export type YearCalendar = {
  startYear: number;
  label: string;
  startsOn: Day;
  termTwoOn: Day;
  endsOn: Day;
  closesOn: Day;
  supplementsClosesOn: Day;
  grades: Record<Grade, { reviewBy: Day; signBy: Day; issueBy: Day }>;
  windows: Record<Grade, Record<Period, { opensOn: Day; closesOn: Day }>>;
  leaversOn: Day;
  arrivalsOn: Day;
};

const DAY = 86_400_000;
/** In an ordinary year this is the day on which the demo begins: year-end entry is open everywhere, nothing is late. */
const ORDINARY_TODAY = "05-11";

export const addDays = (day: Day, days: number): Day => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** An hour of a day at the school. Shape: hour as "07:30". */
export const momentOf = (day: Day, hour: string): Date => new Date(`${day}T${hour}:00+07:00`);

/** The school year of the demo: the one that ends in the year of `today`. */
export const currentStartYear = (today: Day): number => Number(today.slice(0, 4)) - 1;

/**
 * A school year as the Sở's letters place it, moved as a whole so that the year's end is now:
 * what is 11 May in an ordinary year falls on `today`. Earlier years are moved alike, so that years never overlap.
 *
 * Source: plan of the school; KH 2106; QĐ 1789, Đ.21.
 */
export function calendarOf(startYear: number, today: Day): YearCalendar {
  const shift = Math.round((Date.parse(today) - Date.parse(`${currentStartYear(today) + 1}-${ORDINARY_TODAY}`)) / DAY);
  const first = (monthDay: string) => addDays(`${startYear}-${monthDay}`, shift);
  const second = (monthDay: string) => addDays(`${startYear + 1}-${monthDay}`, shift);
  const grade = (byFive: boolean) => ({
    reviewBy: second(byFive ? "05-15" : "05-29"),
    signBy: second(byFive ? "05-19" : "05-30"),
    issueBy: second(byFive ? "05-20" : "05-30"),
  });
  const windows = (byFive: boolean) => ({
    GK1: { opensOn: first("10-27"), closesOn: first("11-14") },
    CK1: { opensOn: first("12-22"), closesOn: second("01-16") },
    GK2: { opensOn: second("03-16"), closesOn: second("04-03") },
    CN: { opensOn: second("04-27"), closesOn: second(byFive ? "05-15" : "05-29") },
  });
  return {
    startYear,
    label: `${startYear}-${startYear + 1}`,
    startsOn: first("09-05"),
    termTwoOn: second("01-19"),
    endsOn: second("05-31"),
    closesOn: second("06-30"),
    supplementsClosesOn: second("08-15"),
    grades: byGrade(grade),
    windows: byGrade(windows),
    leaversOn: second("03-06"),
    arrivalsOn: second("04-06"),
  };
}

const byGrade = <T>(make: (byFive: boolean) => T) =>
  Object.fromEntries(GRADES.map((grade) => [grade, make(grade === 5)])) as Record<Grade, T>;

/** The school days of a part of the year: Monday to Friday, from one day up to and including another. */
export function schoolDays(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const weekday = new Date(day).getUTCDay();
    if (weekday >= 1 && weekday <= 5) days.push(day);
  }
  return days;
}

