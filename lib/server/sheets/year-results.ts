import "server-only";
import { awardToPropose } from "@/lib/domain/assessment/awards";
import type { AwardKind } from "@/lib/domain/assessment/awards";
import { completionOf } from "@/lib/domain/assessment/completion";
import { explainSupplement, explainYearResult } from "@/lib/domain/assessment/explain-year-result";
import type { Promotion, YearResult } from "@/lib/domain/assessment/levels";
import { isUnranked, supplementaryResult, yearResult } from "@/lib/domain/assessment/year-result";
import { countsForClass } from "@/lib/domain/records/held-out";
import { storedDay } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";
import type { ClassFacts, HeldOut } from "./class-facts";
import { findReassessed } from "./held-out/find-reassessed";
import { yearEndOf } from "./sheet-progress";
import type { SheetValues } from "./sheet-values";

export type PupilAward = { id: string; kind: AwardKind; text: string; evidence: string | null; decided: boolean; decision: string | null; decidedOn: string | null };

/** A pupil's year: what the rule computes from the values now, and what has been confirmed and decided. */
export type PupilYear = {
  pupilId: string;
  orderNo: number;
  fullName: string;
  computed: YearResult | null;
  unranked: boolean; // no result by rule: exempt from every tested subject
  why: string; // one sentence
  confirmed: YearResult | null;
  afterSupplement: boolean; // an assessment of Đ.11.1b or 11.1c counts: at most Hoàn thành, no award of the year
  heldOut: HeldOut | null;
  decision: { number: string | null; on: string | null } | null; // the head's, on promotion
  failing: boolean; // a quality or competence needs effort: for the list of rèn luyện
  version: number; // of the stored outcome; 0: there is none
  promotion: Promotion | null;
  completion: string | null; // text of section 6, or what it will be
  mayPropose: Exclude<AwardKind, "SUDDEN"> | null;
  awards: readonly PupilAward[];
};

/** The year of every pupil who is in the class at its end. */
export async function listYearResults(db: Db, facts: ClassFacts, values: SheetValues): Promise<PupilYear[]> {
  const pupils = facts.pupils.filter((pupil) => pupil.frozen === null);
  const where = { yearId: facts.yearId, pupilId: { in: pupils.map(({ id }) => id) } };
  const outcomes = new Map((await db.yearOutcome.findMany({ where })).map((outcome) => [outcome.pupilId, outcome]));
  const awards = await db.award.findMany({ where: { ...where, withdrawnAt: null }, orderBy: { id: "asc" } });
  const reassessed = await findReassessed({ db }, facts.yearId, where.pupilId.in);
  const rules = facts.rules;
  return pupils.map((pupil) => {
    const yearEnd = yearEndOf(facts, values, pupil);
    const afterSupplement = reassessed.has(pupil.id);
    const computed = afterSupplement ? supplementaryResult(yearEnd, rules) : yearResult(yearEnd, rules);
    const outcome = outcomes.get(pupil.id);
    const unranked = computed === null && isUnranked(yearEnd, rules);
    // A decision on a year without a result does not outlive that, nor the other way round.
    const decided = outcome?.decidedAt && (outcome.result === null) === unranked && outcome.promotion ? (outcome.promotion === "NOT_PROMOTED" ? "NOT_PROMOTED" : "PROMOTED") : null;
    const standing = unranked ? "UNRANKED" : computed;
    const completion = standing ? completionOf(facts.grade, standing, decided, rules) : null;
    return {
      pupilId: pupil.id,
      orderNo: pupil.orderNo,
      fullName: pupil.fullName,
      computed,
      unranked,
      why: afterSupplement ? explainSupplement(yearEnd, rules) : explainYearResult(yearEnd, rules),
      afterSupplement,
      heldOut: pupil.heldOut,
      decision: outcome?.decidedAt ? { number: outcome.decision, on: outcome.decidedOn && storedDay(outcome.decidedOn) } : null,
      failing: yearEnd.traits.some(({ level }) => level === "C"),
      confirmed: outcome?.confirmedAt ? outcome.result : null,
      version: outcome?.version ?? 0,
      promotion: completion?.promotion ?? null,
      completion: completion?.text ?? null,
      mayPropose: awardToPropose({ result: computed, afterSupplement }),
      awards: awards
        .filter((award) => award.pupilId === pupil.id)
        .map(({ id, kind, text, evidence, decidedAt, decidedOn, decision }) => ({ id, kind, text, evidence, decided: decidedAt !== null, decision, decidedOn: decidedOn && storedDay(decidedOn) })),
    };
  });
}

/** A result confirmed before a value changed is not confirmed any more. */
export const isConfirmed = ({ computed, confirmed }: PupilYear): boolean => computed !== null && computed === confirmed;

/** Whether a result waits for the homeroom teacher; where there is none by rule nothing waits. */
export const awaitsConfirmation = (year: PupilYear): boolean => !year.unranked && !isConfirmed(year);

/** How many results of the class still wait for the homeroom teacher; who is held out waits for nobody but himself. */
export const countUnconfirmed = (years: readonly PupilYear[]): number => years.filter((year) => countsForClass(year.heldOut) && awaitsConfirmation(year)).length;
