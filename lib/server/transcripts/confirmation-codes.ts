import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { formatConfirmationCode, normalizeConfirmationCode } from "@/lib/domain/transcript/confirmation-code";
import { decide } from "@/lib/domain/people/permissions";
import type { Ctx, Db } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { appendEvent } from "../audit/history";
import { masterKey } from "../master-key";

/**
 * The confirmation code of a unit (mã xác nhận): derived from the master key, so that it is held by the family and
 * nowhere stored; a new edition makes the old code useless. Never printed on the document itself.
 *
 * Source: QĐ 1789, Đ.2 k.15; traps A16.
 */
export function deriveCode(unitId: string, edition: number): string {
  return formatConfirmationCode(createHmac("sha256", masterKey()).update(`confirmation-code|${unitId}|${edition}`).digest());
}

/** The edition that counts now; null for a unit that is not issued. */
const currentEdition = (db: Db, unitId: string) =>
  db.confirmationCode.findFirst({ where: { unitId }, orderBy: { edition: "desc" }, select: { edition: true, renewedAt: true } });

/** The code in force, for the family. */
export async function findCode(db: Db, unitId: string) {
  const current = await currentEdition(db, unitId);
  return current && { code: deriveCode(unitId, current.edition), renewedAt: current.renewedAt };
}

/** Whether a code given by a stranger is the one in force. Takes the same time whatever differs. */
export async function isCodeInForce(db: Db, unitId: string, given: string): Promise<boolean> {
  const current = await currentEdition(db, unitId);
  if (!current) return false;
  const expected = Buffer.from(normalizeConfirmationCode(deriveCode(unitId, current.edition)));
  const actual = Buffer.from(normalizeConfirmationCode(given));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

export const RenewCode = z.strictObject({ key: RequestKey, unitId: z.uuid() });

/** A guardian makes a new code; the old one no longer counts. */
export async function renewCode(ctx: Ctx, input: z.infer<typeof RenewCode>): Promise<{ renewed: true }> {
  const unit = await ctx.db.unit.findUnique({ where: { id: input.unitId }, select: { pupilId: true, status: true } });
  if (!unit || unit.status === "SIGNING" || unit.status === "WITHDRAWN") throw new AppError("NOT_FOUND");
  const right = decide(ctx.actor, "child.renew-code", { pupilId: unit.pupilId });
  if (!right.ok) throw new AppError("NOT_FOUND");
  const current = await currentEdition(ctx.db, input.unitId);
  const edition = (current?.edition ?? 0) + 1;
  const renewed = await ctx.db.confirmationCode.createMany({ data: { unitId: input.unitId, edition, renewedAt: ctx.now }, skipDuplicates: true });
  if (renewed.count !== 1) throw new AppError("STALE"); // the other guardian renewed it at the same moment
  await appendEvent(ctx, { action: "unit.renew-code", entity: "unit", entityId: input.unitId, pupilId: unit.pupilId, after: { edition } });
  return { renewed: true };
}
