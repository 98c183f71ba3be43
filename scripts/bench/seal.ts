import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import { openPdf } from "@/lib/documents/pdf/open-pdf";
import type { PdfTools } from "@/lib/documents/pdf/pdf-tools";
import { PDF_SLOTS } from "@/lib/documents/pdf/signature-fields";
import type { SlotSignature, SlotSigner } from "@/lib/documents/transcript-data";
import { openXml } from "@/lib/documents/xml/open-xml";
import { nodeSha256, signHash } from "@/lib/signing/node-crypto";
import { makePki } from "../make-pki";
import type { Issued } from "../make-pki";
import { sealTheObviousWay } from "./obvious-way";
import { benchPupil } from "./pupils";
import type { BenchStaff } from "./pupils";

const TEACHERS = [1, 2, 3, 4, 5, 6].map((number) => ({ name: `Giáo viên ${number}`, identity: `07918500000${number}` }));
const STAFF: BenchStaff = {
  teachers: TEACHERS,
  homeroom: { name: "Huỳnh Thị Kim Ngân", identity: "079187000088" },
  head: { name: "Nguyễn Văn Thành", identity: "079075000100" },
  taxCode: "0312345678",
};
const SLOTS = [...TEACHERS.map((_, index) => `gvbm-${index + 1}`), ...PDF_SLOTS];
const SIGNATURES = SLOTS.length + PDF_SLOTS.length;
const TIMES = { teacher: "2026-05-30T08:00:00+07:00", gvcn: "2026-05-30T09:00:00+07:00", cbql: "2026-05-30T10:00:00+07:00", phathanh: "2026-05-30T11:00:00+07:00" };
const FILES_KEPT = 50; // names are used again, so that the disk does not fill

type Stage = "prepare" | "rsa" | "embed" | "write";
type Clock = Record<Stage, number>;
/** signing: something open for the next signature. */
type Paper = { prepare(next: SlotSigner): { hash: Uint8Array }; add(signature: SlotSignature): void; bytes(): Uint8Array };

/**
 * Seals N pupils from snapshot to two files on disk: 9 XML and 3 PDF signatures each, on one core, and says what share of
 * the time RSA alone would have taken, measured in the same run with the same keys.
 */
export async function benchSeal(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...options], options: { pupils: { type: "string", default: "200" } } });
  const pupils = Math.max(1, Number(values.pupils));
  const keys = await benchKeys();
  const tools = await loadPdfTools();
  const folder = mkdtempSync(join(tmpdir(), "bench-seal-"));
  sealMany(Math.min(pupils, 60), { keys, tools, folder }); // warm-up: compiled code is what runs all day
  const before = rsaPerSecond(keys);
  const run = sealMany(pupils, { keys, tools, folder });
  const rsa = (before + rsaPerSecond(keys)) / 2;
  rmSync(folder, { recursive: true });
  report(pupils, run, rsa);
  await reportObviousWay(keys, pupils / run.seconds);
  console.log(`${Math.round((100 * pupils * SIGNATURES) / run.seconds / rsa)} % of the RSA limit`);
}

async function benchKeys(): Promise<ReadonlyMap<string, Issued>> {
  const people = [...TEACHERS, STAFF.homeroom, STAFF.head].map(({ name, identity }, index) => ({
    id: SLOTS[index] ?? "",
    name,
    identity: { kind: "CCCD" as const, number: identity },
  }));
  const school = { id: "phathanh", name: "Trường Tiểu học Nguyễn Thị Lắng", identity: { kind: "MST" as const, number: STAFF.taxCode } };
  const pki = await makePki({ clock: new Date("2026-05-30T00:00:00Z"), holders: [...people, school] });
  return pki.issued;
}

type Bench = { keys: ReadonlyMap<string, Issued>; tools: PdfTools; folder: string };
type Run = { seconds: number; clock: Clock; bytes: number; memory: number[] };

