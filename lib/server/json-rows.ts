import "server-only";
import { Prisma } from "./db/client/client";

/** The rows of a select as one JSON array; of none an empty one. Dates become text. */
export const jsonRows = (select: Prisma.Sql): Prisma.Sql => Prisma.sql`coalesce((SELECT json_agg(one) FROM (${select}) one), '[]')`;
