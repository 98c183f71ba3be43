import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { NO_LEAF } from "../ceremonies/batch-leaves";
import { logRead } from "../audit/reads";
import { openToFamilies } from "./open-to-families";
import { dataOf } from "./unit-for-signing";

/** One unit as its readers see it: what it says, who signs it, what became of it. Reading it is logged. */
export async function getUnit(ctx: Ctx, unitId: string) {
  const family = ctx.actor.guardianId !== null;
  const unit = await ctx.db.unit.findFirst({
    where: { id: unitId, ...(family ? await openToFamilies(ctx.db) : {}) },
    select: {
      id: true,
      status: true,
      code: true,
      classId: true,
      className: true,
      yearLabel: true,
      startYear: true,
      grade: true,
      pupilId: true,
      fullName: true,
      declaredOn: true,
      preparedAt: true,
      data: true,
      previous: { select: { id: true, code: true, yearLabel: true } },
      next: { where: { status: { not: "WITHDRAWN" } }, select: { id: true, yearLabel: true } },
      replacedBy: { select: { id: true, code: true } },
      evidence: { select: { pdfLevel: true, xmlLevel: true, stampedAt: true, stampedBy: true, lastFault: true } },
      issue: { select: { number: true, issuedAt: true, cityReceiptAt: true } },
      slots: { orderBy: [{ stage: "asc" }, { key: "asc" }], select: SLOT },
    },
  });
  if (!unit || unit.status === "WITHDRAWN") throw new AppError("NOT_FOUND");
  const right = decide(ctx.actor, family ? "child.read" : "unit.read", { classId: unit.classId, pupilId: unit.pupilId });
  if (!right.ok) throw new AppError("NOT_FOUND");
  await logRead(ctx, { what: "unit.read", entityId: unit.id, pupilId: unit.pupilId });
  const slots = unit.slots.map(({ batchItems, ...slot }) => ({ ...slot, decided: batchItems.length > 0 }));
  return { ...unit, slots, data: dataOf(unit) };
}

/** Signed with one decision for many: then there is a proof to be had. */
const SLOT = {
  key: true,
  role: true,
  signerName: true,
  subjects: true,
  signedAt: true,
  batchItems: { where: { state: "DONE", order: { gt: NO_LEAF }, batch: { manifestSignature: { not: null } } }, take: 1, select: { id: true } },
} as const;

export type UnitView = Awaited<ReturnType<typeof getUnit>>;