function sealMany(pupils: number, bench: Bench): Run {
  const clock: Clock = { prepare: 0, rsa: 0, embed: 0, write: 0 };
  const memory: number[] = [];
  let bytes = 0;
  const start = performance.now();
  for (let index = 0; index < pupils; index += 1) {
    bytes += sealOne(index, bench, clock);
    if (index % 25 === 24 || index === pupils - 1) memory.push(process.memoryUsage.rss() / 2 ** 20);
  }
  return { seconds: (performance.now() - start) / 1000, clock, bytes, memory };
}

function sealOne(index: number, bench: Bench, clock: Clock): number {
  const data = benchPupil(index, STAFF);
  const xml = timed(clock, "prepare", () => openXml(data, nodeSha256));
  for (const slot of SLOTS) signInto(xml, slot, bench, clock);
  const pdf = timed(clock, "prepare", () => openPdf(data, bench.tools));
  for (const slot of PDF_SLOTS) signInto(pdf, slot, bench, clock);
  const files = timed(clock, "embed", () => [xml.bytes(), pdf.bytes()] as const);
  timed(clock, "write", () => {
    writeFileSync(join(bench.folder, `${index % FILES_KEPT}.xml`), files[0]);
    writeFileSync(join(bench.folder, `${index % FILES_KEPT}.pdf`), files[1]);
  });
  return files[0].length + files[1].length;
}

function signInto(paper: Paper, slot: string, { keys }: Bench, clock: Clock): void {
  const key = keys.get(slot);
  if (!key) throw new Error(`No key for ${slot}`);
  const signingTime = slot in TIMES ? TIMES[slot as keyof typeof TIMES] : TIMES.teacher;
  const signer = { slot, signingTime, certificate: key.certificate, chain: key.chain };
  const { hash } = timed(clock, "prepare", () => paper.prepare(signer));
  const value = timed(clock, "rsa", () => signHash(key.privateKey, hash));
  timed(clock, "embed", () => paper.add({ ...signer, value }));
}

function timed<T>(clock: Clock, stage: Stage, work: () => T): T {
  const start = performance.now();
  const result = work();
  clock[stage] += performance.now() - start;
  return result;
}

/** What the keys can do with nothing else to do, for about a second. */
function rsaPerSecond(keys: ReadonlyMap<string, Issued>): number {
  const all = [...keys.values()];
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < 1000) {
    const hash = createHash("sha256").update(String(count)).digest();
    for (const { privateKey } of all) signHash(privateKey, hash);
    count += all.length;
  }
  return (1000 * count) / (performance.now() - start);
}

function report(pupils: number, run: Run, rsa: number): void {
  const { seconds, clock, memory } = run;
  const each = (stage: Stage) => `${stage} ${(clock[stage] / pupils).toFixed(2)} ms`;
  console.log(`${pupils} pupils, ${2 * pupils} files, ${SIGNATURES * pupils} signatures in ${seconds.toFixed(2)} s, one core (node ${process.version}, ${memorySettings()})`);
  console.log(`${((2 * pupils) / seconds).toFixed(0)} documents/s, ${((SIGNATURES * pupils) / seconds).toFixed(0)} signatures/s; RSA alone ${rsa.toFixed(0)} signatures/s`);
  console.log(`per pupil: ${each("prepare")}, ${each("rsa")}, ${each("embed")}, ${each("write")}; ${(run.bytes / pupils / 1024).toFixed(0)} KiB; database 0.00 ms (none here)`);
  const quarters = [0, 1, 2, 3].map((quarter) => memory.slice((quarter * memory.length) / 4, ((quarter + 1) * memory.length) / 4));
  const peaks = quarters.filter((part) => part.length > 0).map((part) => Math.max(...part).toFixed(0));
  console.log(`peak memory: ${Math.max(...memory).toFixed(0)} MiB; in each quarter of the run ${peaks.join(", ")} MiB`);
}

/** How memory was set: a large young generation, and glibc keeping freed buffers, let a process grow that keeps nothing. */
function memorySettings(): string {
  const young = process.execArgv.find((option) => option.startsWith("--max-semi-space-size")) ?? "usual young generation";
  const threshold = process.env.MALLOC_MMAP_THRESHOLD_;
  return `${young}, ${threshold === undefined ? "usual malloc" : `MALLOC_MMAP_THRESHOLD_=${threshold}`}`;
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
