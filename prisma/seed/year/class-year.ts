import { PERIODS } from "@/lib/domain/assessment/periods";
import type { Day } from "../calendar";
import type { MadeClass } from "../classes";
import type { Teaching } from "../duties";
import type { StaffRoom } from "../people/staff";
import type { Random } from "../random";
import type { SchoolRows } from "../rows";
import { makeAbsences } from "./attendance";
import { makeMeasures } from "./health";
import type { Member } from "./members";
import { makeOutcome } from "./outcomes";
import { choicesOf, makeResults } from "./results";
import { makeSheet } from "./sheets";
import { timelineOf } from "./timeline";

export type ClassYearTools = { random: Random; at: number; today: Day; teaching: Teaching; room: StaffRoom };

/** Puts the rows of a smaller part into those of a larger. */
export function addRows(all: SchoolRows, part: Partial<SchoolRows>): void {
  for (const table of Object.keys(part) as (keyof SchoolRows)[]) {
    const target = all[table] as object[];
    for (const row of part[table] ?? []) target.push(row);
  }
}

/** Everything a class leaves behind in a year: sheets, results, absences, measures, outcomes. */
export function addClassYear(all: SchoolRows, schoolClass: MadeClass, members: readonly Member[], tools: ClassYearTools): void {
  for (const period of PERIODS) addRows(all, makeSheet(schoolClass, period, timelineOf(schoolClass, period, tools.today), tools));
  for (const member of members) addMemberYear(all, schoolClass, member, tools);
}

/** One pupil's part of it. */
export function addMemberYear(all: SchoolRows, schoolClass: MadeClass, member: Member, tools: ClassYearTools): void {
  const { at, today, teaching, room } = tools;
  const random = tools.random.fork(`${schoolClass.id}/${member.pupil.row.id}`);
  const homeroomId = teaching.homeroom(schoolClass).id;
  all.enrolment.push(member.enrolment);
  const timelines = Object.fromEntries(PERIODS.map((period) => [period, timelineOf(schoolClass, period, today)])) as Record<(typeof PERIODS)[number], ReturnType<typeof timelineOf>>;
  const entered = member.periods.filter((period) => timelines[period].state !== "EMPTY");
  for (const period of entered) {
    const timeline = timelines[period];
    const results = makeResults(schoolClass, member, { random, at, teaching, period, enteredAt: timeline.enteredAt });
    addRows(all, results);
    const isClosed = timeline.state === "CERTIFIED" || timeline.state === "APPROVED";
    if (period === "CN" && isClosed) addRows(all, makeOutcome(schoolClass, member, results, { random, at, homeroomId, room, timeline }));
  }
  const terms = ([[1, "CK1"], [2, "CN"]] as const).flatMap(([term, period]) => (entered.includes(period) ? [term] : []));
  addRows(all, {
    health_measure: makeMeasures(schoolClass, member, { random, at, terms, enteredById: homeroomId, enteredAt: { 1: timelines.CK1.enteredAt, 2: timelines.CN.enteredAt } }),
    absence: makeAbsences(schoolClass, member, { random, at, today, recordedById: homeroomId }),
    subject_choice: schoolClass.isCurrent ? choicesOf(member).map((choice) => ({ ...choice, pupilId: member.pupil.row.id, yearId: schoolClass.year.id })) : [],
    pupil_group_member: schoolClass.groups && member.periods.includes("CN")
      ? [{ groupId: member.inSecondGroup ? schoolClass.groups.second : schoolClass.groups.first, pupilId: member.pupil.row.id }]
      : [],
  });
}
