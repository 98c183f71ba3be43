import "server-only";
import { z } from "zod";
import { decideDelegation, delegationState } from "@/lib/domain/people/delegation";
import { decide } from "@/lib/domain/people/permissions";
import { storedDay, toStoredDay, vietnamDate, vietnamDay } from "@/lib/domain/vietnam-time";
import { NeededDay, OptionalDay } from "../assignments/days";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { dutiesInForce } from "../people/duties-in-force";

export const GiveDelegation = z.object({
  key: RequestKey,
  toId: z.uuid("Mời chọn phó hiệu trưởng."),
  scope: z.enum(["CLASS_YEAR", "YEARLY_UNIT"]),
  paper: z.string().trim().min(3, "Mời ghi số văn bản ủy quyền.").max(120),
  validFrom: NeededDay,
  validTo: OptionalDay,
});
export type GiveDelegation = z.infer<typeof GiveDelegation>;

/** The head lets a deputy sign in the head's place, by a written delegation. Source: QĐ 1789, Đ.14.6, 20.5c; traps A5, B14. */
export async function giveDelegation(ctx: Ctx, { toId, scope, paper, validFrom, validTo }: GiveDelegation): Promise<{ id: string }> {
  const { actor, db, now } = ctx;
  const right = decide(actor, "delegation.give");
  if (!right.ok) throw new AppError(right.reason);
  if (!actor.staffId) throw new AppError("NOT_YOURS");
  // The deputy's row is the queue: two delegations of one kind are never given beside each other.
  const [deputy] = await db.$queryRaw<{ id: string }[]>`SELECT id FROM tracking.staff WHERE id = ${toId}::uuid FOR UPDATE`;
  if (!deputy) throw new AppError("NOT_FOUND");
  const duties = await db.duty.findMany({ where: { staffId: toId, ...dutiesInForce(vietnamDate(now)) }, select: { kind: true } });
  const held = await db.delegation.findMany({ where: { toId, scope }, select: { validFrom: true, validTo: true, endedAt: true } });
  const same = held.map((one) => ({ validFrom: storedDay(one.validFrom), validTo: one.validTo && storedDay(one.validTo), endedAt: one.endedAt }));
  const decision = decideDelegation({ validFrom, validTo, toKinds: duties.map(({ kind }) => kind), same }, vietnamDay(now));
  if (!decision.ok) throw new AppError(decision.reason);
  const { id } = await db.delegation.create({
    data: { fromId: actor.staffId, toId, scope, paper, validFrom: toStoredDay(validFrom), validTo: validTo && toStoredDay(validTo), givenAt: now },
    select: { id: true },
  });
  await appendHistory(ctx, { action: "delegation.give", entity: "delegation", entityId: id, after: { toId, scope, paper, validFrom, validTo } });
  return { id };
}

export const EndDelegation = z.object({ key: RequestKey, delegationId: z.uuid(), reason: z.string().trim().min(1, "Mời ghi lý do.").max(300) });

/** The head takes a delegation back: from this moment on nothing is signed by it. What was signed by it stands. */
export async function endDelegation(ctx: Ctx, { delegationId, reason }: z.infer<typeof EndDelegation>): Promise<{ done: true }> {
  const right = decide(ctx.actor, "delegation.give");
  if (!right.ok) throw new AppError(right.reason);
  const found = await ctx.db.delegation.findUnique({ where: { id: delegationId } });
  if (!found) throw new AppError("NOT_FOUND");
  const state = delegationState({ validFrom: storedDay(found.validFrom), validTo: found.validTo && storedDay(found.validTo), endedAt: found.endedAt }, vietnamDay(ctx.now));
  if (state === "OVER" || state === "TAKEN_BACK") throw new AppError("DELEGATION_ENDED");
  const ended = await ctx.db.delegation.updateMany({ where: { id: delegationId, endedAt: null }, data: { endedAt: ctx.now, endReason: reason } });
  if (ended.count !== 1) throw new AppError("DELEGATION_ENDED");
  await appendHistory(ctx, { action: "delegation.end", entity: "delegation", entityId: delegationId, before: { state }, reason });
  return { done: true };
}
