import type { Grade } from "@/lib/domain/assessment/periods";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { Day } from "./calendar";

/** How far the year-end sheet of a class has come. MIXED: parts in every state, one of them returned. */
export type YearEndState = "EMPTY" | "DRAFT" | "SUBMITTED" | "MIXED" | "ACCEPTED" | "CERTIFIED" | "APPROVED";

/** How a pupil does; decides what levels and marks are likely. */
export type Standing = "TOP" | "GOOD" | "FAIR" | "WEAK";

/** A pupil with a story: overrides what the generator would draw. `at`: place among the class's generated pupils, from 0. */
export type PupilCase = {
  at: number;
  fullName?: string;
  sex?: "MALE" | "FEMALE";
  birthDate?: Day;
  twinOf?: number;
  ethnicity?: { name: string; code: string };
  nationality?: string;
  fatherName?: string;
  motherName?: string;
  identity?: "NOT_GIVEN" | { passport: string };
  motherMissing?: string; // the paper that says why
  separated?: { paper: string };
  motherIsStaff?: string; // username
  standing?: Standing;
  exempt?: { subject: SubjectCode; reason: string; paper: string };
  disability?: string;
  chooses?: SubjectCode;
  transfersOut?: true;
  arrivesFrom?: string;
  movesTo?: string; // class name, at the start of term 2
  notes?: string;
};

export type ClassPlan = {
  grade: Grade;
  name: string;
  size: number;
  yearEnd: YearEndState;
  /** Days before today on which leadership approved the year end. */
  approvedDaysAgo?: number;
  /** Earlier years of this class that are kept here. */
  history?: number;
  optional?: readonly SubjectCode[];
  /** From term 2 on two English teachers share the class. */
  sharedEnglish?: true;
  cases?: readonly PupilCase[];
};

/** Everything a generated school depends on. */
export type SchoolPlan = { seed: string; today: Day; classes: readonly ClassPlan[]; headName?: string };

/** A school of equal classes, all approved at the year's end: for benchmarks. */
export function evenPlan(size: { seed: string; today: Day; classesPerGrade: number; pupilsPerClass: number }): SchoolPlan {
  const { seed, today, classesPerGrade, pupilsPerClass } = size;
  const classes = ([1, 2, 3, 4, 5] as const).flatMap((grade) =>
    Array.from({ length: classesPerGrade }, (_, index): ClassPlan => ({ grade, name: `${grade}/${index + 1}`, size: pupilsPerClass, yearEnd: "APPROVED" })),
  );
  return { seed, today, classes };
}
