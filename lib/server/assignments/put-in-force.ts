import "server-only";
import { decideAssignmentStep } from "@/lib/domain/people/assignment/assignment-workflow";
import type { DutyChange } from "@/lib/domain/people/assignment/timeline";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import { toStoredDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import { loadActor } from "../auth/load-actor";
import type { Ctx, Db } from "../context";
import { AppError } from "../errors";
import { findingsOf } from "./assignment-facts";
import { getAssignment, type Assignment } from "./load-assignment";
import { paperOf } from "./paper-of";

/** The head's batch over a version: who signs, and the paper that lies before the key. */
export type AssignmentBatch = { batchId: string; accountId: string; paper: Uint8Array };

/** The version a batch is about, when it may still be signed as the head saw it; otherwise why not. */
export async function standsAsShown(db: Db, now: Date, { batchId, accountId, paper }: AssignmentBatch): Promise<{ ok: true; assignment: Assignment; ctx: Ctx } | { ok: false; reason: ErrorCode }> {
  const found = await db.dutyAssignment.findFirst({ where: { batchId, signedAt: null, droppedAt: null }, select: { id: true } });
  const actor = await loadActor(db, accountId, now);
  if (!found || !actor?.staffId) return { ok: false, reason: "ASSIGNMENT_CHANGED" };
  const assignment = await getAssignment({ db, now }, found.id);
  const decision = decideAssignmentStep("sign", actor, assignment.state);
  if (!decision.ok) return { ok: false, reason: decision.reason };
  const { faults } = await findingsOf({ db, now }, assignment);
  const { bytes } = await paperOf(db, assignment, actor.staffId);
  const same = faults.length === 0 && Buffer.from(bytes).equals(paper);
  return same ? { ok: true, assignment, ctx: { actor, now, db } } : { ok: false, reason: "ASSIGNMENT_CHANGED" };
}

/**
 * The signature is there: the duties end and begin as the paper says, in the transaction that keeps the signature.
 *
 * Throws: ASSIGNMENT_CHANGED when the version is no longer the paper; STALE when a duty it ends has meanwhile another end.
 */
export async function putInForce(db: Db, now: Date, batch: AssignmentBatch, signature: Uint8Array<ArrayBuffer>): Promise<void> {
  const standing = await standsAsShown(db, now, batch);
  if (!standing.ok) throw new AppError(standing.reason);
  const { assignment, ctx } = standing;
  const { id, changes, version } = assignment;
  const signed = await db.dutyAssignment.updateMany({
    where: { id, version, batchId: batch.batchId, signedAt: null, droppedAt: null },
    data: { signedAt: now, signedById: ctx.actor.staffId, paper: new Uint8Array(batch.paper), signature, version: { increment: 1 } },
  });
  if (signed.count !== 1) throw new AppError("STALE");
  for (const change of changes) if (change.deed === "END") await endDuty(ctx, id, change);
  await db.duty.createMany({
    data: changes.flatMap((change) => {
      if (change.deed === "END") return [];
      const { validFrom, validTo, ...aim } = change.duty;
      return [{ ...aim, assignmentId: id, validFrom: toStoredDay(validFrom), validTo: validTo && toStoredDay(validTo) }];
    }),
  });
  const counts = { ends: changes.filter(({ deed }) => deed === "END").length, begins: changes.filter(({ deed }) => deed === "BEGIN").length };
  await appendHistory(ctx, { action: "assignment.sign", entity: "duty_assignment", entityId: id, after: { number: assignment.number, effectiveFrom: assignment.effectiveFrom, ...counts } });
}

/** A duty ends on its last day, or does not begin. With a head's duty end the delegations that this head gave. */
async function endDuty(ctx: Ctx, assignmentId: string, { duty, lastDay }: Extract<DutyChange, { deed: "END" }>): Promise<void> {
  const { db } = ctx;
  const data = lastDay < duty.validFrom ? { cancelledById: assignmentId } : { validTo: toStoredDay(lastDay) };
  const ended = await db.duty.updateMany({ where: { id: duty.id, cancelledById: null, validTo: duty.validTo && toStoredDay(duty.validTo) }, data });
  if (ended.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, { action: "duty.end", entity: "duty", entityId: duty.id, classId: duty.classId, before: { validTo: duty.validTo }, after: { validTo: lastDay, assignment: assignmentId } });
  if (duty.kind !== "HEAD") return;
  const last = toStoredDay(lastDay);
  await db.delegation.updateMany({ where: { fromId: duty.staffId, endedAt: null, validFrom: { lte: last }, OR: [{ validTo: null }, { validTo: { gt: last } }] }, data: { validTo: last } });
  await db.delegation.updateMany({ where: { fromId: duty.staffId, endedAt: null, validFrom: { gt: last } }, data: { endedAt: ctx.now, endReason: "Người ủy quyền thôi làm hiệu trưởng trước khi ủy quyền bắt đầu" } });
}
