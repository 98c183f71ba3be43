import "server-only";
import { z } from "zod";
import { actionOfRole } from "@/lib/domain/transcript/sign";
import { BECAME_REFUSALS } from "@/lib/domain/transcript/shown-item";
import { decide } from "@/lib/domain/people/permissions";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { appendEvent } from "../audit/history";
import { NO_LEAF } from "./batch-leaves";
import { chooseKey } from "./choose-key";
import { changesOf, type ItemChange } from "./item-changes";
import { itemsOf } from "./preview-items";

export const StartBatch = z.strictObject({
  key: RequestKey,
  previewId: z.uuid(),
  except: z.array(z.uuid()).max(20_000), // places the signer left out
});
export type StartBatch = z.infer<typeof StartBatch>;

/**
 * Makes one batch of what this person was shown and did not leave out: a list of records, never "the class". It waits for the PIN.
 * What is no longer as it was shown is refused by name, with the difference, and stands in the batch without a place in its tree;
 * when that is all of it, no batch is made.
 *
 * Throws: NOT_FOUND for a preview of another, NOTHING_TO_SIGN, NO_KEY and what else keeps the key from being used.
 * Source: QĐ 1789, Đ.20.5; traps A4; docs/decisions/153-what-was-seen-is-what-is-signed.md.
 */
export async function startBatch(ctx: Ctx, input: StartBatch): Promise<{ batchId: string | null; total: number; changed: ItemChange[] }> {
  const { actor, db, now } = ctx;
  const preview = await db.signingPreview.findUnique({ where: { id: input.previewId }, select: { id: true, ownerId: true, role: true, items: true } });
  if (!actor.staffId || !preview || preview.ownerId !== actor.staffId) throw new AppError("NOT_FOUND");
  const except = new Set(input.except);
  const chosen = itemsOf(preview).filter(({ slotId }) => !except.has(slotId));
  if (chosen.length === 0) throw new AppError("NOTHING_TO_SIGN");
  const became = await changesOf(db, chosen);
  for (const classId of new Set(became.map((item) => item.classId))) {
    const right = decide(actor, actionOfRole(preview.role), { classId });
    if (!right.ok) throw new AppError(right.reason);
  }
  const changed = became.filter((item) => item.became !== "SAME");
  const same = new Set(became.filter((item) => item.became === "SAME").map(({ slotId }) => slotId));
  const signable = chosen.filter(({ slotId }) => same.has(slotId));
  const { certificateId, keyId } = await chooseKey(ctx, preview.role === "KY_PHAT_HANH" ? "SCHOOL" : "PERSON");
  if (signable.length === 0) return { batchId: null, total: 0, changed };
  const digestOf = new Map(chosen.map(({ slotId, digest }) => [slotId, bytes(digest)]));
  const items = [
    ...signable.map(({ unitId, slotId }, index) => ({ unitId, slotId, order: index + 1 })),
    ...changed.map(({ unitId, slotId, became: what }) => ({ unitId, slotId, order: NO_LEAF, state: "REFUSED" as const, reason: what === "SAME" ? null : BECAME_REFUSALS[what] })),
  ];
  const batch = await db.batch.create({
    data: {
      role: preview.role,
      ownerId: actor.staffId,
      accountId: actor.accountId,
      certificateId,
      keyId,
      previewId: preview.id,
      total: signable.length,
      createdAt: now,
      items: { createMany: { data: items.map((item) => ({ ...item, digest: digestOf.get(item.slotId) ?? null })) } },
    },
    select: { id: true },
  });
  const told = { role: preview.role, preview: preview.id, total: signable.length, leftOut: input.except.length, changed: changed.length };
  await appendEvent(ctx, { action: "batch.start", entity: "batch", entityId: batch.id, after: told });
  return { batchId: batch.id, total: signable.length, changed };
}

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));
