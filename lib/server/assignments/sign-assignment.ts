import "server-only";
import { z } from "zod";
import { decideAssignmentStep } from "@/lib/domain/people/assignment/assignment-workflow";
import { appendEvent, appendHistory } from "../audit/history";
import { chooseKey } from "../ceremonies/choose-key";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { findingsOf } from "./assignment-facts";
import { getAssignment, isBeingSigned } from "./load-assignment";
import { paperOf } from "./paper-of";

/** digest: of the paper as the head was shown it. */
export const SignAssignment = z.object({ key: RequestKey, assignmentId: z.uuid(), version: z.coerce.number().int(), digest: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * The head decides: the paper is laid before the own key, in a batch of no record, whatever kind of key it is. The version takes force
 * with that signature and not before (put-in-force.ts).
 *
 * Throws: the refusal of the workflow; ASSIGNMENT_FAULTS; ASSIGNMENT_CHANGED when the paper is no longer what was shown; what choosing a key refuses with.
 * Source: QĐ 1789, Đ.20.2; docs/decisions/175-the-assignment-is-a-signed-paper.md.
 */
export async function signAssignment(ctx: Ctx, { assignmentId, version, digest }: z.infer<typeof SignAssignment>): Promise<{ batchId: string }> {
  const { actor, db, now } = ctx;
  const draft = await getAssignment(ctx, assignmentId);
  const decision = decideAssignmentStep("sign", actor, draft.state);
  if (!decision.ok) throw new AppError(decision.reason);
  if (draft.version !== version || !actor.staffId) throw new AppError("ASSIGNMENT_CHANGED");
  if (await isBeingSigned(db, draft.batchId)) throw new AppError("ASSIGNMENT_BEING_SIGNED");
  const { faults } = await findingsOf(ctx, draft);
  if (faults.length > 0) throw new AppError("ASSIGNMENT_FAULTS", String(faults.length));
  const paper = await paperOf(db, draft, actor.staffId);
  if (paper.digest !== digest) throw new AppError("ASSIGNMENT_CHANGED");
  const { keyId, certificateId } = await chooseKey(ctx, "PERSON");
  const batch = await db.batch.create({
    data: { purpose: "ASSIGNMENT", role: "CBQL", ownerId: actor.staffId, accountId: actor.accountId, certificateId, keyId, total: 0, manifest: paper.bytes, createdAt: now },
    select: { id: true },
  });
  const laid = await db.dutyAssignment.updateMany({ where: { id: assignmentId, version, signedAt: null, droppedAt: null }, data: { batchId: batch.id, version: { increment: 1 } } });
  if (laid.count !== 1) throw new AppError("STALE");
  await appendEvent(ctx, { action: "batch.start-assignment", entity: "batch", entityId: batch.id, after: { assignment: assignmentId, digest } });
  await appendHistory(ctx, { action: "assignment.decide", entity: "duty_assignment", entityId: assignmentId, after: { batch: batch.id, digest } });
  return { batchId: batch.id };
}
