import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import type { SubjectEntry } from "@/lib/documents/transcript-data";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { logRead } from "../audit/reads";
import { dataOf } from "../transcripts/unit-for-signing";

export type PartPreview = { slotId: string; orderNo: number; fullName: string; signedAt: Date | null; entries: readonly SubjectEntry[] };

/** A subject teacher's own part of each học bạ of a class, exactly as it will be signed. Reading it is logged. */
export async function previewParts(ctx: Ctx, classId: string): Promise<{ className: string; parts: PartPreview[] }> {
  const right = decide(ctx.actor, "unit.sign-subject", { classId });
  if (!right.ok) throw new AppError(right.reason);
  const slots = await ctx.db.slot.findMany({
    where: { role: "GVBM", staffId: ctx.actor.staffId, unit: { classId, status: { in: ["SIGNING", "ISSUED"] } } },
    orderBy: { unit: { orderNo: "asc" } },
    select: { id: true, key: true, signedAt: true, unit: { select: { pupilId: true, orderNo: true, fullName: true, className: true, data: true } } },
  });
  const [first] = slots;
  if (!first) throw new AppError("NOT_FOUND");
  await logRead(ctx, ...slots.map(({ id, unit }) => ({ what: "unit.preview-part", entityId: id, pupilId: unit.pupilId })));
  return {
    className: first.unit.className,
    parts: slots.map(({ id, key, signedAt, unit }) => ({
      slotId: id,
      orderNo: unit.orderNo,
      fullName: unit.fullName,
      signedAt,
      entries: dataOf(unit).subjects.filter((entry) => entry.slot === key),
    })),
  };
}
