import "server-only";
import type { GridColumn, GridRow, GridSheet } from "@/components/grid/grid-types";
import { decide, readableSubjects } from "@/lib/domain/people/permissions";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { Period } from "@/lib/domain/assessment/periods";
import { parseColumn } from "@/lib/domain/records/cell-column";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import type { ClassFacts, SheetPupil } from "./class-facts";
import { getClassFacts, partOf } from "./class-facts";
import { arrivedWith, lockOfCell } from "./cell-locks";
import type { Asking } from "./decide-cell";
import { requireSheet } from "./require-sheet";
import type { SheetView } from "./sheet-columns";
import { ABSENT_WITH, ABSENT_WITHOUT, columnsOf, SHEET_VIEWS } from "./sheet-columns";
import type { SheetValues } from "./sheet-values";
import { loadSheetValues, valueAt } from "./sheet-values";

/** One view of a class's sheet as one person sees it: only the columns and pupils that are his to see. */
export type SheetPage = {
  facts: ClassFacts;
  values: SheetValues;
  view: SheetView;
  views: readonly SheetView[];
  grid: GridSheet;
  wholeClass: boolean; // GVCN, leadership, học vụ: sees everybody's columns
};

/** Reads a sheet and notes that it was read. Throws: NOT_FOUND, NOT_YOURS… when it is not theirs. */
export async function getSheet(ctx: Ctx, classId: string, period: Period, wanted?: SheetView): Promise<SheetPage> {
  requireSheet(ctx.actor, classId);
  const facts = await getClassFacts(ctx, classId, period);
  const readable = readableSubjects(ctx.actor, classId);
  const wholeClass = readable === "ALL";
  const subjects = wholeClass ? facts.subjects : facts.subjects.filter((subject) => readable.includes(subject));
  const pupils = wholeClass ? facts.pupils : facts.pupils.filter((pupil) => teachesAny(ctx, facts, pupil, subjects));
  const views = SHEET_VIEWS.filter((view) => columnsOf(view, facts, subjects, wholeClass).length > 0);
  const view = wanted && views.includes(wanted) ? wanted : (views[0] ?? "mon-hoc");
  const columns = columnsOf(view, facts, subjects, wholeClass);
  const values = await loadSheetValues(ctx.db, facts.yearId, period, pupils.map(({ id }) => id));
  await logRead(ctx, { what: "sheet", entityId: `${classId}/${period}/${view}` });
  const keys = columns.map(({ key }) => key);
  const rows = pupils.map((pupil) => rowOf({ actor: ctx.actor, now: ctx.now, facts }, values, pupil, keys));
  const sees = (pupil: SheetPupil, key: string) => wholeClass || isOwnCell(ctx, facts, pupil, key);
  const grid: GridSheet = { id: `${classId}/${period}`, columns, rows, values: shown(pupils, keys, values, sees), versions: versionsOf(values, views.flatMap((one) => columnsOf(one, facts, subjects, wholeClass))) };
  return { facts, values, view, views, grid, wholeClass };
}

/** A teacher of one group of a class sees that group. */
const teachesAny = (ctx: Ctx, facts: ClassFacts, pupil: SheetPupil, subjects: readonly SubjectCode[]): boolean =>
  subjects.some((subject) => {
    const duties = ctx.actor.duties.filter((duty) => duty.classId === facts.classId && duty.subjectCode === subject);
    return duties.some(({ groupId }) => groupId === null || pupil.groups.includes(groupId));
  });

/** Who teaches one group a subject and the whole class another sees, of the first, that group's cells only. */
function isOwnCell(ctx: Ctx, facts: ClassFacts, pupil: SheetPupil, key: string): boolean {
  const cell = parseColumn(key);
  if (!cell || !("subject" in cell)) return false;
  return decide(ctx.actor, "sheet.read", { classId: facts.classId, subjectCode: cell.subject, groupId: partOf(facts, pupil, cell.subject)?.groupId ?? null }).ok;
}

function rowOf(asking: Asking, values: SheetValues, pupil: SheetPupil, columns: readonly string[]): GridRow {
  const locked: Record<string, string> = {};
  const none: string[] = [];
  for (const key of columns) {
    const cell = parseColumn(key);
    if (!cell) continue;
    if ("subject" in cell && !pupil.subjects.includes(cell.subject)) none.push(key);
    const why = lockOfCell(asking, values, pupil, cell);
    if (why) locked[key] = why;
  }
  return { id: pupil.id, orderNo: pupil.orderNo, name: pupil.fullName, code: pupil.code, note: noteOf(values, pupil), locked, none };
}

/** What is said beside the name: where the pupil went or came from, and whose results are shown. */
const noteOf = (values: SheetValues, pupil: SheetPupil): string | null => (pupil.frozen ? [pupil.frozen, arrivedWith(values, pupil.id)].filter(Boolean).join(" · ") : null);

function shown(pupils: readonly SheetPupil[], columns: readonly string[], values: SheetValues, sees: (pupil: SheetPupil, key: string) => boolean): Record<string, string | null> {
  const cells: Record<string, string | null> = {};
  for (const pupil of pupils) {
    const { id } = pupil;
    const absence = values.absences.get(id);
    for (const key of columns) {
      if (!pupil.showsValues || !sees(pupil, key)) cells[`${id}|${key}`] = null;
      else if (key === ABSENT_WITH) cells[`${id}|${key}`] = String(absence?.withLeave ?? 0);
      else if (key === ABSENT_WITHOUT) cells[`${id}|${key}`] = String(absence?.withoutLeave ?? 0);
      else cells[`${id}|${key}`] = valueAt(values, id, key);
    }
  }
  return cells;
}

/** Versions of the records behind the columns of all his views: of what is not shown nothing is told, not even that it is there. */
function versionsOf(values: SheetValues, columns: readonly GridColumn[]): Record<string, number> {
  const records = new Set(columns.map(({ record }) => record));
  const kept = [...values.records].filter(([place]) => records.has(place.slice(place.indexOf("|") + 1)));
  return Object.fromEntries(kept.map(([place, { version }]) => [place, version]));
}

/** Whether this person keeps the class (its qualities, absences, review). */
export const keepsClass = (ctx: Pick<Ctx, "actor">, classId: string): boolean => decide(ctx.actor, "sheet.enter-homeroom", { classId }).ok;
