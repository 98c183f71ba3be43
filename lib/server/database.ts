import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./db/client/client";
import { env } from "./env";

/** The role without UPDATE or DELETE on history and issued files (prisma/migrations, docs/decisions). */
export const APP_ROLE = "hoc_ba_app";

const CONNECTIONS = 10;

/** Opens a client that acts as the application's role, whatever account the address signs in with. */
export const openDatabase = (url: string, connections = CONNECTIONS) =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: url, options: `-c role=${APP_ROLE} -c timezone=UTC`, max: connections }, { statementNameGenerator: ({ sql }) => statementName(sql) }) });

/**
 * A statement of ours whose text never varies begins with its name in a comment: a connection then plans it once.
 * What the client writes itself is not named: its text varies with the number of rows, and plans are never given back.
 */
const statementName = (sql: string): string => /^\/\* ([a-z-]+) \*\//.exec(sql)?.[1] ?? "";

// Kept across hot reloads in development, where this module is loaded again and again.
const kept = globalThis as { hocBaDatabase?: PrismaClient; hocBaSideDatabase?: PrismaClient };

export const database = (): PrismaClient => (kept.hocBaDatabase ??= openDatabase(env().DATABASE_URL));

const SIDE_CONNECTIONS = 6;

/**
 * For work inside a request that must stay whatever becomes of the door's transaction. Its connections are its own: were they the door's,
 * as many requests as there are connections would hold one each and wait for a second for ever.
 */
export const sideDatabase = (): PrismaClient => (kept.hocBaSideDatabase ??= openDatabase(env().DATABASE_URL, SIDE_CONNECTIONS));
