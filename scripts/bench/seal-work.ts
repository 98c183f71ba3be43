import { createHash } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import { openPdf } from "@/lib/documents/pdf/open-pdf";
import type { PdfTools } from "@/lib/documents/pdf/pdf-tools";
import { PDF_SLOTS } from "@/lib/documents/pdf/signature-fields";
import type { SlotSignature, SlotSigner } from "@/lib/documents/transcript-data";
import { openXml } from "@/lib/documents/xml/open-xml";
import { nodeSha256, signHash } from "@/lib/signing/node-crypto";
import type { Issued } from "../make-pki";
import { benchPupil, type BenchStaff } from "./pupils";

const TEACHERS = [1, 2, 3, 4, 5, 6].map((number) => ({ name: `Giáo viên ${number}`, identity: `07918500000${number}` }));
export const STAFF: BenchStaff = {
  teachers: TEACHERS,
  homeroom: { name: "Huỳnh Thị Kim Ngân", identity: "079187000088" },
  head: { name: "Nguyễn Văn Thành", identity: "079075000100" },
  taxCode: "0312345678",
};
export const SLOTS = [...TEACHERS.map((_, index) => `gvbm-${index + 1}`), ...PDF_SLOTS];
export const SIGNATURES = SLOTS.length + PDF_SLOTS.length;
const TIMES = { teacher: "2026-05-30T08:00:00+07:00", gvcn: "2026-05-30T09:00:00+07:00", cbql: "2026-05-30T10:00:00+07:00", phathanh: "2026-05-30T11:00:00+07:00" };
const ROOM = 512 * 1024; // of a pupil's two files
/** Compiled code is what runs all day, and compiling goes on for some hundred pupils. */
export const WARM_UP = 400;
const PUPILS_KEPT = 50; // then written over, so that the disk does not fill
/** Records in a part, as the portal takes them (docs/decisions/158): prepared, signed and put together in turns. */
export const PART = 16;

export type Stage = "prepare" | "rsa" | "embed" | "write";
export type Clock = Record<Stage, number>;
/** signing: something open for the next signature. */
type Paper = { prepare(next: SlotSigner): { hash: Uint8Array }; add(signature: SlotSignature): void; bytes(): Uint8Array };

export type Bench = { keys: ReadonlyMap<string, Issued>; tools: PdfTools; folder: string };
type Desk = Omit<Bench, "folder"> & { store: number; clock: Clock };
/** bytes: of all files; memory: the resident MiB after each part. */
export type Run = { clock: Clock; bytes: number; memory: number[] };

/**
 * Seals pupils, from the `first` on, from snapshot to two files on disk: 9 XML and 3 PDF signatures each, a part of them at a time.
 *
 * They lie in one store, as the portal keeps them in its database: making two new files a pupil would measure the file system (0.8 ms here).
 */
export function sealMany(pupils: number, { folder, ...rest }: Bench, first = 0): Run {
  const clock: Clock = { prepare: 0, rsa: 0, embed: 0, write: 0 };
  const desk = { ...rest, store: openSync(join(folder, `store-${threadId}`), "w"), clock };
  const memory: number[] = [];
  let bytes = 0;
  for (let index = 0; index < pupils; index += PART) {
    bytes += sealPart(first + index, Math.min(PART, pupils - index), desk);
    memory.push(process.memoryUsage.rss() / 2 ** 20);
  }
  closeSync(desk.store);
  return { clock, bytes, memory };
}

function sealPart(first: number, count: number, desk: Desk): number {
  const { clock, tools } = desk;
  const records = Array.from({ length: count }, (_, index) => benchPupil(first + index, STAFF));
  const papers = timed(clock, "prepare", () => records.map((data) => ({ xml: openXml(data, nodeSha256), pdf: openPdf(data, tools) })));
  for (const slot of SLOTS) signInto(papers.map(({ xml }) => xml), slot, desk);
  for (const slot of PDF_SLOTS) signInto(papers.map(({ pdf }) => pdf), slot, desk);
  let bytes = 0;
  papers.forEach(({ xml, pdf }, index) => {
    const files = timed(clock, "embed", () => [xml.bytes(), pdf.bytes()] as const);
    timed(clock, "write", () => write(desk.store, first + index, files));
    bytes += files[0].length + files[1].length;
  });
  return bytes;
}

const NOTHING = new Uint8Array();

function write(store: number, pupil: number, [xml, pdf]: readonly [Uint8Array, Uint8Array]): void {
  const start = ROOM * (pupil % PUPILS_KEPT);
  writeSync(store, xml, 0, xml.length, start);
  writeSync(store, pdf, 0, pdf.length, start + xml.length);
}

function signInto(papers: readonly Paper[], slot: string, { keys, clock }: Desk): void {
  const key = keys.get(slot);
  if (!key) throw new Error(`No key for ${slot}`);
  const signingTime = slot in TIMES ? TIMES[slot as keyof typeof TIMES] : TIMES.teacher;
  const signer = { slot, signingTime, certificate: key.certificate, chain: key.chain };
  const hashes = timed(clock, "prepare", () => papers.map((paper) => paper.prepare(signer).hash));
  const values = timed(clock, "rsa", () => hashes.map((hash) => signHash(key.privateKey, hash)));
  timed(clock, "embed", () => papers.forEach((paper, index) => paper.add({ ...signer, value: values[index] ?? NOTHING })));
}

function timed<T>(clock: Clock, stage: Stage, work: () => T): T {
  const start = performance.now();
  const result = work();
  clock[stage] += performance.now() - start;
  return result;
}

/** How many signatures the keys can make with nothing else to do, in about so many milliseconds. */
export function countRsa(keys: ReadonlyMap<string, Issued>, ms: number): number {
  const all = [...keys.values()];
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < ms) {
    const hash = createHash("sha256").update(String(count)).digest();
    for (const { privateKey } of all) signHash(privateKey, hash);
    count += all.length;
  }
  return count;
}

