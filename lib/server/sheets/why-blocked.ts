import "server-only";
import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import { explainBlocked } from "@/lib/domain/explain-blocked";
import type { Obstacle, WhoActs } from "@/lib/domain/explain-blocked";
import { decide } from "@/lib/domain/people/permissions";
import type { PartAction } from "@/lib/domain/records/part-workflow";
import type { SheetAction } from "@/lib/domain/records/sheet-workflow";
import type { Ctx } from "../context";
import type { ClassFacts, Named, Part } from "./class-facts";
import type { PartReview, Review } from "./get-review";

const wordsOf = ({ language }: ClassFacts, { subject, groupName }: Part) => `${subjectName(subject, language)}${groupName ? ` (${groupName})` : ""}`;

/** One of several who answer stands for them; the reader himself is not named. */
const personOf = (ctx: Ctx, people: readonly Named[]): WhoActs => (people.some(({ name }) => name === ctx.actor.name) ? "SELF" : (people[0] ?? null));

const isOut = ({ status }: Part) => status === "DRAFT" || status === "RETURNED";

/** Why a step on one part is off: for its teacher the empty cells, for the GVCN that it was not handed in. */
export function whyPartBlocked(ctx: Ctx, facts: ClassFacts, part: Part, missing: PartReview["missing"]): Partial<Record<PartAction, string>> {
  const [first] = missing;
  const words = wordsOf(facts, part);
  const cells = missing.length > 0 ? { cells: missing.length } : {};
  const submit = first ? explainBlocked("SUBMIT", words, [{ who: "SELF", owes: "ENTER", ...cells, first: `em ${first.pupil}, ${first.words}` }]) : null;
  const reviews = facts.sheet.status === "OPEN" && isOut(part) && decide(ctx.actor, "sheet.review-part", { classId: facts.classId }).ok;
  const who = personOf(ctx, part.answeredBy);
  const accept = reviews ? explainBlocked("ACCEPT", words, [{ who, owes: "SUBMIT", ...(who === null ? { what: words } : {}), ...cells }]) : null;
  return { ...(submit && { submit }), ...(accept && { accept }) };
}

/** Why a step on the whole class is off, each obstacle with who can mend it. */
export function whySheetBlocked(ctx: Ctx, facts: ClassFacts, { parts, homeroomMissing, unconfirmed }: Pick<Review, "parts" | "homeroomMissing" | "unconfirmed">): Partial<Record<SheetAction, string>> {
  if (facts.sheet.status !== "OPEN") return {};
  const keeper = personOf(ctx, facts.keptBy);
  const object = `lớp ${facts.className}`;
  const certify = explainBlocked("CERTIFY", object, [
    ...parts.filter(({ part }) => isOut(part)).map(({ part }): Obstacle => ({ who: personOf(ctx, part.answeredBy), owes: "SUBMIT", what: wordsOf(facts, part) })),
    ...parts.filter(({ part }) => part.status === "SUBMITTED").map(({ part }): Obstacle => ({ who: keeper, owes: "ACCEPT", what: wordsOf(facts, part) })),
    ...(homeroomMissing.length > 0 ? [{ who: keeper, owes: "ENTER", what: "phần chủ nhiệm", cells: homeroomMissing.length } as const] : []),
    ...(unconfirmed > 0 ? [{ who: keeper, owes: "CONFIRM", what: "kết quả cả năm", pupils: unconfirmed } as const] : []),
  ]);
  const leads = decide(ctx.actor, "sheet.approve", { classId: facts.classId }).ok;
  const approve = leads ? explainBlocked("APPROVE", object, [{ who: keeper, owes: "CONFIRM", what: object }]) : null;
  return { ...(certify && { certify }), ...(approve && { approve }) };
}
