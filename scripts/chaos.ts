import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openDatabase } from "@/lib/server/database";
import type { PrismaClient } from "@/lib/server/db/client/client";
import { Onlooker } from "./chaos/ask";
import { audit, auditFiles, type Finding } from "./chaos/audit";
import { describeKills, Killer } from "./chaos/killer";
import { Parts } from "./chaos/parts";
import { signThroughChaos } from "./chaos/signer";
import { makeSigningSchool, ROLES, signersOf } from "./signing-school";
import { ROOT } from "./start/places";

/**
 * `npm run chaos -- --kills 100 --pupils 300 --seed 1789`: a school signs everything from the first part to the last seal over the
 * portal's own HTTP while web, worker, database and browsers are killed under it; then the whole database is counted over.
 * Ends with 1 when anything was lost, doubled or half-made.
 */
const { values } = parseArgs({ options: { kills: { type: "string", default: "100" }, pupils: { type: "string", default: "300" }, seed: { type: "string", default: "1789" }, keep: { type: "boolean", default: false } } });
const plan = { kills: Number(values.kills), seed: Number(values.seed) };
const begun = Date.now();
const passed = () => `${((Date.now() - begun) / 1000).toFixed(0).padStart(5)} s`;

if (!existsSync(join(ROOT, ".next", "BUILD_ID"))) throw new Error("The portal is not built: npm run build");
const parts = new Parts(mkdtempSync(join(tmpdir(), "chaos-")));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void parts.stop().then(() => process.exit(130)));
try {
  process.exitCode = await run();
} finally {
  await parts.stop();
  if (!values.keep) parts.remove();
}

async function run(): Promise<number> {
  await parts.openDatabase();
  const onlooker = new Onlooker(parts.databaseUrl);
  await parts.createDatabase();
  const db = openDatabase(parts.databaseUrl);
  const units = await makeSigningSchool(db, { seed: "chaos", pupils: Number(values.pupils) });
  const records = await onlooker.number("SELECT count(*) AS number FROM transcripts.slot");
  console.log(`${passed()}  a school of ${units} units, ${records} slots to sign; ${plan.kills} kills, seed ${plan.seed}`);
  await parts.start();
  const killer = new Killer(parts, onlooker, { ...plan, records });
  const ended = new AbortController();
  const [{ batches, pins }] = await Promise.all([signEverything(db, killer, onlooker).finally(() => ended.abort()), killer.strikeUntil(ended.signal)]);
  const kills = Object.values(killer.done).reduce((sum, count) => sum + count, 0);
  console.log(`${passed()}  ${batches} batches done, the PIN given ${pins} times, ${kills} kills: ${describeKills(killer)}; ${killer.whileRunning} of them while a batch was running`);
  if (kills < plan.kills) console.log(`         ${plan.kills - kills} kills were left over: their moment did not come`);
  const files = await auditFiles(db);
  console.log(`${passed()}  ${files.verified} files verified`);
  const findings = [...(await audit(onlooker)), files.finding];
  await Promise.all([onlooker.close(), db.$disconnect()]);
  return report(findings);
}

/** Everybody signs what is theirs, in the order of the roles. */
async function signEverything(db: PrismaClient, killer: Killer, onlooker: Onlooker): Promise<{ batches: number; pins: number }> {
  let [batches, pins] = [0, 0];
  for (const role of ROLES) {
    for (const signer of await untilThere(() => signersOf(db, role))) {
      pins += await signThroughChaos(parts.address, { ...signer, role }, { killer, onlooker });
      batches += 1;
    }
    console.log(`${passed()}  ${role} signed; killed so far: ${describeKills(killer)}`);
  }
  return { batches, pins };
}

/** This script's own reading must not fall with the database it kills. */
async function untilThere<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 100; tries > 0; tries -= 1) {
    const found = await read().catch(() => null);
    if (found !== null) return found;
    await pause(500);
  }
  return read();
}

function report(findings: readonly Finding[]): number {
  for (const kind of ["lost", "doubled", "half-made"] as const) {
    const of = findings.filter((finding) => finding.kind === kind);
    console.log(`${kind}: ${of.reduce((sum, { count }) => sum + count, 0)}`);
    for (const { what, count } of of.filter((finding) => finding.count !== 0)) console.log(`    ${count} ${what}`);
  }
  return findings.some(({ count }) => count !== 0) ? 1 : 0;
}
