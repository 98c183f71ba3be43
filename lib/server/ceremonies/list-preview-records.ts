import "server-only";
import { z } from "zod";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { logRead } from "../audit/reads";
import { itemsOf } from "./preview-items";

export type PreviewRecord = { slotId: string; unitId: string; orderNo: number; fullName: string };

/** The records of one class in a kept preview, in the class's own order; only for the one who took it. Throws: NOT_FOUND. */
export async function listPreviewRecords(ctx: Ctx, previewId: string, classId: string): Promise<PreviewRecord[]> {
  if (!z.uuid().safeParse(previewId).success || !z.uuid().safeParse(classId).success) throw new AppError("NOT_FOUND");
  const preview = await ctx.db.signingPreview.findUnique({ where: { id: previewId }, select: { ownerId: true, items: true } });
  if (!preview || preview.ownerId !== ctx.actor.staffId) throw new AppError("NOT_FOUND");
  const slotOf = new Map(itemsOf(preview).map(({ unitId, slotId }) => [unitId, slotId]));
  const units = await ctx.db.unit.findMany({
    where: { id: { in: [...slotOf.keys()] }, classId },
    orderBy: { orderNo: "asc" },
    select: { id: true, orderNo: true, fullName: true },
  });
  if (units.length === 0) throw new AppError("NOT_FOUND");
  await logRead(ctx, { what: "ceremony.preview-class", entityId: classId });
  return units.map(({ id, ...shown }) => ({ ...shown, unitId: id, slotId: slotOf.get(id) ?? "" }));
}
