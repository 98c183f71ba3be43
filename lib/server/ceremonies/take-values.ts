import "server-only";
import { z } from "zod";
import { fingerprintOf } from "@/lib/signing/certificate";
import { KEY_FAULT_CODES, KeyFault } from "@/lib/signing/key-fault";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { spkiOf, verifyHash } from "@/lib/signing/verify-hash";
import type { Ctx } from "../context";
import { sideDatabase } from "../database";
import type { PrismaClient } from "../db/client/client";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { haltBatch } from "./batch-lease";
import { embedSlots } from "./embed-slots";
import { endItems } from "./end-items";
import { joinSteps } from "./in-one-go";
import { keepValues } from "./keep-values";
import { progressOf, runLocally, type LocalBatch, type LocalProgress } from "./local-batch";
import { prepareSlots } from "./prepare-slots";
import { waitingPapers, type ItemOfBatch, type RecordAtWork } from "./record-at-work";
import { keepManifest, prepareManifest } from "./sign-manifest";
import { refuseToSign } from "./signer-facts";
import { noteStatusAfter } from "./status-after";

const Base64 = z.base64().max(1_400);

export const TakeValues = z.strictObject({
  key: RequestKey,
  batchId: z.uuid(),
  /** hash: the one that was signed, so that a value for an older one is told apart from a wrong one. */
  values: z.array(z.strictObject({ id: z.uuid(), hash: Base64, value: Base64 })).max(16),
  /** Of the token, as the service named it: DER in base64. */
  certificate: z.base64().max(24_000).optional(),
  /** Why the service gave no more. */
  fault: z.enum(KEY_FAULT_CODES).optional(),
  triesLeft: z.int().min(0).max(99).optional(),
});
export type TakeValues = z.infer<typeof TakeValues>;

/** The door's face of keepLocally: each value is kept at once, not only when the answer is. */
export const takeValues = (ctx: Ctx, input: TakeValues) => keepLocally(sideDatabase(), ctx, input);

/**
 * Takes what the token on the owner's computer signed. Each value is held against its hash with the certificate of the batch before
 * it is kept; a record whose files are all signed becomes part of its unit. The same value twice has no second effect.
 *
 * Throws: KEY_OTHER_CERTIFICATE (nothing is kept then), and as runLocally.
 */
export async function keepLocally(db: PrismaClient, ctx: Pick<Ctx, "actor" | "now">, input: Omit<TakeValues, "key">): Promise<LocalProgress & { kept: number }> {
  const { now } = ctx;
  const local = await runLocally(db, now, ctx, input.batchId, false);
  const kept = input.values.length > 0 ? await keep(db, now, local, input) : 0;
  if (input.fault) await haltBatch(db, local.claim, { why: "KEY", fault: new KeyFault(input.fault, input.triesLeft ?? null) });
  const progress = await progressOf(db, now, local.claim);
  if (progress.left === 0) await noteStatusAfter(db, now, input.batchId);
  return { ...progress, kept };
}

async function keep(db: PrismaClient, now: Date, { batch, fence }: LocalBatch, { values, certificate }: Pick<TakeValues, "values" | "certificate">): Promise<number> {
  const { der, chain, fingerprint } = batch.certificate;
  if (certificate && fingerprintOf(Buffer.from(certificate, "base64"), nodeSha256) !== fingerprint) throw new AppError("KEY_OTHER_CERTIFICATE");
  const confirmation = values.find(({ id }) => id === batch.id);
  if (confirmation) return (await keepConfirmation(db, now, batch, confirmation)) ? 1 : 0;
  const items = await itemsOf(db, batch.id, values.map(({ id }) => id));
  const { isMine, facts, open } = await fence.ask(now, items.map(({ slotId }) => slotId));
  if (!isMine) throw new AppError("STALE");
  const step = await prepareSlots(db, now, { signer: { certificateId: batch.certificateId, certificate: { der, chain } }, facts }, items);
  const refused = step.records.flatMap(({ item, unit, slot }) => {
    const reason = refuseToSign(facts, unit, slot, now);
    return reason ? [{ item, reason }] : [];
  });
  const stillOpen = step.records.filter(({ item, slot }) => open.has(slot.id) && !refused.some((one) => one.item.id === item.id));
  const given = confirmed(stillOpen, values, spkiOf(der));
  const halves = stillOpen.map((record) => ({ ...record, papers: waitingPapers(record).filter(({ id }) => given.has(id)) })).filter(({ papers }) => papers.length > 0);
  const kept = await keepValues(db, now, der, { records: halves, values: given });
  const embedded = await embedSlots(db, now, batch.actor, stillOpen.filter((record) => waitingPapers(record).length === 0));
  await endItems(db, now, [...step.ended, ...refused, ...joinSteps([kept, embedded]).ended]);
  return kept.records.reduce((sum, { papers }) => sum + papers.length, 0);
}

/** The signature under the batch itself comes alone, before those of its records. Throws: KEY_OTHER_CERTIFICATE. */
async function keepConfirmation(db: PrismaClient, now: Date, { id, certificate }: LocalBatch["batch"], { hash, value }: TakeValues["values"][number]): Promise<boolean> {
  const asked = await prepareManifest(db, now, id, certificate);
  if (!asked || hash !== Buffer.from(asked.hash).toString("base64")) return false;
  if (!(await keepManifest(db, now, { batchId: id, ...certificate }, asked, Buffer.from(value, "base64")))) throw new AppError("KEY_OTHER_CERTIFICATE");
  return true;
}

/** Values that fit, by id. Those for a hash that has been prepared anew meanwhile are passed over. Throws: KEY_OTHER_CERTIFICATE. */
function confirmed(records: readonly RecordAtWork[], values: TakeValues["values"], spki: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const papers = new Map(records.flatMap(waitingPapers).map((paper) => [paper.id, paper]));
  const given = new Map<string, Uint8Array>();
  for (const { id, hash, value } of values) {
    const paper = papers.get(id);
    if (!paper || hash !== Buffer.from(paper.hash).toString("base64")) continue;
    const bytes = new Uint8Array(Buffer.from(value, "base64"));
    if (!verifyHash(spki, paper.hash, bytes)) throw new AppError("KEY_OTHER_CERTIFICATE");
    given.set(id, bytes);
  }
  return given;
}

/** The records of this batch that the signatures belong to; of others nothing is taken. */
const itemsOf = (db: PrismaClient, batchId: string, signatureIds: readonly string[]): Promise<ItemOfBatch[]> =>
  db.batchItem.findMany({
    where: { batchId, state: "WAITING", slot: { signatures: { some: { id: { in: [...signatureIds] } } } } },
    select: { id: true, batchId: true, unitId: true, slotId: true, order: true, digest: true },
  });
