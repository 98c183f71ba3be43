import "server-only";
import { z } from "zod";
import { decideCertificateStep, type CertificateAction } from "@/lib/domain/transcript/certificate-workflow";
import type { CertificateState } from "@/lib/domain/transcript/certificate-words";
import { vietnamDate } from "@/lib/domain/vietnam-time";
import { appendEvent } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { dutiesToday } from "./duties-today";

const words = (ask: string, most: number) => z.string().trim().min(3, ask).max(most);

/** paper: number of the superior's or the head's paper. reason: why it comes back, or ends. */
export const PaperStep = z.strictObject({ key: RequestKey, certificateId: z.uuid(), paper: words("Mời ghi số văn bản.", 200) });
export const ReasonStep = z.strictObject({ key: RequestKey, certificateId: z.uuid(), reason: words("Mời ghi lý do.", 500) });

/** Records that a certificate of the school or of its leadership was sent to the authority above. Source: QĐ 1789, Đ.20.3; CV 2088, III.1. */
export const sendCertificate = (ctx: Ctx, { certificateId, paper }: z.infer<typeof PaperStep>) => take(ctx, "send", certificateId, paper);
/** It came back: something in it is to be mended, or another one declared. */
export const returnCertificate = (ctx: Ctx, { certificateId, reason }: z.infer<typeof ReasonStep>) => take(ctx, "return", certificateId, reason);
/** Records that a certificate may be used: the head's decision for staff, the superior's for the school and the leadership. Source: QĐ 1789, Đ.9, 20.3. */
export const approveCertificate = (ctx: Ctx, { certificateId, paper }: z.infer<typeof PaperStep>) => take(ctx, "approve", certificateId, paper);
/** Ends the use of a certificate here: its holder left, or lost the key. What it signed before stays as it is. Source: QĐ 1789, Đ.23.3. */
export const revokeCertificate = (ctx: Ctx, { certificateId, reason }: z.infer<typeof ReasonStep>) => take(ctx, "revoke", certificateId, reason);

async function take(ctx: Ctx, action: CertificateAction, certificateId: string, reason: string): Promise<{ status: CertificateState }> {
  const { db, actor, now } = ctx;
  const certificate = await db.certificate.findUnique({ where: { id: certificateId }, select: { holder: true, staffId: true, status: true, version: true } });
  if (!certificate) throw new AppError("NOT_FOUND");
  const { holder, staffId, status, version } = certificate;
  const duties = staffId === null ? [] : ((await dutiesToday(db, [staffId], vietnamDate(now))).get(staffId) ?? []);
  const decided = decideCertificateStep(action, actor, { holder, status, duties });
  if (!decided.ok) throw new AppError(decided.reason);
  const moved = await db.certificate.updateMany({
    where: { id: certificateId, status, version },
    data: { status: decided.value, version: { increment: 1 }, ...DATES[action](ctx) },
  });
  if (moved.count !== 1) throw new AppError("STALE");
  await appendEvent(ctx, { action: `certificate.${action}`, entity: "certificate", entityId: certificateId, before: { status }, after: { status: decided.value }, reason });
  return { status: decided.value };
}

/** What a step notes beside the state. */
const DATES = {
  send: ({ now }: Ctx) => ({ sentAt: now }),
  return: () => ({}),
  approve: ({ actor, now }: Ctx) => ({ approvedById: actor.accountId, approvedAt: now }),
  revoke: ({ now }: Ctx) => ({ revokedAt: now }),
} as const satisfies Record<CertificateAction, (ctx: Ctx) => object>;
