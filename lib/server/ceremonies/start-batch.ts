import "server-only";
import { z } from "zod";
import { actionOfRole } from "@/lib/domain/transcript/sign";
import { decide } from "@/lib/domain/people/permissions";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { listSignable } from "./list-signable";
import { chooseKey } from "./choose-key";
import { appendEvent } from "../audit/history";

export const StartBatch = z.strictObject({
  key: RequestKey,
  role: z.enum(["GVBM", "GVCN", "CBQL", "KY_PHAT_HANH"]),
  classIds: z.array(z.uuid()).min(1).max(200),
});
export type StartBatch = z.infer<typeof StartBatch>;

/**
 * Makes one batch of everything this person may sign now in the classes named: a list of records, never "the class".
 * It waits for the PIN; records that cannot be signed yet are not in it and are named by the page with their reason.
 *
 * Source: QĐ 1789, Đ.20.5; traps A4.
 */
export async function startBatch(ctx: Ctx, input: StartBatch): Promise<{ batchId: string; total: number }> {
  const { actor, db, now } = ctx;
  if (!actor.staffId) throw new AppError("NOT_YOURS");
  const signable = (await listSignable(ctx, input.role)).filter((item) => input.classIds.includes(item.classId));
  for (const classId of new Set(signable.map((item) => item.classId))) {
    const right = decide(actor, actionOfRole(input.role), { classId });
    if (!right.ok) throw new AppError(right.reason);
  }
  if (signable.length === 0) throw new AppError("NOTHING_TO_SIGN");
  const chosen = await chooseKey(ctx, input.role === "KY_PHAT_HANH" ? "SCHOOL" : "PERSON");
  const batch = await db.batch.create({
    data: {
      role: input.role,
      ownerId: actor.staffId,
      accountId: actor.accountId,
      certificateId: chosen.certificateId,
      keyId: chosen.keyId,
      total: signable.length,
      createdAt: now,
      items: { createMany: { data: signable.map((item, index) => ({ unitId: item.unitId, slotId: item.slotId, order: index + 1 })) } },
    },
    select: { id: true },
  });
  await appendEvent(ctx, { action: "batch.start", entity: "batch", entityId: batch.id, after: { role: input.role, total: signable.length } });
  return { batchId: batch.id, total: signable.length };
}
