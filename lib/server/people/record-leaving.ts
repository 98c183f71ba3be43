import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { daysBetween, storedDay, toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { OptionalDay } from "../assignments/days";
import { appendHistory } from "../audit/history";
import { revokeCertificate } from "../certificates/take-certificate-step";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { dutiesInForce } from "./duties-in-force";

export const RecordLeaving = z.object({ key: RequestKey, staffId: z.uuid(), leftOn: OptionalDay, reason: z.string().trim().min(3, "Mời ghi số quyết định hoặc lý do.").max(300) });
/** A year off is a typing mistake. */
const FARTHEST_DAYS = 200;

export type RecordLeaving = z.infer<typeof RecordLeaving>;

/**
 * Somebody leaves the school: from that day on none of the person's duties holds, whatever the assignment says, so that the parts stand
 * vacant until a new version gives them away. On the day, or after it, the sessions end and the use of the certificates ends here.
 * Recorded again, another day takes its place; without a day the person works here (again): duties hold, certificates are declared anew.
 *
 * Throws: STAFF_HEAD_LEAVES while the person is the head of that day; STAFF_LEFT when it is recorded so; LEAVING_DAY. Source: QĐ 1789, Đ.23; trap A20.
 */
export async function recordLeaving(ctx: Ctx, { staffId, leftOn, reason }: RecordLeaving): Promise<{ certificates: number }> {
  const { actor, db, now } = ctx;
  const right = decide(actor, "staff.record-leaving");
  if (!right.ok) throw new AppError(right.reason);
  const person = await db.staff.findUnique({ where: { id: staffId }, select: { leftOn: true, account: { select: { id: true } } } });
  if (!person) throw new AppError("NOT_FOUND");
  const known = person.leftOn && storedDay(person.leftOn);
  if (known === leftOn) throw new AppError("STAFF_LEFT");
  if (leftOn !== null && Math.abs(daysBetween(vietnamDay(now), leftOn)) > FARTHEST_DAYS) throw new AppError("LEAVING_DAY");
  const heads = leftOn === null ? 0 : await db.duty.count({ where: { staffId, kind: "HEAD", ...dutiesInForce(toStoredDay(leftOn)) } });
  if (heads > 0) throw new AppError("STAFF_HEAD_LEAVES");
  const left = await db.staff.updateMany({ where: { id: staffId, leftOn: person.leftOn }, data: { leftOn: leftOn && toStoredDay(leftOn) } });
  if (left.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, { action: "staff.leave", entity: "staff", entityId: staffId, before: { leftOn: known }, after: { leftOn }, reason });
  if (leftOn === null || leftOn > vietnamDay(now)) return { certificates: 0 };
  if (person.account) await db.session.updateMany({ where: { accountId: person.account.id, endedAt: null }, data: { endedAt: now } });
  const certificates = await db.certificate.findMany({ where: { staffId, status: { not: "REVOKED" } }, select: { id: true } });
  for (const { id } of certificates) await revokeCertificate(ctx, { key: "recorded-leaving", certificateId: id, reason: `Thôi làm việc tại trường: ${reason}` });
  return { certificates: certificates.length };
}
