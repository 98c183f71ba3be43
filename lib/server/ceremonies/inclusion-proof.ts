import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import type { DecisionProof } from "@/lib/documents/decision-proof";
import { inclusionPath } from "@/lib/signing/merkle";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { logRead } from "../audit/reads";
import { batchLeaves, NO_LEAF } from "./batch-leaves";

/**
 * That the signature in one place of a học bạ came from a decision: its statement, the statement's signature, and the way to its root.
 * For whoever may read the record; reading it is logged.
 *
 * Throws: NOT_FOUND also when the place is not signed, or was signed before decisions were kept.
 */
export async function inclusionProof(ctx: Ctx, unitId: string, slotKey: string): Promise<DecisionProof> {
  if (!z.uuid().safeParse(unitId).success) throw new AppError("NOT_FOUND");
  const unit = await ctx.db.unit.findUnique({ where: { id: unitId }, select: { id: true, classId: true, pupilId: true, slots: { where: { key: slotKey }, select: { id: true, signatures: { select: { certificateId: true }, take: 1 } } } } });
  const [slot] = unit?.slots ?? [];
  const certificateId = slot?.signatures[0]?.certificateId;
  if (!unit || !slot || !certificateId || !decide(ctx.actor, "unit.read", { classId: unit.classId }).ok) throw new AppError("NOT_FOUND");
  const item = await ctx.db.batchItem.findFirst({
    where: { slotId: slot.id, state: "DONE", order: { gt: NO_LEAF }, batch: { certificateId, manifest: { not: null }, manifestSignature: { not: null } } },
    orderBy: { doneAt: "asc" },
    select: { order: true, batch: { select: { id: true, manifest: true, manifestSignature: true } } },
  });
  if (!item?.batch.manifest || !item.batch.manifestSignature) throw new AppError("NOT_FOUND");
  const leaves = await batchLeaves(ctx.db, item.batch.id);
  const index = item.order - 1;
  const leaf = leaves?.[index];
  if (!leaves || !leaf) throw new Error(`item ${item.order} of batch ${item.batch.id} has no leaf`);
  await logRead(ctx, { what: "unit.decision-proof", entityId: unit.id, pupilId: unit.pupilId });
  return {
    decision: { statement: utf8(item.batch.manifest), signature: base64(item.batch.manifestSignature) },
    proof: { leaf: utf8(leaf), index, path: inclusionPath(leaves, index, nodeSha256).map(base64) },
  };
}

const utf8 = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
