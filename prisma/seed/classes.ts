import type { Grade, Period } from "@/lib/domain/assessment/periods";
import { SUBJECT_CODES, requiredSubjects, type SubjectCode } from "@/lib/domain/assessment/subjects";
import type { ClassPlan } from "./plan";
import type { Random } from "./random";
import type { SchoolRows } from "./rows";
import type { MadeYear } from "./school-years";

/** A class in one year. `plan` is that of the class as it is today; its earlier years carry lower grades. */
export type MadeClass = {
  id: string;
  plan: ClassPlan;
  year: MadeYear;
  grade: Grade;
  name: string;
  isCurrent: boolean;
  subjects: SubjectCode[]; // of the class as a whole
  chosen: SubjectCode[]; // optional ones that only some pupils take
  groups: { first: string; second: string } | null; // English from term 2 on
};

export const currentClasses = (classes: readonly MadeClass[]) => classes.filter(({ isCurrent }) => isCurrent);

/** Every class of every year, oldest first, with its subjects and groups. `years`: oldest first, the current one last. */
export function makeClasses(random: Random, at: number, plans: readonly ClassPlan[], years: readonly MadeYear[], rows: SchoolRows): MadeClass[] {
  const made: MadeClass[] = [];
  for (const [index, year] of years.entries()) {
    const back = years.length - 1 - index;
    for (const plan of plans.filter(({ history = 0 }) => history >= back)) {
      const one = makeClass(random, at, plan, year, back);
      made.push(one);
      rows.school_class.push({ id: one.id, yearId: year.id, grade: one.grade, name: one.name });
      rows.class_subject.push(...one.subjects.map((subjectCode) => ({ classId: one.id, subjectCode })));
      if (one.groups) {
        const ofClass = { classId: one.id, subjectCode: "NN" };
        rows.pupil_group.push({ id: one.groups.first, ...ofClass, name: "Nhóm Anh 1" }, { id: one.groups.second, ...ofClass, name: "Nhóm Anh 2" });
      }
    }
  }
  return made;
}

function makeClass(random: Random, at: number, plan: ClassPlan, year: MadeYear, back: number): MadeClass {
  const grade = (plan.grade - back) as Grade;
  const isCurrent = back === 0;
  const optional = isCurrent ? (plan.optional ?? []) : [];
  const chosen = isCurrent ? [...new Set((plan.cases ?? []).flatMap(({ chooses }) => (chooses ? [chooses] : [])))] : [];
  const taken: readonly SubjectCode[] = [...requiredSubjects(grade), ...optional];
  return {
    id: random.uuid(at),
    plan,
    year,
    grade,
    name: `${grade}${plan.name.slice(1)}`,
    isCurrent,
    subjects: SUBJECT_CODES.filter((code) => taken.includes(code)),
    chosen,
    groups: isCurrent && plan.sharedEnglish ? { first: random.uuid(at), second: random.uuid(at) } : null,
  };
}

/** Whether groups share a subject in a period: they exist from term 2 on. */
export const isShared = (schoolClass: MadeClass, subject: SubjectCode, period: Period) =>
  schoolClass.groups !== null && subject === "NN" && (period === "GK2" || period === "CN");
