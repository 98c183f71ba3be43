import "server-only";
import { z } from "zod";
import { DUTY_KINDS } from "@/lib/domain/people/actor";
import { decideEdit } from "@/lib/domain/people/assignment/assignment-workflow";
import { endsInThePast } from "@/lib/domain/people/assignment/check-assignment";
import { hasShape, isHeldByOne, isOfClass, type DutyPart, type HeldDuty } from "@/lib/domain/people/assignment/duty-part";
import { dutiesToPass, replaceTeacher } from "@/lib/domain/people/assignment/replace-teacher";
import { giveDuty, type DutyChange } from "@/lib/domain/people/assignment/timeline";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { toStoredDay, vietnamDay, type Day } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { NeededDay, OptionalDay } from "./days";
import { vacantParts } from "./vacant-parts";
import { getAssignment, isBeingSigned, type Assignment } from "./load-assignment";

const OptionalId = z.string().transform((text) => text || null).pipe(z.uuid().nullable());

const Seen = { key: RequestKey, assignmentId: z.uuid(), version: z.coerce.number().int() };

export const GiveDuty = z.object({
  ...Seen,
  kind: z.enum(DUTY_KINDS),
  classId: OptionalId,
  subjectCode: z.string().transform((text) => text || null).pipe(z.enum(SUBJECT_CODES).nullable()),
  groupId: OptionalId,
  holderId: OptionalId, // of duties that several hold: whose ends
  staffId: OptionalId, // null: nobody from this day on
  from: NeededDay,
  to: OptionalDay,
  alongWith: z.literal("VACANT").optional(), // of a homeroom teacher: every subject of the class that nobody has
});
export type GiveDuty = z.infer<typeof GiveDuty>;

/** Gives one part to somebody from a day on, in a version that is being prepared. It counts for nothing until the head has signed. */
export async function giveDutyInDraft(ctx: Ctx, input: GiveDuty): Promise<{ version: number }> {
  const draft = await editable(ctx, input);
  const { kind, classId, subjectCode, groupId, staffId, from, to } = input;
  const part: DutyPart = { kind, classId, subjectCode, groupId, holderId: isHeldByOne(kind) ? null : (input.holderId ?? staffId) };
  if (!hasShape(part) || (part.holderId === null && !isHeldByOne(kind))) throw new AppError("INVALID_INPUT");
  if (to !== null && to < from) throw new AppError("INVALID_INPUT");
  await mustExist(ctx, draft, input);
  const wish = { staffId, from, to };
  const changes = otherHalves(draft, part).reduce((sum, other) => giveDuty(draft.held, sum, other, { from, to, staffId: null }), giveDuty(draft.held, draft.changes, part, wish));
  const along = input.alongWith && kind === "HOMEROOM_TEACHER" && classId ? await vacantParts(ctx.db, { ...draft, changes }, classId) : [];
  const all = along.reduce<readonly DutyChange[]>((sum, other) => giveDuty(draft.held, sum, other, wish), changes);
  return keepChanges(ctx, draft, all, { action: "assignment.give", after: { kind, classId, subjectCode, groupId, staffId, from, to } });
}

/** A class that is taught as a whole is no longer taught in groups from that day on, and the other way round. */
function otherHalves({ held, changes }: Assignment, part: DutyPart): DutyPart[] {
  if (part.kind !== "SUBJECT_TEACHER") return [];
  if (part.groupId !== null) return [{ ...part, groupId: null }];
  const groups = [...held, ...changes.map(({ duty }) => duty)].filter((duty) => duty.classId === part.classId && duty.subjectCode === part.subjectCode).map(({ groupId }) => groupId);
  return [...new Set(groups)].filter((groupId) => groupId !== null).map((groupId) => ({ ...part, groupId }));
}

export const ReplaceTeacher = z.object({ ...Seen, staffId: z.uuid(), byId: OptionalId, from: NeededDay, until: OptionalDay });
export type ReplaceTeacher = z.infer<typeof ReplaceTeacher>;

/** Everything a teacher answers for in the year's classes goes to somebody else from a day on. Source: QĐ 1789, Đ.23.2, 32.6. */
export async function replaceTeacherInDraft(ctx: Ctx, input: ReplaceTeacher): Promise<{ version: number; duties: number }> {
  const draft = await editable(ctx, input);
  const { staffId, byId, from, until } = input;
  if (staffId === byId) throw new AppError("DUTY_SAME_PERSON");
  if (until !== null && until < from) throw new AppError("INVALID_INPUT");
  await mustExist(ctx, draft, { staffId: byId, classId: null, groupId: null });
  const duties = dutiesToPass(draft.held, draft.changes, { staffId, byId, from, until }).length;
  if (duties === 0) throw new AppError("DUTY_NOTHING");
  const changes = replaceTeacher(draft.held, draft.changes, { staffId, byId, from, until });
  return { ...(await keepChanges(ctx, draft, changes, { action: "assignment.replace", after: { staffId, byId, from, until, duties } })), duties };
}

export const UndoPart = z.object({ ...Seen, changeIds: z.array(z.uuid()).min(1) });

