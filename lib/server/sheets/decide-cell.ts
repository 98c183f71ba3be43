import "server-only";
import type { Actor } from "@/lib/domain/people/actor";
import type { EntryWindow } from "@/lib/domain/records/entry-window";
import { windowOf } from "@/lib/domain/records/entry-window";
import { supplementPart } from "@/lib/domain/records/held-out";
import type { CellColumn } from "@/lib/domain/records/cell-column";
import { decideCell as decideSubjectCell, decideEntry } from "@/lib/domain/records/entry";
import { vietnamMidnight } from "@/lib/domain/vietnam-time";
import type { PartStatus } from "@/lib/domain/records/sheet-status";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import type { Result } from "@/lib/domain/result";
import { no, yes } from "@/lib/domain/result";
import { traitsOf } from "@/lib/domain/assessment/traits";
import type { ClassFacts, HeldOut, SheetPupil } from "./class-facts";
import { partOf } from "./class-facts";

/** Who wants to write, and into what. */
export type Asking = { actor: Actor; now: Date; facts: ClassFacts };

/**
 * May this person write into this cell now, whatever the value? The sheet asks it to show what is closed and why,
 * saving asks it again for every cell that arrives.
 */
export function decideCellEntry({ actor, now, facts }: Asking, pupil: SheetPupil, column: CellColumn): Result<true, ErrorCode> {
  const own = ownSupplement(facts, pupil);
  const window = own ? supplementWindow(facts, own) : windowOf("subject" in column ? column.subject : "HOMEROOM", facts.window, facts.exceptions, now);
  const sheet = own ? own.status : isMeasure(column) && facts.termEnd !== "OPEN" ? facts.termEnd : facts.sheet.status;
  const enter = (part: PartStatus | "HOMEROOM", aim: { subjectCode?: string; groupId?: string | null } = {}) =>
    decideEntry({ actor, now, part, sheet, window, target: { classId: facts.classId, yearId: facts.yearId, ...aim } });
  if (!("subject" in column)) {
    const right = enter("HOMEROOM");
    if (!right.ok) return right;
    if (column.kind === "trait" && !traitsOf(facts.grade).some(({ code }) => code === column.trait)) return no("NOT_FOUND");
    return pupil.frozen ? no("PUPIL_FROZEN") : yes(true);
  }
  const part = partOf(facts, pupil, column.subject);
  const stands = own ? supplementPart(own, own.parts.find(({ subject }) => subject === column.subject)?.status ?? null) : yes(part?.status ?? "DRAFT");
  const right = enter(stands.ok ? stands.value : "DRAFT", { subjectCode: column.subject, groupId: part?.groupId ?? null });
  if (!right.ok) return right;
  if (!stands.ok) return stands;
  // With a mark of 0 the rule answers whether the subject has a test here at all.
  const mark = column.kind === "mark" || column.kind === "part" ? 0 : null;
  return decideSubjectCell({ grade: facts.grade, period: facts.period, subject: column.subject, mark, taken: part !== null, ended: pupil.frozen !== null, rules: facts.rules });
}

/** Once the class is certified, a pupil held out goes on alone. */
const ownSupplement = ({ sheet }: ClassFacts, { heldOut }: SheetPupil): HeldOut | null => (sheet.status === "OPEN" ? null : heldOut);

const supplementWindow = ({ supplementsCloseOn }: ClassFacts, { heldAt }: HeldOut): EntryWindow => ({ opensAt: heldAt, closesAt: vietnamMidnight(supplementsCloseOn) });

/** Kept once a term: closed with the sheet that ends the term, from whichever sheet they are typed into. */
const isMeasure = ({ kind }: CellColumn) => kind === "height" || kind === "weight";
