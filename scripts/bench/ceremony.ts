import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { runInTransaction } from "@/lib/server/action";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch, type BatchRun } from "@/lib/server/ceremonies/batch-run";
import { openDatabase } from "@/lib/server/database";
import type { PrismaClient } from "@/lib/server/db/client/client";
import type { SigningKey } from "@/lib/signing/signing-key";
import { Browser } from "../chaos/browser";
import { Parts } from "../chaos/parts";
import { DEMO_PIN } from "../demo-accounts";
import { actorNamed, confirmAll, makeSigningSchool, signersOf } from "../signing-school";
import { percentile } from "./percentile";

const PROBE_EVERY_MS = 200;
const ENTERING = { grade: 1, name: "1/9", size: 20, yearEnd: "DRAFT" } as const;
const PROBES = ["health", "page", "save"] as const;
type Times = Record<(typeof PROBES)[number], number[]>;

/**
 * A person signs with a token that takes half a second a signature: what the portal adds to the token's own time, and how the rest
 * of a running portal answers meanwhile (its health, a page with queries, a save of a cell, each every 200 ms).
 * The token is a real RSA key behind a delay. The portal is the build that is there.
 */
export async function benchCeremony(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...options], options: { records: { type: "string", default: "60" }, "token-ms": { type: "string", default: "500" } } });
  const parts = new Parts(mkdtempSync(join(tmpdir(), "bench-ceremony-")));
  try {
    await parts.openDatabase();
    await parts.createDatabase();
    const db = openDatabase(parts.databaseUrl);
    await makeSigningSchool(db, { seed: "bench-ceremony", pupils: Number(values.records), stillEntering: ENTERING });
    await parts.start();
    await measure(db, parts.address, { records: Number(values.records), tokenMs: Number(values["token-ms"]) });
    await db.$disconnect();
  } finally {
    await parts.stop();
    parts.remove();
  }
}

async function measure(db: PrismaClient, address: string, size: { records: number; tokenMs: number }): Promise<void> {
  const run = await startLargest(db);
  const token = { ms: 0, signatures: 0 };
  const times: Times = { health: [], page: [], save: [] };
  const ended = new AbortController();
  const probe = await prepareProbe(db, address, times);
  const probing = probeUntil(probe, ended.signal);
  const start = performance.now();
  await runBatch(db, () => new Date(), { ...run, signer: { ...run.signer, key: tokenOf(run.signer.key, size.tokenMs, token) } });
  const ms = performance.now() - start;
  ended.abort();
  await probing;
  const { done, total } = { done: await db.batchItem.count({ where: { batchId: run.batchId, state: "DONE" } }), total: await db.batchItem.count({ where: { batchId: run.batchId } }) };
  console.log(`${done} of ${total} records, ${token.signatures} signatures of a token at ${size.tokenMs} ms in ${(ms / 1000).toFixed(1)} s, load of the machine ${loadavg()[0]?.toFixed(1)}`);
  console.log(`the portal adds ${((100 * (ms - token.ms)) / token.ms).toFixed(1)} % to the token's own ${(token.ms / 1000).toFixed(1)} s`);
  for (const name of PROBES) console.log(`  meanwhile ${name.padEnd(6)} ${times[name].length} times: p50 ${percentile(times[name], 0.5).toFixed(0)} ms, p95 ${percentile(times[name], 0.95).toFixed(0)} ms, slowest ${percentile(times[name], 1).toFixed(0)} ms`);
  if (done !== total) process.exitCode = 1;
}

/** Whoever signs in most classes begins a batch of all of them. */
async function startLargest(db: PrismaClient): Promise<BatchRun> {
  const [signer] = (await signersOf(db, "GVBM")).sort((one, other) => other.classIds.length - one.classIds.length);
  if (!signer) throw new Error("nobody has anything to sign");
  const now = new Date();
  const actor = await actorNamed(db, signer.username, now);
  const { batchId } = await runInTransaction(db, actor, now, (ctx) => confirmAll(ctx, "GVBM", signer.classIds));
  const { run } = await acceptPin(db, new Date(), { type: "run-batch", batchId, pin: DEMO_PIN });
  if (!run) throw new Error("the PIN was not taken");
  return run;
}

function tokenOf(key: SigningKey, ms: number, spent: { ms: number; signatures: number }): SigningKey {
  const begin: SigningKey["begin"] = async (items, auth) => {
    const start = performance.now();
    await sleep(ms * items.length);
    const begun = await key.begin(items, auth);
    spent.ms += performance.now() - start;
    spent.signatures += items.length;
    return begun;
  };
  return { ...key, begin, maxBatch: 1, confirm: "token" };
}

/** The homeroom teacher of the class that is being entered: looks at the portal, opens a page, types a level. */
async function prepareProbe(db: PrismaClient, address: string, times: Times): Promise<() => Promise<void>> {
  const username = `gvcn.${ENTERING.name}`.toLowerCase();
  const [browser, actor] = [new Browser(address, username), await actorNamed(db, username, new Date())];
  await browser.signIn();
  const entering = await db.schoolClass.findFirstOrThrow({ where: { name: ENTERING.name }, select: { id: true, enrolments: { select: { pupilId: true } } } });
  const pupilIds = entering.enrolments.map(({ pupilId }) => pupilId);
  const timed = async (name: keyof Times, work: () => Promise<number>) => {
    const start = performance.now();
    const status = await work();
    times[name].push(performance.now() - start);
    if (status !== 200) throw new Error(`${name} was answered with ${status}`);
  };
  let round = 0;
  const save = async () => {
    const pupilId = pupilIds[(round += 1) % pupilIds.length] ?? "";
    const held = await db.assessment.findFirst({ where: { pupilId, subjectCode: "TO", period: "CN" }, select: { version: true } });
    const change = { pupilId, column: "level.TO", value: round % 2 ? "T" : "H", baseVersion: held?.version ?? 0 };
    const input = { key: randomUUID(), classId: entering.id, period: "CN", account: actor.accountId, changes: [change] };
    await timed("save", async () => (await browser.post("/api/sheets/v1/cells", input)).status);
  };
  return async () => {
    await timed("health", () => browser.statusOf("/api/health"));
    await timed("page", () => browser.statusOf("/viec-cua-toi"));
    await save();
  };
}

async function probeUntil(probe: () => Promise<void>, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) await Promise.all([probe(), sleep(PROBE_EVERY_MS)]);
}
