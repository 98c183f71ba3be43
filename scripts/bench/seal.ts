import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import { makePki, type Issued } from "../make-pki";
import { sealTheObviousWay } from "./obvious-way";
import { benchPupil } from "./pupils";
import { sealOnThreads } from "./seal-threads";
import { countRsa, sealMany, SIGNATURES, SLOTS, STAFF, WARM_UP, type Bench, type Run, type Stage } from "./seal-work";
import { Stopwatch } from "./stopwatch";

/** Sealing and RSA alone take turns, so that whatever else the machine does meets both alike. */
const TURN = { pupils: 160, rsaMs: 300 };

/**
 * Seals N pupils on one core, and says what share of the time RSA alone would have taken, measured in turns with the same keys;
 * then the same on two threads beside RSA on two. `--threads 0` leaves the second part out.
 */
export async function benchSeal(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...options], options: { pupils: { type: "string", default: "200" }, threads: { type: "string", default: "2" } } });
  const pupils = Math.max(1, Number(values.pupils));
  const keys = await benchKeys();
  const folder = mkdtempSync(join(tmpdir(), "bench-seal-"));
  const bench = { keys, tools: await loadPdfTools(), folder };
  sealMany(WARM_UP, bench);
  const { run, sealed, rsa } = sealInTurns(pupils, bench);
  report(pupils, run, { sealed, rsa });
  await reportObviousWay(keys, sealed.perSecond / SIGNATURES);
  if (Number(values.threads) > 1) await sealOnThreads(keys, folder, Number(values.threads));
  rmSync(folder, { recursive: true });
}

/** Signatures made while sealing, and by RSA alone. */
type Speeds = { sealed: Stopwatch; rsa: Stopwatch };

function sealInTurns(pupils: number, bench: Bench): Speeds & { run: Run } {
  const [sealed, rsa] = [new Stopwatch(), new Stopwatch()];
  const run: Run = { clock: { prepare: 0, rsa: 0, embed: 0, write: 0 }, bytes: 0, memory: [] };
  for (let first = 0; first < pupils; first += TURN.pupils) {
    rsa.time(() => countRsa(bench.keys, TURN.rsaMs));
    const count = Math.min(TURN.pupils, pupils - first);
    sealed.time(() => {
      const { clock, bytes, memory } = sealMany(count, bench, first);
      for (const stage of Object.keys(clock) as Stage[]) run.clock[stage] += clock[stage];
      run.bytes += bytes;
      run.memory.push(...memory);
      return count * SIGNATURES;
    });
  }
  return { run, sealed, rsa };
}

async function benchKeys(): Promise<ReadonlyMap<string, Issued>> {
  const people = [...STAFF.teachers, STAFF.homeroom, STAFF.head].map(({ name, identity }, index) => ({
    id: SLOTS[index] ?? "",
    name,
    identity: { kind: "CCCD" as const, number: identity },
  }));
  const school = { id: "phathanh", name: "Trường Tiểu học Nguyễn Thị Lắng", identity: { kind: "MST" as const, number: STAFF.taxCode } };
  const pki = await makePki({ clock: new Date("2026-05-30T00:00:00Z"), holders: [...people, school] });
  return pki.issued;
}

function report(pupils: number, { clock, memory, bytes }: Run, { rsa, sealed }: Speeds): void {
  const each = (stage: Stage) => `${stage} ${(clock[stage] / pupils).toFixed(2)} ms`;
  console.log(`${pupils} pupils, ${2 * pupils} files, ${SIGNATURES * pupils} signatures in ${sealed.seconds.toFixed(2)} s, one core (node ${process.version}, ${memorySettings()}), load of the machine ${loadavg()[0]?.toFixed(1)}`);
  console.log(`${((2 * pupils) / sealed.seconds).toFixed(0)} documents/s, ${sealed.perSecond.toFixed(0)} signatures/s; RSA alone, in turns with it, ${rsa.perSecond.toFixed(0)} signatures/s`);
  console.log(`per pupil: ${each("prepare")}, ${each("rsa")}, ${each("embed")}, ${each("write")}; ${(bytes / pupils / 1024).toFixed(0)} KiB; database 0.00 ms (none here: bench school)`);
  const quarters = [0, 1, 2, 3].map((quarter) => memory.slice((quarter * memory.length) / 4, ((quarter + 1) * memory.length) / 4));
  const peaks = quarters.filter((part) => part.length > 0).map((part) => Math.max(...part).toFixed(0));
  console.log(`peak memory: ${Math.max(...memory).toFixed(0)} MiB; in each quarter of the run ${peaks.join(", ")} MiB`);
  const share = (of: "perSecond" | "perCpuSecond") => Math.round((100 * sealed[of]) / rsa[of]);
  console.log(`${share("perCpuSecond")} % of the RSA limit by the processor's time, ${share("perSecond")} % by the clock on the wall`);
}

/** How memory was set: a large young generation lets a process grow that keeps nothing. */
function memorySettings(): string {
  const young = process.execArgv.find((option) => option.startsWith("--max-semi-space-size")) ?? "usual young generation";
  const threshold = process.env.MALLOC_MMAP_THRESHOLD_;
  const collector = process.execArgv.includes("--single-threaded-gc") ? "collecting on the same core" : "collecting on other cores too";
  return `${young}, ${collector}, ${threshold === undefined ? "usual malloc" : `MALLOC_MMAP_THRESHOLD_=${threshold}`}`;
}

const OBVIOUS_PUPILS = 10;

async function reportObviousWay(keys: ReadonlyMap<string, Issued>, pupilsPerSecond: number): Promise<void> {
  const privateKeys = SLOTS.map((slot) => keys.get(slot)?.privateKey.export({ type: "pkcs8", format: "pem" }).toString() ?? "");
  await sealTheObviousWay(benchPupil(0, STAFF), privateKeys);
  const start = performance.now();
  for (let index = 0; index < OBVIOUS_PUPILS; index += 1) await sealTheObviousWay(benchPupil(index, STAFF), privateKeys);
  const perSecond = (1000 * OBVIOUS_PUPILS) / (performance.now() - start);
  console.log(`the obvious way (pdf-lib, xml-crypto; PDF not even signed): ${perSecond.toFixed(1)} pupils/s against ${pupilsPerSecond.toFixed(1)}, ${OBVIOUS_PUPILS} pupils measured`);
}
