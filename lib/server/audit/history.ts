import "server-only";
import type { Prisma } from "../db/client/client";
import type { Ctx } from "../context";

/** A step somebody took: what, on what, from what to what. */
export type Deed = {
  action: string; // "sheet.submit"
  entity: string;
  entityId: string;
  pupilId?: string | null;
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
  reason?: string | null;
};

/** A deed in a book of history; for the class sheets it also names the class. */
export type TrackingDeed = Deed & { classId?: string | null };

const row = ({ actor, now }: Pick<Ctx, "actor" | "now">, deed: Deed) => ({ at: now, accountId: actor.accountId, actorName: actor.name, ...deed });

/** Writes a deed into the history of the class sheets and people (tracking), in the caller's transaction. */
export async function appendHistory(ctx: Ctx, ...deeds: TrackingDeed[]): Promise<void> {
  await ctx.db.history.createMany({ data: deeds.map((deed) => row(ctx, deed)) });
}

/** Writes a deed into the history of học bạ, certificates, keys and batches (transcripts), in the caller's transaction. */
export async function appendEvent(ctx: Ctx, ...deeds: Deed[]): Promise<void> {
  await ctx.db.transcriptEvent.createMany({ data: deeds.map((deed) => row(ctx, deed)) });
}
