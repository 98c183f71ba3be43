import "server-only";
import { z } from "zod";
import { decideHandover, type HandoverAction, type HandoverStatus } from "@/lib/domain/records/handover";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { getHandover, targetOf, type Handover } from "./handovers";

const words = (most: number) => z.string().trim().max(most);

export const WriteHandover = z.object({
  key: RequestKey,
  classId: z.uuid(),
  version: z.coerce.number().int().min(0),
  toId: z.union([z.uuid(), z.literal("")]),
  strengths: words(2_000),
  limits: words(2_000),
  papers: words(1_000),
  pupils: z.array(z.object({ pupilId: z.uuid(), strengths: words(500), limits: words(500) })).max(80),
});
export type WriteHandover = z.infer<typeof WriteHandover>;

/** Writes the minutes: the class's strengths and limits, those of named pupils, who receives. Source: TT 27/2020, Đ.12.2. */
export async function writeHandover(ctx: Ctx, input: WriteHandover): Promise<{ version: number }> {
  const now = await getHandover(ctx, input.classId);
  const { classId, strengths, limits, papers } = input;
  const toId = now.grade < 5 && input.toId ? input.toId : null;
  const may = decide("write", ctx, now);
  if (!may.ok) throw new AppError(may.reason);
  if (toId && !(await ctx.db.staff.findFirst({ where: { id: toId, leftOn: null }, select: { id: true } }))) throw new AppError("NOT_ON_STAFF");
  const here = new Set(now.pupils.map(({ pupilId }) => pupilId));
  if (input.pupils.some(({ pupilId }) => !here.has(pupilId))) throw new AppError("NOT_FOUND");
  const data = { toId, strengths, limits, papers };
  const written =
    input.version === 0
      ? await ctx.db.classHandover.createMany({ data: { classId, ...data }, skipDuplicates: true })
      : await ctx.db.classHandover.updateMany({ where: { classId, status: "DRAFT", version: input.version }, data: { ...data, version: { increment: 1 } } });
  if (written.count !== 1) throw new AppError("STALE");
  for (const { pupilId, ...word } of input.pupils) {
    await ctx.db.handoverPupil.upsert({ where: { classId_pupilId: { classId, pupilId } }, create: { classId, pupilId, ...word }, update: word });
  }
  await appendHistory(ctx, { action: "handover.write", entity: "class_handover", entityId: classId, classId, before: { strengths: now.strengths, limits: now.limits }, after: { strengths, limits, pupils: input.pupils.length } });
  return { version: input.version + 1 };
}

export const HandoverStep = z.object({ key: RequestKey, classId: z.uuid(), version: z.coerce.number().int().min(1), action: z.enum(["give", "return", "receive"]), note: words(500).optional() });
export type HandoverStep = z.infer<typeof HandoverStep>;

/** Confirms the minutes, receives the class, or sends the minutes back. Throws: what the rule refuses with; STALE. */
export async function takeHandoverStep(ctx: Ctx, { classId, version, action, note }: HandoverStep): Promise<{ status: HandoverStatus }> {
  const now = await getHandover(ctx, classId);
  const may = decide(action, ctx, now);
  if (!may.ok) throw new AppError(may.reason);
  // Who keeps the class next year gives and receives in one confirmation: two steps of the record all the same.
  const received = action === "give" && may.value === "RECEIVED";
  await move(ctx, now, { action, status: received ? "GIVEN" : may.value, version });
  if (received) await move(ctx, { classId, status: "GIVEN" }, { action: "receive", status: "RECEIVED", version: version + 1 });
  await appendHistory(ctx, { action: `handover.${action}`, entity: "class_handover", entityId: classId, classId, before: { status: now.status }, after: { status: may.value }, reason: note || null });
  return { status: may.value };
}

const decide = (action: HandoverAction, { actor }: Ctx, { grade, status, sheet, accepted, toId, strengths, limits, ...one }: Handover) =>
  decideHandover(action, { actor, target: targetOf({ ...one, toId }), grade, status, sheet, receiver: toId, accepted: accepted !== null, strengths, limits });

async function move(ctx: Ctx, from: Pick<Handover, "classId" | "status">, { action, status, version }: { action: HandoverStep["action"]; status: HandoverStatus; version: number }): Promise<void> {
  const moved = await ctx.db.classHandover.updateMany({ where: { classId: from.classId, status: from.status, version }, data: { status, version: { increment: 1 }, ...stamps(action, ctx) } });
  if (moved.count !== 1) throw new AppError("STALE");
}

function stamps(action: HandoverStep["action"], { actor, now }: Ctx) {
  if (action === "give") return { givenById: actor.staffId, givenAt: now };
  if (action === "receive") return { receivedById: actor.staffId, receivedAt: now };
  return { givenById: null, givenAt: null };
}
