import "server-only";
import type { Actor } from "@/lib/domain/people/actor";
import type { Db } from "../context";

/** Who read what: an account, or the public page (no actor). */
export type Reader = { actor: Pick<Actor, "accountId"> | null; now: Date; db: Db };

export type Read = { what: string; entityId: string; pupilId?: string | null };

/** Notes that somebody read a record about a pupil (QĐ 1789: reads are kept as well as changes). */
export async function logRead({ actor, now, db }: Reader, ...reads: Read[]): Promise<void> {
  await db.readLog.createMany({ data: reads.map((read) => ({ at: now, accountId: actor?.accountId ?? null, ...read })) });
}
