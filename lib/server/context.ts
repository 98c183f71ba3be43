import "server-only";
import type { Prisma, PrismaClient } from "./db/client/client";
import type { Actor } from "@/lib/domain/people/actor";

/** A client or a transaction: reads take either; mutations are always given a transaction by the door. */
export type Db = PrismaClient | Prisma.TransactionClient;

/** What every use case is told: who asks, what time it is, and where the data are. */
export type Ctx = { actor: Actor; now: Date; db: Db; sessionId?: string };
