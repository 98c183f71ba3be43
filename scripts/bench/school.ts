import "@/tests/support/portal-settings";
import type { KeyObject } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runInTransaction } from "@/lib/server/action";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { confirmBatch, runBatch, type BatchRun } from "@/lib/server/ceremonies/batch-run";
import { openDatabase } from "@/lib/server/database";
import type { PrismaClient } from "@/lib/server/db/client/client";
import { SigningThreads } from "@/lib/server/jobs/signing-threads";
import { DEMO_PIN } from "../demo-accounts";
import { applyMigrations } from "../migrate";
import { actorNamed, confirmAll, makeSigningSchool, ROLES, signersOf } from "../signing-school";
import { removePostgres } from "../start/places";
import { ensureDatabase, startPostgres } from "../start/postgres";

type Role = (typeof ROLES)[number];
type Times = { batches: number; records: number; pinMs: number; signMs: number };

/**
 * A whole school from the first "ký" to the last "phát hành", through the portal's own batches on a real PostgreSQL that flushes to
 * disk: every subject teacher, every homeroom teacher, the head, the seal, one after the other. Threads as the worker has them.
 */
export async function benchSchool(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...options], options: { pupils: { type: "string", default: "200" }, threads: { type: "string", default: String(availableParallelism()) } } });
  const folder = mkdtempSync(join(tmpdir(), "bench-school-"));
  const postgres = await startPostgres(folder, "kept");
  try {
    await ensureDatabase(postgres, "bench");
    const url = postgres.url("bench");
    await applyMigrations(url);
    Object.assign(process.env, { DATABASE_URL: url });
    const db = openDatabase(url);
    const units = await makeSigningSchool(db, { seed: "bench-school", pupils: Number(values.pupils) });
    const threads = Number(values.threads);
    await signSchool(db, units, threads);
    await db.$disconnect();
  } finally {
    await postgres.stop();
    removePostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function signSchool(db: PrismaClient, units: number, count: number): Promise<void> {
  const threads = count > 1 ? new SigningThreads(new URL("../signing-thread.mjs", import.meta.url), count) : null;
  const before = await statistics(db);
  const start = performance.now();
  const byRole = new Map<Role, Times>();
  for (const role of ROLES) {
    const times: Times = { batches: 0, records: 0, pinMs: 0, signMs: 0 };
    for (const signer of await signersOf(db, role)) await signBatch(db, { ...signer, role }, threads, times);
    byRole.set(role, times);
  }
  const seconds = (performance.now() - start) / 1000;
  threads?.stop();
  await new Promise((resolve) => setTimeout(resolve, 1_500)); // PostgreSQL reports a session's figures up to a second later
  await report(db, { units, count, seconds, byRole, before });
}

/** As the worker does: what is confirmed first, then every thread its share. */
async function shareOut(db: PrismaClient, threads: SigningThreads, run: BatchRun, privateKey: KeyObject) {
  await confirmBatch(db, new Date(), run);
  await threads.run(run, privateKey);
}

async function signBatch(db: PrismaClient, { username, classIds, role }: { username: string; classIds: string[]; role: Role }, threads: SigningThreads | null, times: Times) {
  const now = new Date();
  const actor = await actorNamed(db, username, now);
  const { batchId, total } = await runInTransaction(db, actor, now, (ctx) => confirmAll(ctx, role, classIds));
  const opening = performance.now();
  const { run } = await acceptPin(db, new Date(), { type: "run-batch", batchId, pin: DEMO_PIN });
  if (!run?.signer.privateKey) throw new Error(`the PIN of ${username} was not taken`);
  const opened = performance.now();
  await (threads ? shareOut(db, threads, run, run.signer.privateKey) : runBatch(db, () => new Date(), run));
  times.batches += 1;
  times.records += total;
  times.pinMs += opened - opening;
  times.signMs += performance.now() - opened;
}

async function statistics(db: PrismaClient): Promise<{ active: number; transactions: number }> {
  const [row] = await db.$queryRaw<{ active: number; transactions: bigint }[]>`
    SELECT active_time AS active, xact_commit AS transactions FROM pg_stat_database WHERE datname = current_database()`;
  return { active: Number(row?.active ?? 0), transactions: Number(row?.transactions ?? 0) };
}

type Outcome = { units: number; count: number; seconds: number; byRole: ReadonlyMap<Role, Times>; before: { active: number; transactions: number } };

async function report(db: PrismaClient, { units, count, seconds, byRole, before }: Outcome): Promise<void> {
  const after = await statistics(db);
  const [issued, signatures, files] = [await db.issueEntry.count(), await db.signature.count({ where: { state: "EMBEDDED" } }), await db.fileRevision.count()];
  const all = [...byRole.values()];
  const sum = (part: (times: Times) => number) => all.reduce((total, times) => total + part(times), 0);
  console.log(`a school of ${units} pupils from "ký" to "phát hành": ${seconds.toFixed(1)} s, ${count} thread${count === 1 ? "" : "s"}, node ${process.version}, load of the machine ${loadavg()[0]?.toFixed(1)}`);
  console.log(`${sum(({ batches }) => batches)} batches, ${sum(({ records }) => records)} slots, ${signatures} signatures, ${files} files: ${(signatures / seconds).toFixed(0)} signatures/s`);
  console.log(`of it: opening keys with the PIN ${(sum(({ pinMs }) => pinMs) / 1000).toFixed(1)} s, signing ${(sum(({ signMs }) => signMs) / 1000).toFixed(1)} s`);
  for (const [role, { batches, records, signMs }] of byRole) console.log(`  ${role.padEnd(12)} ${batches} batches, ${records} records, ${((1000 * records) / signMs).toFixed(0)} records/s`);
  console.log(`PostgreSQL was busy for ${((after.active - before.active) / 1000).toFixed(1)} s (its own clock, all connections), ${((after.transactions - before.transactions) / sum(({ records }) => records)).toFixed(2)} transactions a record`);
  console.log(`issued ${issued} of ${units}`);
  if (issued !== units) process.exitCode = 1;
}
