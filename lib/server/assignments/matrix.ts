import "server-only";
import type { Grade } from "@/lib/domain/assessment/periods";
import { SUBJECTS, type SubjectCode } from "@/lib/domain/assessment/subjects";
import { subjectsFor } from "@/lib/domain/assessment/subjects-for";
import type { DutyKind } from "@/lib/domain/people/actor";
import { partKey, partOfDuty, type HeldDuty } from "@/lib/domain/people/assignment/duty-part";
import { partsOf, spansOf, type DutyChange } from "@/lib/domain/people/assignment/timeline";
import type { Day } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";
import { namesIn } from "./names";

/** Who answers in a cell from when to when. fresh: not so in the book, only in the version that is being prepared. */
export type CellLine = { staffId: string; name: string; groupId: string | null; groupName: string | null; validFrom: Day; validTo: Day | null; fresh: boolean };
/** subject null: the homeroom teacher. */
export type MatrixCell = { subject: SubjectCode | null; lines: CellLine[]; changed: boolean; taught: boolean };
export type MatrixRow = { classId: string; className: string; grade: number; groups: { id: string; name: string; subject: string | null }[]; cells: MatrixCell[] };
export type Office = { kind: DutyKind; lines: (CellLine & { className: string | null; classId: string | null })[] };
export type Matrix = { subjects: { code: SubjectCode; short: string; name: string }[]; rows: MatrixRow[]; offices: Office[] };

const OFFICES = ["HEAD", "DEPUTY_HEAD", "ACADEMIC_CLERK", "SEAL_CLERK", "ADMINISTRATOR", "DEPARTMENT_LEAD"] as const satisfies readonly DutyKind[];

/** Class by subject, who answers from a day on: the book, or the book with a version's changes laid over it. */
export async function readMatrix(db: Db, yearId: string, from: Day, { held, changes }: { held: readonly HeldDuty[]; changes: readonly DutyChange[] }): Promise<Matrix> {
  const classes = await db.schoolClass.findMany({
    where: { yearId },
    orderBy: [{ grade: "asc" }, { name: "asc" }],
    select: { id: true, name: true, grade: true, subjects: { select: { subjectCode: true } }, groups: { select: { id: true, name: true, subjectCode: true }, orderBy: { name: "asc" } } },
  });
  const names = await namesIn(db, [...held, ...changes.map(({ duty }) => duty)]);
  const groupNames = new Map(classes.flatMap(({ groups }) => groups.map(({ id, name }) => [id, name])));
  const changed = new Set(changes.map(({ duty }) => partKey(partOfDuty(duty))));
  const parts = partsOf(held, changes);
  const linesOf = (fits: (part: (typeof parts)[number]) => boolean) =>
    parts.filter(fits).flatMap((part) =>
      spansOf(part, held, changes)
        .filter(({ validTo }) => validTo === null || validTo >= from)
        .map(({ staffId, validFrom, validTo, book }) => ({
          ...{ staffId, name: names.person(staffId).name, groupId: part.groupId, groupName: part.groupId ? (groupNames.get(part.groupId) ?? "") : null, classId: part.classId },
          ...{ validFrom, validTo, fresh: book === null || book.validTo !== validTo },
        })),
    );
  const cell = (classId: string, subject: SubjectCode | null, taught: boolean): MatrixCell => {
    const fits = (part: (typeof parts)[number]) => part.classId === classId && (subject === null ? part.kind === "HOMEROOM_TEACHER" : part.kind === "SUBJECT_TEACHER" && part.subjectCode === subject);
    return { subject, lines: linesOf(fits), changed: parts.some((part) => fits(part) && changed.has(partKey(part))), taught };
  };
  const rows = classes.map(({ id, name, grade, subjects, groups }): MatrixRow => {
    const taught = subjectsFor(grade as Grade, subjects.map(({ subjectCode }) => subjectCode), []).subjects;
    return {
      ...{ classId: id, className: name, grade },
      groups: groups.map(({ subjectCode, ...group }) => ({ ...group, subject: subjectCode })),
      cells: [cell(id, null, true), ...SUBJECTS.map(({ code }) => cell(id, code, taught.includes(code)))],
    };
  });
  const used = SUBJECTS.filter(({ code }) => rows.some(({ cells }) => cells.some(({ subject, taught, lines }) => subject === code && (taught || lines.length > 0))));
  return {
    subjects: used.map(({ code, short, name }) => ({ code, short, name })),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter(({ subject }) => subject === null || used.some(({ code }) => code === subject)) })),
    offices: OFFICES.map((kind) => ({ kind, lines: linesOf((part) => part.kind === kind).map((line) => ({ ...line, className: classes.find(({ id }) => id === line.classId)?.name ?? null })) })),
  };
}