/** Takes changes of a version back, before anybody has signed them. */
export async function undoChanges(ctx: Ctx, input: z.infer<typeof UndoPart>): Promise<{ version: number }> {
  const draft = await editable(ctx, input);
  const parts = await ctx.db.dutyChange.findMany({ where: { assignmentId: draft.id, id: { in: input.changeIds } }, select: { id: true } });
  if (parts.length !== input.changeIds.length) throw new AppError("STALE");
  const version = await move(ctx, draft);
  await ctx.db.dutyChange.deleteMany({ where: { assignmentId: draft.id, id: { in: input.changeIds } } });
  await appendHistory(ctx, { action: "assignment.undo", entity: "duty_assignment", entityId: draft.id, after: { changes: input.changeIds.length } });
  return { version };
}

export const ChangePaper = z.object({
  ...Seen,
  number: z.string().trim().max(40),
  effectiveFrom: NeededDay,
  reason: z.string().trim().min(1, "Mời ghi lý do hoặc căn cứ.").max(500),
});

/** Number, first day and reason of a version. */
export async function changePaper(ctx: Ctx, input: z.infer<typeof ChangePaper>): Promise<{ version: number }> {
  const draft = await editable(ctx, input);
  const { number, effectiveFrom, reason } = input;
  const version = await move(ctx, draft, { number, reason, effectiveFrom: toStoredDay(effectiveFrom) });
  const before = { number: draft.number, effectiveFrom: draft.effectiveFrom, reason: draft.reason };
  await appendHistory(ctx, { action: "assignment.change-paper", entity: "duty_assignment", entityId: draft.id, before, after: { number, effectiveFrom, reason } });
  return { version };
}

/** The version as this person may change it now. Throws: the refusal of the workflow; STALE; ASSIGNMENT_BEING_SIGNED. */
export async function editable(ctx: Ctx, { assignmentId, version }: { assignmentId: string; version: number }): Promise<Assignment> {
  const draft = await getAssignment(ctx, assignmentId);
  const decision = decideEdit(ctx.actor, draft.state);
  if (!decision.ok) throw new AppError(decision.reason);
  if (draft.version !== version) throw new AppError("STALE");
  if (await isBeingSigned(ctx.db, draft.batchId)) throw new AppError("ASSIGNMENT_BEING_SIGNED");
  return draft;
}

/** The version's next number: of two people at once only one goes on. Whatever was begun to be signed is no longer this. */
export async function move(ctx: Ctx, { id, version }: Pick<Assignment, "id" | "version">, data: object = {}): Promise<number> {
  const moved = await ctx.db.dutyAssignment.updateMany({
    where: { id, version, signedAt: null, droppedAt: null },
    data: { ...data, batchId: null, version: { increment: 1 } },
  });
  if (moved.count !== 1) throw new AppError("STALE");
  return version + 1;
}

/** Class, group and person are the school's, and the class of this year. */
async function mustExist({ db }: Ctx, { yearId }: Assignment, { staffId, classId, groupId }: Pick<GiveDuty, "staffId" | "classId" | "groupId">): Promise<void> {
  if (staffId && !(await db.staff.findUnique({ where: { id: staffId }, select: { id: true } }))) throw new AppError("NOT_FOUND");
  if (classId && !(await db.schoolClass.findFirst({ where: { id: classId, yearId }, select: { id: true } }))) throw new AppError("NOT_FOUND");
  if (groupId && !(await db.pupilGroup.findFirst({ where: { id: groupId, ...(classId ? { classId } : {}) }, select: { id: true } }))) throw new AppError("NOT_FOUND");
}

type Deed = { action: string; after: Record<string, string | number | null> };

/** Class duties end with the year when nothing else is said; who answers today does so until yesterday at the least. */
export async function keepChanges(ctx: Ctx, draft: Assignment, changes: readonly DutyChange[], deed: Deed): Promise<{ version: number }> {
  const dated = changes.map((change) => (change.deed === "BEGIN" ? { ...change, duty: endWithYear(change.duty, draft.lastDay) } : change));
  const known = new Set(draft.changes.map((change) => JSON.stringify(change)));
  const added = dated.filter((change) => !known.has(JSON.stringify(change)));
  if (added.some((change) => endsInThePast(change, vietnamDay(ctx.now)))) throw new AppError("DUTY_NOT_BEGUN");
  const version = await move(ctx, draft);
  await ctx.db.dutyChange.deleteMany({ where: { assignmentId: draft.id } });
  await ctx.db.dutyChange.createMany({ data: dated.map((change) => rowOf(draft.id, change)) });
  await appendHistory(ctx, { ...deed, entity: "duty_assignment", entityId: draft.id });
  return { version };
}

const endWithYear = (duty: Omit<HeldDuty, "id">, lastDay: Day) => (isOfClass(duty.kind) && duty.validTo === null ? { ...duty, validTo: lastDay } : duty);

function rowOf(assignmentId: string, change: DutyChange) {
  const { staffId, kind, classId, subjectCode, groupId, validFrom } = change.duty;
  const validTo = change.deed === "END" ? change.lastDay : change.duty.validTo;
  return { assignmentId, staffId, kind, classId, subjectCode, groupId, endsDutyId: change.deed === "END" ? change.duty.id : null, validFrom: toStoredDay(validFrom), validTo: validTo && toStoredDay(validTo) };
}
