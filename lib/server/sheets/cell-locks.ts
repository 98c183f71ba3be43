import "server-only";
import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import { decide } from "@/lib/domain/people/permissions";
import type { CellColumn } from "@/lib/domain/records/cell-column";
import { whoseCell } from "@/lib/domain/records/whose-cell";
import { refusalWords } from "@/lib/domain/refusal-words";
import type { SheetPupil } from "./class-facts";
import { partOf } from "./class-facts";
import type { Asking } from "./decide-cell";
import { decideCellEntry } from "./decide-cell";
import type { SheetValues } from "./sheet-values";
import { standsOnParts } from "./sum-parts";
import { recordPlace } from "./record-write";

/** The old school that answers for a cell. Returns null when the cell is our own. Source: traps B2. */
export const inheritedFrom = (values: SheetValues, pupilId: string, cell: CellColumn): string | null => values.records.get(recordPlace(pupilId, cell))?.inheritedFrom ?? null;

/** Why a person cannot type into a cell now, in one sentence. Returns null when he can. */
export function lockOfCell(asking: Asking, values: SheetValues, pupil: SheetPupil, cell: CellColumn): string | null {
  const exempt = "subject" in cell ? pupil.exemptWhy[cell.subject] : undefined;
  if (exempt) return exempt;
  const school = inheritedFrom(values, pupil.id, cell);
  if (school) return refusalWords("INHERITED", school);
  const theirs = othersWords(asking, pupil, cell);
  if (theirs) return theirs;
  const may = decideCellEntry(asking, pupil, cell);
  if (!may.ok) return refusalWords(may.reason);
  return cell.kind === "mark" && standsOnParts(values, pupil.id, cell.subject) ? refusalWords("MARK_FROM_PARTS") : null;
}

/** Whose a cell is that this person only reads. Returns null when it is his to fill in. Source: QĐ 1789, Đ.13.2, 14.3. */
function othersWords({ actor, facts }: Asking, pupil: SheetPupil, cell: CellColumn): string | null {
  const target = { classId: facts.classId, yearId: facts.yearId };
  if (!("subject" in cell)) return decide(actor, "sheet.enter-homeroom", target).ok ? null : whoseCell("Mục này", facts.keptBy, "giáo viên chủ nhiệm");
  const part = partOf(facts, pupil, cell.subject);
  if (!part || decide(actor, "sheet.enter-subject", { ...target, subjectCode: cell.subject, groupId: part.groupId }).ok) return null;
  return whoseCell(`Môn ${subjectName(cell.subject, facts.language)}`, part.answeredBy, "giáo viên được phân công");
}

/** What is said beside the name of a pupil who came with results of another school. */
export function arrivedWith(values: SheetValues, pupilId: string): string | null {
  const schools = [...values.records].filter(([place, { inheritedFrom: school }]) => school && place.startsWith(`${pupilId}|`)).map(([, { inheritedFrom: school }]) => school);
  return schools[0] ? `Kết quả của ${schools[0]}` : null;
}
