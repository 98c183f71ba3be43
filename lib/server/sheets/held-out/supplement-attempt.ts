import "server-only";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import type { SupplementAttempt } from "@/lib/domain/records/held-out";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { Ctx } from "../../context";
import type { ClassFacts, HeldOut, SheetPupil } from "../class-facts";
import { hasUnits } from "../has-units";
import type { MissingCell } from "../sheet-progress";
import { missingOfHomeroomFor, missingOfSubject } from "../sheet-progress";
import type { SheetValues } from "../sheet-values";
import { awaitsConfirmation, type PupilYear } from "../year-results";
import type { Reassessed } from "./find-reassessed";
import { classTarget } from "./hold-out";

/** A pupil held out, and what the rules ask of his supplement. */
export type HeldOutPupil = SheetPupil & { heldOut: HeldOut };

/** The pupils a sheet has left out, in the order of the class. */
export const heldOutOf = (facts: ClassFacts): HeldOutPupil[] => facts.pupils.flatMap((pupil) => (pupil.heldOut ? [{ ...pupil, heldOut: pupil.heldOut }] : []));

/** Everything the step on a pupil's supplement is decided from. */
export async function supplementAttempt(ctx: Ctx, facts: ClassFacts, values: SheetValues, pupil: HeldOutPupil, year: PupilYear | undefined): Promise<SupplementAttempt> {
  return {
    actor: ctx.actor,
    target: classTarget(facts),
    period: facts.period,
    sheet: pupil.heldOut.status,
    classSheet: facts.sheet.status,
    parts: pupil.heldOut.parts.map(({ status }) => status),
    homeroomMissing: missingOfHomeroomFor(facts, values, pupil).length,
    unconfirmedResults: facts.period === "CN" && (!year || awaitsConfirmation(year)) ? 1 : 0,
    hasUnits: facts.period === "CN" && (await hasUnits(ctx.db, facts, pupil.id)),
    today: vietnamDay(ctx.now),
    closesOn: facts.supplementsCloseOn,
  };
}

/** What one open subject still lacks; each round of a supplementary assessment lacks itself until it is made. */
export function missingInSupplement(facts: ClassFacts, values: SheetValues, pupil: HeldOutPupil, subject: SubjectCode, reassessed: Reassessed | undefined): MissingCell[] {
  if (pupil.heldOut.cause === "INCOMPLETE") return missingOfSubject(facts, values, pupil, subject);
  const kind = reassessed?.get(subject);
  const isOfSecond = pupil.heldOut.secondRound !== null && pupil.heldOut.parts.some((part) => part.subject === subject && part.status !== "ACCEPTED");
  return kind === "HEAD" || (kind !== undefined && !isOfSecond) ? [] : [{ pupil, item: { kind: "LEVEL", subject, by: "SUBJECT_TEACHER" } }];
}
