import { GRADES, PERIODS } from "@/lib/domain/assessment/periods";
import { momentOf, type Day, type YearCalendar } from "./calendar";
import type { Random } from "./random";
import type { SchoolRows } from "./rows";

/** The school itself. Code and tax code are invented; everything it prints says BẢN THỬ. */
export const makeSchool = (random: Random, at: number): SchoolRows["school"][number] => ({
  id: random.uuid(at),
  code: "79783427",
  departmentCode: "79",
  departmentName: "Sở Giáo dục và Đào tạo Thành phố Hồ Chí Minh",
  taxCode: "0309864217",
  place: "Củ Chi",
  isTrial: true,
});

/** The commune was merged on 1/7/2025; the district's name is kept for the field that is still mandatory (traps A10). */
const wardOf = (startYear: number) => (startYear >= 2025 ? "Xã Củ Chi" : "Xã Phước Vĩnh An");

export type MadeYear = { id: string; calendar: YearCalendar };

/** A school year with its calendar a grade and its entry windows. */
export function makeYear(random: Random, at: number, calendar: YearCalendar, rows: SchoolRows): MadeYear {
  const id = random.uuid(at);
  const date = (day: Day) => new Date(day);
  rows.school_year.push({
    id,
    startYear: calendar.startYear,
    label: calendar.label,
    schoolName: "Trường Tiểu học Nguyễn Thị Lắng",
    ward: wardOf(calendar.startYear),
    district: "Huyện Củ Chi",
    province: "Thành phố Hồ Chí Minh",
    startsOn: date(calendar.startsOn),
    endsOn: date(calendar.endsOn),
    closesOn: date(calendar.closesOn),
    supplementsClosesOn: date(calendar.supplementsClosesOn),
  });
  for (const grade of GRADES) {
    const { reviewBy, signBy, issueBy } = calendar.grades[grade];
    rows.grade_calendar.push({
      yearId: id, grade, reviewBy: date(reviewBy), signBy: date(signBy), issueBy: date(issueBy), termTwoOn: date(calendar.termTwoOn),
    });
    for (const period of PERIODS) {
      const window = calendar.windows[grade][period];
      rows.entry_window.push({ yearId: id, grade, period, opensAt: momentOf(window.opensOn, "00:00"), closesAt: momentOf(window.closesOn, "23:59") });
    }
  }
  return { id, calendar };
}
