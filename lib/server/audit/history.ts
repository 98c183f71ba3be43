import "server-only";
import type { Prisma } from "../db/client/client";
import type { Ctx } from "../context";
import { newId } from "../new-id";

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

/** As the tables name it. What a deed does not say stays empty. */
const row = ({ actor, now }: Pick<Ctx, "actor" | "now">, { entityId, pupilId, ...deed }: Deed) => ({
  ...{ id: newId(), at: now, account_id: actor.accountId, actor_name: actor.name },
  ...{ ...deed, entity_id: entityId, pupil_id: pupilId },
});

/** Writes a deed into the history of the class sheets and people (tracking), in the caller's transaction. */
export async function appendHistory(ctx: Ctx, ...deeds: TrackingDeed[]): Promise<void> {
  const rows = JSON.stringify(deeds.map(({ classId, ...deed }) => ({ ...row(ctx, deed), class_id: classId })));
  await ctx.db.$executeRaw`/* append-history */ INSERT INTO tracking.history SELECT * FROM jsonb_populate_recordset(NULL::tracking.history, ${rows}::jsonb)`;
}

/** Writes a deed into the history of học bạ, certificates, keys and batches (transcripts), in the caller's transaction. */
export async function appendEvent(ctx: Ctx, ...deeds: Deed[]): Promise<void> {
  const rows = JSON.stringify(deeds.map((deed) => row(ctx, deed)));
  await ctx.db.$executeRaw`/* append-event */ INSERT INTO transcripts.transcript_event SELECT * FROM jsonb_populate_recordset(NULL::transcripts.transcript_event, ${rows}::jsonb)`;
}
