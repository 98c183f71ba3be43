import "server-only";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import { decide, readableSubjects } from "@/lib/domain/people/permissions";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import type { CountedClass, PlacedPupil } from "./counted-pupils";
import { loadCountedPupils } from "./counted-pupils";

/** Whose results are counted. */
export type StatisticsScope = { kind: "SCHOOL" } | { kind: "GRADE"; grade: Grade } | { kind: "CLASS"; classId: string };

/** The pupils of a scope with what is counted of them, narrowed to what this person may see. */
export type Statistics = {
  yearId: string;
  period: Period;
  title: string; // "Toàn trường", "Khối 4", "Lớp 4A"
  classes: readonly CountedClass[];
  pupils: readonly PlacedPupil[];
  partial: boolean; // a subject teacher's own subjects only
};

/**
 * Loads what is counted of the school, a grade or a class. Reading it is logged.
 *
 * Throws: NOT_FOUND, ONLY_LEADERSHIP, ONLY_CLASS_STAFF. Source: QĐ 1789, Đ.13.4, 14.2, 32.2; traps C.
 */
export async function getStatistics(ctx: Ctx, yearId: string, period: Period, scope: StatisticsScope): Promise<Statistics> {
  const classId = scope.kind === "CLASS" ? scope.classId : undefined;
  const right = classId ? decide(ctx.actor, "statistics.read", { classId }) : decide(ctx.actor, "statistics.read-school");
  if (!right.ok) throw new AppError(right.reason);
  const { classes, pupils } = await loadCountedPupils(ctx.db, yearId, period, scope.kind === "SCHOOL" ? {} : scope.kind === "GRADE" ? { grade: scope.grade } : { id: scope.classId });
  if (classId && classes.length === 0) throw new AppError("NOT_FOUND");
  const partial = classId !== undefined && readableSubjects(ctx.actor, classId) !== "ALL";
  await logRead(ctx, { what: "statistics", entityId: `${classId ?? (scope.kind === "GRADE" ? `khoi-${scope.grade}` : "truong")}/${period}` });
  return { yearId, period, title: titleOf(scope, classes), classes, partial, pupils: partial ? pupils.map((pupil) => ownPart(ctx, pupil)).filter(({ subjects }) => subjects.length > 0) : pupils };
}

const titleOf = (scope: StatisticsScope, classes: readonly CountedClass[]): string =>
  scope.kind === "SCHOOL" ? "Toàn trường" : scope.kind === "GRADE" ? `Khối ${scope.grade}` : `Lớp ${classes[0]?.className ?? ""}`;

/** A subject teacher sees the own subject, of the own group where a class is shared. */
function ownPart({ actor }: Ctx, pupil: PlacedPupil): PlacedPupil {
  const isOwn = (subjectCode: string) => [null, ...pupil.groups].some((groupId) => decide(actor, "statistics.read", { classId: pupil.classId, subjectCode, groupId }).ok);
  return { ...pupil, subjects: pupil.subjects.filter(({ subject }) => isOwn(subject)), traits: [], year: null };
}
