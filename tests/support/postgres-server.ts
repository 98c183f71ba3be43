import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/scripts/migrate";
import { removePostgres } from "@/scripts/start/places";
import { startPostgres } from "@/scripts/start/postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the tests' databases live; each test file makes its own from the template (tests/support/database.ts). */
    postgres: { adminUrl: string; template: string };
  }
}

/** vitest's global setup: one PostgreSQL for all integration tests (DATABASE_URL's or our own) with one migrated template. */
export default async function setUp(project: TestProject) {
  const server = await openServer();
  const template = `hoc_ba_test_${randomBytes(4).toString("hex")}`;
  await asAdmin(server.adminUrl, `CREATE DATABASE ${template}`);
  await applyMigrations(withDatabaseName(server.adminUrl, template));
  project.provide("postgres", { adminUrl: server.adminUrl, template });
  return async () => {
    await asAdmin(server.adminUrl, `DROP DATABASE ${template} WITH (FORCE)`);
    await server.close();
  };
}

async function openServer(): Promise<{ adminUrl: string; close: () => Promise<void> }> {
  const given = process.env["DATABASE_URL"];
  if (given) return { adminUrl: given, close: () => Promise.resolve() };
  const folder = join(tmpdir(), `hoc-ba-test-${randomBytes(4).toString("hex")}`);
  const server = await startPostgres(folder, "throwaway");
  const close = async () => {
    await server.stop();
    removePostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  return { adminUrl: server.url("postgres"), close };
}

async function asAdmin(url: string, sql: string) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withDatabaseName(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.toString();
}
