import "server-only";
import { z } from "zod";
import type { DutyKind } from "@/lib/domain/people/actor";
import { decide } from "@/lib/domain/people/permissions";
import { trialRole } from "@/lib/domain/transcript/trial-role";
import { appendEvent } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

export const StartTrial = z.strictObject({ key: RequestKey, certificateId: z.uuid() });

/**
 * Ký thử: a batch of no record, whose only signature is under the confirmation of a record of nobody. It goes the whole way of a real one
 * (status, key, PIN, value held against the certificate), so that key, PIN and certificate are proved weeks before they are needed.
 *
 * Throws: NOT_FOUND for a certificate whose key is another's; KEY_LOCKED.
 * Source: traps C (ký thử in April); CV 2088, III.1 (sample signature).
 */
export async function startTrial(ctx: Ctx, { certificateId }: z.infer<typeof StartTrial>): Promise<{ batchId: string }> {
  const { actor, db, now } = ctx;
  if (!actor.staffId) throw new AppError("NOT_YOURS");
  const key = await db.heldKey.findFirst({
    where: { certificateId, ownerId: actor.staffId, certificate: { status: { not: "REVOKED" } } },
    orderBy: { createdAt: "desc" },
    select: { id: true, lockedAt: true, certificate: { select: { holder: true } } },
  });
  if (!key) throw new AppError("NOT_FOUND");
  const isSchool = key.certificate.holder === "SCHOOL";
  const right = decide(actor, isSchool ? "unit.seal" : "key.manage-own", { ownerStaffId: actor.staffId });
  if (!right.ok) throw new AppError(right.reason);
  if (key.lockedAt) throw new AppError("KEY_LOCKED");
  const role = trialRole(isSchool ? "SCHOOL" : "PERSON", kindsOf(actor.duties));
  const batch = await db.batch.create({
    data: { purpose: "TRIAL", role, ownerId: actor.staffId, accountId: actor.accountId, certificateId, keyId: key.id, total: 0, createdAt: now },
    select: { id: true },
  });
  await appendEvent(ctx, { action: "batch.start-trial", entity: "batch", entityId: batch.id, after: { certificate: certificateId } });
  return { batchId: batch.id };
}

const kindsOf = (duties: readonly { kind: DutyKind }[]) => duties.map(({ kind }) => kind);
