import "server-only";
import { decide, readableSubjects } from "@/lib/domain/people/permissions";
import type { CellColumn } from "@/lib/domain/records/cell-column";
import { columnKey } from "@/lib/domain/records/cell-column";
import { BANK_PLACES } from "@/lib/domain/records/comment-bank";
import type { Target } from "@/lib/domain/records/incoming/plan";
import { refusalWords } from "@/lib/domain/refusal-words";
import { no } from "@/lib/domain/result";
import { listBank } from "../comments/list-bank";
import type { Ctx } from "../context";
import type { ClassFacts, SheetPupil } from "./class-facts";
import { partOf } from "./class-facts";
import { decideCellEntry } from "./decide-cell";
import { loadKnownPupils } from "./load-known-pupils";
import { MOST_LETTERS, readCellValue } from "./read-cell-value";
import type { SheetValues } from "./sheet-values";
import { valueAt } from "./sheet-values";

/**
 * A class's sheet as a file is held against it, for one person: the same rules as typing.
 * Pupils and values he may not read are not there for him, so that a refusal tells nothing.
 */
export async function sheetTarget(ctx: Ctx, facts: ClassFacts, values: SheetValues): Promise<Target> {
  const wholeClass = readableSubjects(ctx.actor, facts.classId) === "ALL";
  const seesCell = (pupil: SheetPupil, column: CellColumn): boolean =>
    wholeClass || ("subject" in column && decide(ctx.actor, "sheet.read", { classId: facts.classId, subjectCode: column.subject, groupId: partOf(facts, pupil, column.subject)?.groupId ?? null }).ok);
  const seen = facts.pupils.filter((pupil) => facts.subjects.some((subject) => seesCell(pupil, { kind: "level", subject })));
  const pupils = new Map(seen.map((pupil) => [pupil.id, pupil]));
  return {
    className: facts.className,
    period: facts.period,
    pupils: await loadKnownPupils(ctx.db, seen),
    valueAt: (pupilId, column) => {
      const pupil = pupils.get(pupilId);
      return pupil && seesCell(pupil, column) ? valueAt(values, pupilId, columnKey(column)) : null;
    },
    decide: (pupilId, column) => {
      const pupil = pupils.get(pupilId);
      const may = pupil ? decideCellEntry({ actor: ctx.actor, now: ctx.now, facts }, pupil, column) : no("NOT_FOUND");
      return may.ok ? null : refusalWords(may.reason);
    },
    read: (column, text) => {
      const read = readCellValue(column, text);
      return read.ok ? read : no(refusalWords(read.reason, String(MOST_LETTERS)));
    },
    bank: await listBank(ctx, BANK_PLACES, { retired: false }),
  };
}
