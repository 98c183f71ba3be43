import type { Period } from "@/lib/domain/assessment/periods";
import { addDays, momentOf, type Day } from "../calendar";
import type { MadeClass } from "../classes";
import type { YearEndState } from "../plan";

/** When things were done to a class's sheet of a period; null is not yet. */
export type Timeline = { state: YearEndState; enteredAt: Date; submittedAt: Date; certifiedAt: Date; approvedAt: Date };

/** Of earlier periods and years everything is approved; the year end now open is as the plan says, some days back from today. */
export function timelineOf(schoolClass: MadeClass, period: Period, today: Day): Timeline {
  const isOpen = schoolClass.isCurrent && period === "CN";
  const { plan, year, grade } = schoolClass;
  const approvedOn = isOpen ? addDays(today, -(plan.approvedDaysAgo ?? 1)) : year.calendar.windows[grade][period].closesOn;
  return {
    state: isOpen ? plan.yearEnd : "APPROVED",
    enteredAt: momentOf(addDays(approvedOn, -4), "15:20"),
    submittedAt: momentOf(addDays(approvedOn, -3), "16:05"),
    certifiedAt: momentOf(addDays(approvedOn, -2), "10:40"),
    approvedAt: momentOf(addDays(approvedOn, -1), "14:15"),
  };
}
