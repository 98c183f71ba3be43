import "server-only";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { decide, readableSubjects } from "@/lib/domain/people/permissions";
import { decideSupplementStep, decideTakeBack } from "@/lib/domain/records/held-out";
import type { RoundResult, TraitChange } from "@/lib/domain/records/supplement-rounds";
import { decidePartStep, PART_ACTIONS, type PartAction } from "@/lib/domain/records/part-workflow";
import { SHEET_ACTIONS, whyUnready, type SheetAction } from "@/lib/domain/records/sheet-workflow";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../../context";
import type { ClassFacts, HeldOut } from "../class-facts";
import { linkOf, type MissingLink } from "../missing-link";
import { partTarget } from "../part-target";
import { missingOfHomeroomFor, missingOfSubject } from "../sheet-progress";
import type { SheetValues } from "../sheet-values";
import type { PupilYear } from "../year-results";
import { classTarget } from "./hold-out";
import { findReassessed } from "./find-reassessed";
import { loadFirstAndNew } from "./first-and-new";
import { mayOrder } from "./order-second-round";
import { heldOutOf, missingInSupplement, supplementAttempt, type HeldOutPupil } from "./supplement-attempt";

/** A pupil held out, as the review shows him: why, what is still missing, and what this person may do. */
export type HeldOutReview = {
  pupilId: string;
  fullName: string;
  orderNo: number;
  heldOut: HeldOut;
  missing: readonly MissingLink[];
  parts: readonly (HeldOut["parts"][number] & { missing: number; may: readonly PartAction[]; rounds: readonly RoundResult[] })[];
  traits: readonly TraitChange[]; // first and new, of a supplement; nobody's but the whole class's readers
  may: readonly SheetAction[];
  unready: ErrorCode | null;
  mayTakeBack: boolean;
  mayOrder: boolean; // a second round
};

const ANY_NOTE = "…"; // a button that asks for a reason is offered before the reason is there

/** The pupils a sheet leaves out. A subject teacher sees those in whom the own subject is still open. */
export async function reviewHeldOut(ctx: Ctx, facts: ClassFacts, values: SheetValues, years: readonly PupilYear[]): Promise<HeldOutReview[]> {
  const pupils = heldOutOf(facts);
  const reassessed = await findReassessed(ctx, facts.yearId, pupils.map(({ id }) => id));
  const story = await loadFirstAndNew(ctx, facts.yearId, values, pupils);
  const wholeClass = readableSubjects(ctx.actor, facts.classId) === "ALL";
  const reviews: HeldOutReview[] = [];
  for (const pupil of pupils) {
    const parts = pupil.heldOut.parts.filter(({ subject }) => wholeClass || seesPart(ctx, facts, pupil, subject));
    if (!wholeClass && parts.length === 0) continue;
    const attempt = await supplementAttempt(ctx, facts, values, pupil, years.find(({ pupilId }) => pupilId === pupil.id));
    const steps = facts.sheet.status === "OPEN" ? [] : parts.map((part) => partReview(ctx, facts, pupil, { ...part, rounds: story.get(pupil.id)?.rounds.get(part.subject) ?? [], missing: missingInSupplement(facts, values, pupil, part.subject, reassessed.get(pupil.id)).length }));
    reviews.push({
      pupilId: pupil.id,
      fullName: pupil.fullName,
      orderNo: pupil.orderNo,
      heldOut: pupil.heldOut,
      missing: wholeClass ? missingOf(facts, values, pupil).map(linkOf) : [],
      parts: steps,
      traits: wholeClass ? (story.get(pupil.id)?.traits ?? []) : [],
      may: SHEET_ACTIONS.filter((action) => isOffered(decideSupplementStep(action, { ...attempt, note: ANY_NOTE }))),
      unready: whyUnready({ ...attempt, parts: attempt.parts.length === 0 ? ["ACCEPTED"] : attempt.parts }),
      mayTakeBack: decideTakeBack({ actor: ctx.actor, target: classTarget(facts), sheet: facts.sheet.status, heldOut: pupil.heldOut }).ok,
      mayOrder: facts.period === "CN" && (await mayOrder(ctx, facts, pupil, vietnamDay(ctx.now))).ok,
    });
  }
  return reviews;
}

const seesPart = (ctx: Ctx, facts: ClassFacts, pupil: HeldOutPupil, subject: SubjectCode) => decide(ctx.actor, "sheet.enter-subject", partTarget(facts, pupil, subject, "submit")).ok;

function partReview(ctx: Ctx, facts: ClassFacts, pupil: HeldOutPupil, part: HeldOut["parts"][number] & { missing: number; rounds: readonly RoundResult[] }) {
  const attempt = { actor: ctx.actor, part: part.status, sheet: pupil.heldOut.status, missing: part.missing, note: ANY_NOTE };
  return { ...part, may: PART_ACTIONS.filter((action) => isOffered(decidePartStep(action, { ...attempt, target: partTarget(facts, pupil, part.subject, action) }))) };
}

const missingOf = (facts: ClassFacts, values: SheetValues, pupil: HeldOutPupil) => [
  ...pupil.subjects.flatMap((subject) => missingOfSubject(facts, values, pupil, subject)),
  ...missingOfHomeroomFor(facts, values, pupil),
];

/** Offered, though it may still be off with a reason: what is missing is shown beside the button. */
const NOT_READY: readonly ErrorCode[] = ["PART_INCOMPLETE", "PARTS_NOT_ACCEPTED", "HOMEROOM_INCOMPLETE", "RESULTS_NOT_CONFIRMED"];
const isOffered = (decision: { ok: true } | { ok: false; reason: ErrorCode }): boolean => decision.ok || NOT_READY.includes(decision.reason);
