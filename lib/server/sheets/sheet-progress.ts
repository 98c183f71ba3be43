import "server-only";
import type { MissingItem } from "@/lib/domain/assessment/missing-items";
import { REMARK_KINDS, missingInSubject, missingOfHomeroom } from "@/lib/domain/assessment/missing-items";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { traitsOf } from "@/lib/domain/assessment/traits";
import { countsForClass } from "@/lib/domain/records/held-out";
import type { YearEnd } from "@/lib/domain/assessment/year-result";
import type { ClassFacts, Part, SheetPupil } from "./class-facts";
import { partOf } from "./class-facts";
import type { SheetValues } from "./sheet-values";
import { subjectCell, valueAt } from "./sheet-values";

export type MissingCell = { pupil: SheetPupil; item: MissingItem };

/** Whom the class's own sheet waits for. */
const present = (facts: ClassFacts) => facts.pupils.filter((pupil) => pupil.frozen === null && countsForClass(pupil.heldOut));

/** What one part still lacks, pupil by pupil. */
export const missingOfPart = (facts: ClassFacts, values: SheetValues, part: Pick<Part, "subject" | "groupId">): MissingCell[] =>
  present(facts)
    .filter((pupil) => partOf(facts, pupil, part.subject)?.groupId === part.groupId && pupil.subjects.includes(part.subject))
    .flatMap((pupil) => missingOfSubject(facts, values, pupil, part.subject));

/** What a subject of one pupil still lacks. */
export const missingOfSubject = (facts: ClassFacts, values: SheetValues, pupil: SheetPupil, subject: SubjectCode): MissingCell[] =>
  missingInSubject(subjectCell(values, pupil.id, subject), facts, facts.rules).map((item) => ({ pupil, item }));

/** What the homeroom teacher still owes the class. */
export const missingOfHomeroomPart = (facts: ClassFacts, values: SheetValues): MissingCell[] => present(facts).flatMap((pupil) => missingOfHomeroomFor(facts, values, pupil));

/** What the homeroom teacher still owes one pupil. */
export const missingOfHomeroomFor = (facts: ClassFacts, values: SheetValues, pupil: SheetPupil): MissingCell[] =>
  missingOfHomeroom({
    grade: facts.grade,
    period: facts.period,
    traits: traitValues(facts, values, pupil),
    remarks: Object.fromEntries(REMARK_KINDS.map((kind) => [kind, valueAt(values, pupil.id, `remark.${kind}`)])),
    hasHeight: valueAt(values, pupil.id, "height") !== null,
    hasWeight: valueAt(values, pupil.id, "weight") !== null,
  }).map((item) => ({ pupil, item }));

/** A pupil's year-end values as the rule of the year's result reads them. */
export const yearEndOf = (facts: ClassFacts, values: SheetValues, pupil: SheetPupil): YearEnd => ({
  grade: facts.grade,
  subjects: pupil.subjects.map((subject) => subjectCell(values, pupil.id, subject)),
  exempt: pupil.exempt,
  traits: traitValues(facts, values, pupil),
});

const traitValues = (facts: ClassFacts, values: SheetValues, pupil: SheetPupil) =>
  traitsOf(facts.grade).map(({ code }) => ({ trait: code, level: valueAt(values, pupil.id, `trait.${code}`) as "T" | "D" | "C" | null }));
