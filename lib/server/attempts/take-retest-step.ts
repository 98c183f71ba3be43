import "server-only";
import { z } from "zod";
import type { RequestState, RetestAction } from "@/lib/domain/records/retest-workflow";
import { decideRetestStep } from "@/lib/domain/records/retest-workflow";
import { vietnamDate } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { dutiesInForce } from "../people/duties-in-force";

/** A step on one request, from the version the person saw. */
export const RetestStep = z.object({ key: RequestKey, requestId: z.uuid(), version: z.coerce.number().int(), note: z.string().trim().max(500).optional() });
export type RetestStep = z.infer<typeof RetestStep>;

/** Takes one step of a request's workflow. Throws: what the rule refuses with; STALE when somebody else was faster. */
async function takeRetestStep(ctx: Ctx, action: RetestAction, { requestId, version, note }: RetestStep): Promise<{ state: RequestState }> {
  const request = await ctx.db.retestRequest.findUnique({ where: { id: requestId } });
  if (!request) throw new AppError("NOT_FOUND");
  const { classId, yearId, subjectCode, pupilId, period, state } = request;
  const group = await ctx.db.pupilGroupMember.findFirst({ where: { pupilId, leftAt: null, group: { classId, duties: { some: { subjectCode, ...dutiesInForce(vietnamDate(ctx.now)) } } } }, select: { groupId: true } });
  const target = { classId, yearId, subjectCode, groupId: group?.groupId ?? null };
  const decision = decideRetestStep(action, { actor: ctx.actor, target, state, note });
  if (!decision.ok) throw new AppError(decision.reason);
  const decided = action === "withdraw" ? {} : { decidedById: ctx.actor.staffId, decidedAt: ctx.now };
  const moved = await ctx.db.retestRequest.updateMany({
    where: { id: requestId, state, version },
    data: { state: decision.value, note: note || null, version: { increment: 1 }, ...decided },
  });
  if (moved.count !== 1) throw new AppError("STALE");
  const sheet = await ctx.db.classSheet.findUnique({ where: { classId_period: { classId, period } }, select: { id: true } });
  await appendHistory(ctx, {
    action: `retest.${action}`,
    entity: "class_sheet",
    entityId: sheet?.id ?? "",
    classId,
    pupilId,
    before: { subject: subjectCode, state },
    after: { subject: subjectCode, state: decision.value },
    reason: note ?? null,
  });
  return { state: decision.value };
}

/** The school agrees to another test; then its result may be recorded. Source: TT 27/2020, Đ.7.1d. */
export const approveRetest = (ctx: Ctx, input: RetestStep) => takeRetestStep(ctx, "approve", input);
/** The school does not agree, and says why. Source: TT 27/2020, Đ.7.1d. */
export const refuseRetest = (ctx: Ctx, input: RetestStep) => takeRetestStep(ctx, "refuse", input);
/** The teacher takes a proposal back before it is decided. */
export const withdrawRetest = (ctx: Ctx, input: RetestStep) => takeRetestStep(ctx, "withdraw", input);
