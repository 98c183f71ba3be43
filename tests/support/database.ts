import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { openDatabase } from "@/lib/server/database";
import type { PrismaClient } from "@/lib/server/db/client/client";

/** A database of one test file's own, open from beforeAll to afterAll. */
export type TestDatabase = {
  /** Acts as the application's role, like the portal does. */
  readonly db: PrismaClient;
  /** Acts as the owner: for what the application may not do (SQL of guards, setting things up past them). */
  readonly owner: pg.Client;
  readonly url: string;
};

/**
 * Gives this test file a fresh, migrated, empty database:
 *
 *     const database = testDatabase();
 *     test("…", async () => { await database.db.pupil.count(); });
 */
export function testDatabase(content: "migrated" | "empty" = "migrated"): TestDatabase {
  let open: TestDatabase | null = null;
  const current = () => {
    if (!open) throw new Error("The test database is open from beforeAll on; use it inside a test or hook.");
    return open;
  };
  beforeAll(async () => {
    open = await createDatabase(content);
  });
  afterAll(async () => {
    if (open) await dropDatabase(open);
  });
  return {
    get db() {
      return current().db;
    },
    get owner() {
      return current().owner;
    },
    get url() {
      return current().url;
    },
  };
}

async function createDatabase(content: "migrated" | "empty"): Promise<TestDatabase> {
  const { adminUrl, template } = inject("postgres");
  const name = `${template}_${randomBytes(4).toString("hex")}`;
  await asAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${content === "migrated" ? template : "template0"}`);
  const address = new URL(adminUrl);
  address.pathname = `/${name}`;
  const url = address.toString();
  const owner = new pg.Client(url);
  await owner.connect();
  return { db: openDatabase(url), owner, url };
}

async function dropDatabase({ db, owner, url }: TestDatabase) {
  await db.$disconnect();
  await owner.end();
  await asAdmin(inject("postgres").adminUrl, `DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
}

/** CREATE and DROP DATABASE stand alone: one connection each, no transaction. */
async function asAdmin(url: string, sql: string) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
