import "server-only";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { ruleSetFor } from "@/lib/domain/assessment/rule-sets";
import { subjectsFor } from "@/lib/domain/assessment/subjects-for";
import { assessedHere } from "@/lib/domain/records/pupil-place";
import type { MissedElsewhere } from "@/lib/domain/records/missed-elsewhere";
import { storedDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";
import { NOT_MISTAKEN } from "../places";
import type { InheritedColumn } from "./inherited-cells";
import { inheritedColumns } from "./inherited-cells";

/** What an old school may answer for, of a pupil of a class. `move`: his arrival from another school in this year. `periods`: those nobody here assesses him in. */
export type Inheritance = {
  yearId: string;
  className: string;
  pupil: { id: string; fullName: string };
  move: { id: string; school: string; day: string; paper: string | null; missed: Omit<MissedElsewhere, "school"> | null; version: number } | null;
  periods: readonly Period[];
  columns: (period: Period) => readonly InheritedColumn[];
};

/** Throws: NOT_FOUND when the pupil is not of this class. */
export async function loadInheritance({ db }: Pick<Ctx, "db">, classId: string, pupilId: string): Promise<Inheritance> {
  const row = await db.enrolment.findFirst({ where: { classId, pupilId, ...NOT_MISTAKEN }, select: SELECT });
  if (!row) throw new AppError("NOT_FOUND");
  const { class: schoolClass, pupil } = row;
  const { yearId, year } = schoolClass;
  const grade = schoolClass.grade as Grade;
  const move = await db.pupilMove.findFirst({ where: { pupilId, yearId, kind: "ARRIVED", state: "DONE" }, orderBy: { decidedAt: "desc" } });
  const places = await db.enrolment.findMany({ where: { pupilId, class: { yearId }, ...NOT_MISTAKEN }, select: { startedOn: true, endedOn: true, awayFrom: true, backOn: true } });
  const stays = places.map(({ startedOn, endedOn, awayFrom, backOn }) => ({ startedOn: storedDay(startedOn), endedOn: dayOf(endedOn), awayFrom: dayOf(awayFrom), backOn: dayOf(backOn) }));
  const choices = await db.subjectChoice.findMany({ where: { pupilId, yearId, droppedAt: null }, select: { subjectCode: true, exempt: true } });
  const { subjects } = subjectsFor(grade, schoolClass.subjects.map(({ subjectCode }) => subjectCode), choices);
  return {
    ...{ yearId, className: schoolClass.name, pupil },
    move: move?.school ? { id: move.id, school: move.school, day: storedDay(move.day), paper: move.resultsPaper, missed: missedOf(move), version: move.version } : null,
    periods: PERIODS.filter((period) => {
      const window = year.windows.find((one) => one.period === period && one.grade === grade);
      return period !== "CN" && window !== undefined && !assessedHere(stays, window); // the year's own values are always ours
    }),
    columns: (period) => inheritedColumns({ grade, period, subjects, rules: ruleSetFor(year.startYear, grade) }),
  };
}

const missedOf = ({ missedWithLeave: withLeave, missedWithoutLeave: withoutLeave }: { missedWithLeave: number | null; missedWithoutLeave: number | null }) =>
  withLeave === null || withoutLeave === null ? null : { withLeave, withoutLeave };

const dayOf = (date: Date | null) => date && storedDay(date);

const SELECT = {
  class: { select: { name: true, grade: true, yearId: true, subjects: { select: { subjectCode: true } }, year: { select: { startYear: true, windows: true } } } },
  pupil: { select: { id: true, fullName: true } },
} as const;
