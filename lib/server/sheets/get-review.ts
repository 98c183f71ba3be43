import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import { decide, readableSubjects } from "@/lib/domain/people/permissions";
import type { PartAction } from "@/lib/domain/records/part-workflow";
import { decidePartStep, PART_ACTIONS } from "@/lib/domain/records/part-workflow";
import type { SheetAction } from "@/lib/domain/records/sheet-workflow";
import { decideSheetStep, SHEET_ACTIONS, whyUnready } from "@/lib/domain/records/sheet-workflow";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import { logRead } from "../audit/reads";
import type { WarningList } from "../comments/list-warnings";
import { listWarnings } from "../comments/list-warnings";
import type { Ctx } from "../context";
import type { ClassFacts, Part } from "./class-facts";
import { getClassFacts } from "./class-facts";
import { hasUnits } from "./has-units";
import { classTarget } from "./held-out/hold-out";
import type { HeldOutReview } from "./held-out/review-held-out";
import { reviewHeldOut } from "./held-out/review-held-out";
import { stepTarget } from "./part-target";
import { requireSheet } from "./require-sheet";
import type { MissingLink } from "./missing-link";
import { linkOf } from "./missing-link";
import type { MissingCell } from "./sheet-progress";
import { missingOfHomeroomPart, missingOfPart } from "./sheet-progress";
import { loadSheetValues } from "./sheet-values";
import { whyPartBlocked, whySheetBlocked } from "./why-blocked";
import { countUnconfirmed, listYearResults } from "./year-results";

export type PartReview = { part: Part; missing: readonly MissingLink[]; may: readonly PartAction[]; blocked: Partial<Record<PartAction, string>> };

export type Review = {
  facts: ClassFacts;
  warnings: WarningList;
  parts: readonly PartReview[];
  homeroomMissing: readonly MissingLink[];
  unconfirmed: number;
  may: readonly SheetAction[];
  blocked: Partial<Record<SheetAction, string>>; // why a step is off: who owes what
  unready: ErrorCode | null; // what keeps the class from being certified
  wholeClass: boolean;
  heldOut: readonly HeldOutReview[];
  mayHoldOut: boolean;
  mayBeHeldOut: readonly { id: string; name: string; missing: number }[]; // who lacks most first
};

const ANY_NOTE = "…"; // a button that asks for a reason is offered before the reason is there

/** How far each part is, what is missing with the very cell, and which steps this person may take. */
export async function getReview(ctx: Ctx, classId: string, period: Period): Promise<Review> {
  requireSheet(ctx.actor, classId);
  const facts = await getClassFacts(ctx, classId, period);
  const values = await loadSheetValues(ctx.db, facts.yearId, period, facts.pupils.map(({ id }) => id));
  const readable = readableSubjects(ctx.actor, classId);
  const wholeClass = readable === "ALL";
  const parts = facts.parts.filter((part) => wholeClass || isOwn(ctx, classId, part)).map((part): PartReview => {
    const missing = missingOfPart(facts, values, part).map(linkOf);
    const attempt = { actor: ctx.actor, part: part.status, sheet: facts.sheet.status, missing: missing.length, note: ANY_NOTE };
    return { part, missing, may: PART_ACTIONS.filter((action) => isOffered(decidePartStep(action, { ...attempt, target: stepTarget(facts, part, action) }))), blocked: whyPartBlocked(ctx, facts, part, missing) };
  });
  const homeroomMissing = missingOfHomeroomPart(facts, values).map(linkOf);
  const isYear = period === "CN";
  const years = isYear ? await listYearResults(ctx.db, facts, values) : [];
  const unconfirmed = countUnconfirmed(years);
  const attempt = {
    actor: ctx.actor,
    target: { classId, yearId: facts.yearId, vacant: facts.homeroom.length === 0 },
    period,
    sheet: facts.sheet.status,
    parts: facts.parts.map(({ status }) => status),
    homeroomMissing: homeroomMissing.length,
    unconfirmedResults: unconfirmed,
    hasUnits: isYear && (await hasUnits(ctx.db, facts)),
    note: ANY_NOTE,
  };
  await logRead(ctx, { what: "sheet.review", entityId: `${classId}/${period}` });
  return {
    facts,
    warnings: listWarnings(facts, values, { parts: parts.map(({ part }) => part), remarks: wholeClass }),
    parts,
    homeroomMissing: wholeClass ? homeroomMissing : [],
    unconfirmed,
    may: SHEET_ACTIONS.filter((action) => isOffered(decideSheetStep(action, attempt))),
    blocked: whySheetBlocked(ctx, facts, { parts, homeroomMissing, unconfirmed }),
    unready: whyUnready(attempt),
    wholeClass,
    heldOut: await reviewHeldOut(ctx, facts, values, years),
    mayBeHeldOut: holdable(facts, [...facts.parts.flatMap((part) => missingOfPart(facts, values, part)), ...missingOfHomeroomPart(facts, values)]),
    mayHoldOut: facts.sheet.status === "OPEN" && decide(ctx.actor, "sheet.certify", classTarget(facts)).ok,
  };
}

const holdable = (facts: ClassFacts, missing: readonly MissingCell[]) =>
  facts.pupils
    .filter(({ frozen, heldOut }) => frozen === null && heldOut === null)
    .map(({ id, fullName: name }) => ({ id, name, missing: missing.filter(({ pupil }) => pupil.id === id).length }))
    .sort((one, other) => other.missing - one.missing);

/** A teacher of one group sees the part of that group, not of the other. */
const isOwn = ({ actor }: Ctx, classId: string, { subject, groupId }: Part): boolean =>
  actor.duties.some((duty) => duty.classId === classId && duty.subjectCode === subject && (duty.groupId === null || duty.groupId === groupId));

/** Offered, though it may still be off with a reason: what is missing is shown beside the button. */
const NOT_READY: readonly ErrorCode[] = ["PART_INCOMPLETE", "PARTS_NOT_ACCEPTED", "HOMEROOM_INCOMPLETE", "RESULTS_NOT_CONFIRMED", "UNITS_MADE"];
const isOffered = (decision: { ok: true } | { ok: false; reason: ErrorCode }): boolean => decision.ok || NOT_READY.includes(decision.reason);
