import "server-only";
import { KeyFault } from "@/lib/signing/key-fault";
import type { PrismaClient } from "../db/client/client";
import { askKey, type LabelledPaper } from "./ask-key";
import { embedSlots } from "./embed-slots";
import type { Fence } from "./fence";
import { faulty, joinSteps, unlessDatabaseDown } from "./in-one-go";
import { keepValues } from "./keep-values";
import { paceOf } from "./key-pace";
import { waitingPapers, type BatchActor, type RecordAtWork, type SignerKey, type Step } from "./record-at-work";
import { manifestItem, receiveManifest, signManifest, type AskedManifest } from "./sign-manifest";
import { refuseToSign } from "./signer-facts";

/**
 * What every step of a run works with. files: signed of each record. decision: the manifest, while it is still to be signed with the first
 * records. isSpent: the one-time code has been used. stop: set when the process is asked to end.
 */
export type Bench = {
  readonly db: PrismaClient;
  readonly clock: () => Date;
  readonly actor: BatchActor;
  readonly signer: SignerKey;
  readonly batchId: string;
  readonly files: number;
  readonly fence: Fence;
  readonly stop: AbortSignal | undefined;
  decision: AskedManifest | null;
  isSpent: boolean;
};

/** Why no further record was begun: asked to stop, another run or its owner has the batch, the key gave up, or a new one-time code is needed. */
export type Halt = { why: "ASKED" } | { why: "NOT_MINE" } | { why: "KEY"; fault: KeyFault } | { why: "NEXT_OTP" };

type Values = Map<string, Uint8Array>;

/** What the key has given for prepared records: `records` have all their values, kept or at hand. */
export type Signed = Step & { values: Values; halt: Halt | null };

/**
 * Has the key sign prepared records, one call after another. Before each call it is asked whether signing may go on; whatever halts
 * it, the values that are there are kept and embedded by `embedSigned`.
 *
 * Throws: when the database is out of reach. What is PREPARED or SIGNED by then is where the next run goes on.
 */
export async function askForRecords(bench: Bench, records: readonly RecordAtWork[]): Promise<Signed> {
  const values: Values = new Map();
  const steps: Step[] = [];
  let halt: Halt | null = null;
  const { call } = paceOf(bench.signer.key, bench.files);
  for (const group of call === "ALL" ? [records] : records.map((record) => [record])) {
    const asked = await askForGroup(bench, group, values, call === "HASH");
    steps.push(asked);
    halt = asked.halt;
    if (halt) break;
  }
  return { ...joinSteps(steps), values, halt };
}

/** Keeps the values and makes them part of the units. It asks no key, so that the key can work on the next records meanwhile. */
export async function embedSigned({ db, clock, actor, signer }: Bench, signed: Signed): Promise<Step> {
  const kept = await keepValues(db, clock(), signer.certificate.der, signed);
  const embedded = await embedSlots(db, clock(), actor, kept.records);
  return joinSteps([{ ...signed, records: [] }, { ...kept, records: [] }, embedded]);
}

/** One call of the key, or one a hash, for records that may still be signed now. Those it signed are in `records`, with their values. */
async function askForGroup(bench: Bench, group: readonly RecordAtWork[], values: Values, oneByOne: boolean): Promise<Step & { halt: Halt | null }> {
  const { open, ended, moved, halt } = await stillOpen(bench, group);
  if (halt || open.length === 0) return { records: [], ended, moved, halt };
  try {
    for (const record of oneByOne ? open : []) await signHashByHash(bench, record);
    const papers = open.flatMap((record) => waitingPapers(record).map((paper) => ({ ...paper, label: record.unit.fullName })));
    const given = papers.length > 0 ? await askForPapers(bench, papers) : new Map<string, Uint8Array>();
    if (!given) return { records: [], ended, moved, halt: { why: "NEXT_OTP" } };
    for (const [id, value] of given) values.set(id, value);
    return { records: open, ended, moved, halt: null };
  } catch (fault) {
    if (fault instanceof KeyFault) return { records: [], ended, moved, halt: { why: "KEY", fault } };
    await unlessDatabaseDown(bench.db, fault);
    return { records: [], ended: [...ended, ...open.map(({ item }) => faulty(item, fault, "ceremony.sign"))], moved, halt: null };
  }
}

/**
 * The manifest is asked for under the same confirmation as the first records, and kept before them; alone where one is too narrow for
 * both. Null: the one-time code has been used, and none is ever sent twice.
 */
async function askForPapers(bench: Bench, papers: readonly LabelledPaper[]): Promise<ReadonlyMap<string, Uint8Array> | null> {
  const { db, batchId, decision, signer } = bench;
  const { key, certificate } = signer;
  const together = decision && papers.length < key.maxBatch ? decision : null;
  if (decision && !together) {
    await signManifest(db, bench.clock(), { batchId, signer });
    Object.assign(bench, { decision: null, isSpent: key.confirm === "pin+otp" });
  }
  if (bench.isSpent) return null;
  const values = await askKey(key, papers, together ? [manifestItem(together)] : []);
  bench.isSpent = key.confirm === "pin+otp";
  if (together) await receiveManifest(db, bench.clock(), { batchId, ...certificate }, together, values);
  bench.decision = null;
  return values;
}

/** A token works half a second on each: what it has given is kept before it is asked again. */
async function signHashByHash(bench: Bench, record: RecordAtWork): Promise<void> {
  const { db, clock, signer } = bench;
  for (const paper of waitingPapers(record)) {
    const values = await askForPapers(bench, [{ ...paper, label: record.unit.fullName }]);
    if (!values) return;
    const one = { ...record, papers: [paper] };
    await keepValues(db, clock(), signer.certificate.der, { records: [one], values });
    if (!paper.value) return; // moved by another batch, or not a value of this key: what is missing is asked for again or refused
  }
}

async function stillOpen({ clock, fence, stop }: Bench, group: readonly RecordAtWork[]) {
  const still = { open: [] as RecordAtWork[], ended: [] as Step["ended"], moved: [] as Step["moved"], halt: null as Halt | null };
  if (stop?.aborted) return { ...still, halt: { why: "ASKED" as const } };
  const now = clock();
  const { isMine, facts, open } = await fence.ask(now, group.map(({ slot }) => slot.id));
  if (!isMine) return { ...still, halt: { why: "NOT_MINE" as const } };
  for (const record of group) {
    const reason = refuseToSign(facts, record.unit, record.slot, now);
    if (reason) still.ended.push({ item: record.item, reason });
    else if (open.has(record.slot.id)) still.open.push(record);
    else still.moved.push(record.item);
  }
  return still;
}
