import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { logRead } from "../audit/reads";
import { openPaper } from "./paper-tools";
import { dataOf, embeddedSignatures, UNIT_FOR_SIGNING } from "./unit-for-signing";

/**
 * The PDF of a unit as it stands, with the signatures it has so far: exactly the bytes the next signer's hash is made from.
 * Not a học bạ until it is issued. Reading it is logged.
 */
export async function getPreview(ctx: Ctx, unitId: string): Promise<Uint8Array> {
  const unit = await ctx.db.unit.findUnique({ where: { id: unitId }, select: UNIT_FOR_SIGNING });
  if (!unit || unit.status !== "SIGNING") throw new AppError("NOT_FOUND");
  const right = decide(ctx.actor, "unit.read", { classId: unit.classId, pupilId: unit.pupilId });
  if (!right.ok) throw new AppError(right.reason);
  await logRead(ctx, { what: "unit.preview", entityId: unit.id, pupilId: unit.pupilId });
  return (await openPaper("PDF", dataOf(unit), embeddedSignatures(unit, "PDF"))).bytes();
}
