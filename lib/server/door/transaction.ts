import "server-only";
import type { Actor } from "@/lib/domain/people/actor";
import type { PrismaClient } from "../db/client/client";
import type { Ctx } from "../context";

/**
 * Runs one use case in one transaction. The door calls it, and so do jobs and tests.
 *
 * READ COMMITTED: what must not be lost is guarded by versions and conditional writes, not by the isolation level.
 */
export const runInTransaction = <T>(db: PrismaClient, actor: Actor, now: Date, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  db.$transaction((tx) => work({ actor, now, db: tx }), { maxWait: 10_000, timeout: 60_000 });
