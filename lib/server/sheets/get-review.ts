import "server-only";
import { missingWords } from "@/lib/domain/assessment/missing-items";
import type { MissingItem } from "@/lib/domain/assessment/missing-items";
import type { Period } from "@/lib/domain/assessment/periods";
import { readableSubjects } from "@/lib/domain/people/permissions";
import type { PartAction } from "@/lib/domain/records/part-workflow";
import { decidePartStep, PART_ACTIONS } from "@/lib/domain/records/part-workflow";
import type { SheetAction } from "@/lib/domain/records/sheet-workflow";
import { decideSheetStep, SHEET_ACTIONS, whyUnready } from "@/lib/domain/records/sheet-workflow";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import type { ClassFacts, Part } from "./class-facts";
import { getClassFacts } from "./class-facts";
import { hasUnits } from "./has-units";
import { requireSheet } from "./require-sheet";
import type { MissingCell } from "./sheet-progress";
import { missingOfHomeroomPart, missingOfPart } from "./sheet-progress";
import { loadSheetValues } from "./sheet-values";
import { countUnconfirmed, listYearResults } from "./year-results";

export type MissingLink = { cell: string; words: string; pupil: string; column: string };
export type PartReview = { part: Part; missing: readonly MissingLink[]; may: readonly PartAction[] };

export type Review = {
  facts: ClassFacts;
  parts: readonly PartReview[];
  homeroomMissing: readonly MissingLink[];
  unconfirmed: number;
  may: readonly SheetAction[];
  unready: ErrorCode | null; // what keeps the class from being certified
  wholeClass: boolean;
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
    const target = { classId, yearId: facts.yearId, subjectCode: part.subject, groupId: part.groupId, vacant: part.teachers.length === 0 };
    const attempt = { actor: ctx.actor, target, part: part.status, sheet: facts.sheet.status, missing: missing.length, note: ANY_NOTE };
    return { part, missing, may: PART_ACTIONS.filter((action) => isOffered(decidePartStep(action, attempt))) };
  });
  const homeroomMissing = missingOfHomeroomPart(facts, values).map(linkOf);
  const isYear = period === "CN";
  const unconfirmed = isYear ? countUnconfirmed(await listYearResults(ctx.db, facts, values)) : 0;
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
    parts,
    homeroomMissing: wholeClass ? homeroomMissing : [],
    unconfirmed,
    may: SHEET_ACTIONS.filter((action) => isOffered(decideSheetStep(action, attempt))),
    unready: whyUnready(attempt),
    wholeClass,
  };
}

/** A teacher of one group sees the part of that group, not of the other. */
const isOwn = ({ actor }: Ctx, classId: string, { subject, groupId }: Part): boolean =>
  actor.duties.some((duty) => duty.classId === classId && duty.subjectCode === subject && (duty.groupId === null || duty.groupId === groupId));

/** Offered, though it may still be off with a reason: what is missing is shown beside the button. */
const NOT_READY: readonly ErrorCode[] = ["PART_INCOMPLETE", "PARTS_NOT_ACCEPTED", "HOMEROOM_INCOMPLETE", "RESULTS_NOT_CONFIRMED", "UNITS_MADE"];
const isOffered = (decision: { ok: true } | { ok: false; reason: ErrorCode }): boolean => decision.ok || NOT_READY.includes(decision.reason);

const linkOf = ({ pupil, item }: MissingCell): MissingLink => {
  const column = columnOf(item);
  return { cell: `${pupil.id}|${column}`, words: missingWords(item), pupil: pupil.fullName, column };
};

function columnOf(item: MissingItem): string {
  switch (item.kind) {
    case "LEVEL":
      return `level.${item.subject}`;
    case "MARK":
      return `mark.${item.subject}`;
    case "TRAIT":
      return `trait.${item.trait}`;
    case "REMARK":
      return `remark.${item.remark}`;
    case "HEIGHT":
      return "height";
    case "WEIGHT":
      return "weight";
  }
}
