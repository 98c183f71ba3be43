import "server-only";
import { vietnamInstant } from "@/lib/domain/vietnam-time";
import type { PrismaClient } from "../db/client/client";
import type { FileFormat } from "../db/client/enums";
import { formatsOf } from "../transcripts/formats-of";
import { openPaper } from "../transcripts/paper-tools";
import { dataOf, embeddedSignatures, toSlotSignature, UNIT_FOR_SIGNING, type SlotForSigning, type UnitForSigning } from "../transcripts/unit-for-signing";
import { isAsShown } from "./as-shown";
import { faulty } from "./in-one-go";
import type { EndedItem, ItemOfBatch, PaperAtWork, RecordAtWork, SignerCertificate, Step } from "./record-at-work";
import { refuseToSign, type SignerFacts } from "./signer-facts";

/**
 * How long a hash keeps its signing time while its value has not come: longer than a phone is waited for or a token works on one
 * part of a batch. An older one belongs to work that was given up, and a signature never says a time long past.
 */
export const PREPARED_HOLDS_MS = 15 * 60_000;

/**
 * Brings records of a batch to where only the key's values are missing: both files of each are opened, and every hash is kept
 * as PREPARED with its signing time before any key sees it. Asked again, by this process or another, the same hashes come back.
 *
 * Records that are signed, refused or faulty are in `ended`; `moved` are those another batch prepared in the same moment: ask again.
 */
export async function prepareSlots(
  db: PrismaClient,
  now: Date,
  by: { signer: SignerCertificate; facts: SignerFacts },
  items: readonly ItemOfBatch[],
): Promise<Step> {
  const units = await db.unit.findMany({ where: { id: { in: items.map(({ unitId }) => unitId) } }, select: UNIT_FOR_SIGNING });
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const step: Step = { records: [], ended: [], moved: [] };
  const drafts: RecordDraft[] = [];
  for (const item of items) {
    const draft = await openRecord(item, byId.get(item.unitId), by, now).catch((fault: unknown) => faulty(item, fault, "ceremony.prepare"));
    if (draft === "MOVED") step.moved.push(item);
    else if ("reason" in draft) step.ended.push(draft);
    else drafts.push(draft);
  }
  const made = await createRows(db, now, by.signer, drafts);
  for (const draft of drafts) {
    const papers = await keptPapers(db, now, draft, { signer: by.signer, made });
    if (papers) step.records.push({ item: draft.item, unit: draft.unit, slot: draft.slot, papers });
    else step.moved.push(draft.item);
  }
  return step;
}

type Stored = SlotForSigning["signatures"][number];
/** id: null while its row is still to be written, or written anew over what `stored` was. */
type PaperDraft = Omit<PaperAtWork, "id"> & { id: string | null; stored: Stored | undefined; signingTime: Date };
type RecordDraft = Omit<RecordAtWork, "papers"> & { papers: PaperDraft[] };

async function openRecord(
  item: ItemOfBatch,
  unit: UnitForSigning | undefined,
  { signer, facts }: { signer: SignerCertificate; facts: SignerFacts },
  now: Date,
): Promise<RecordDraft | EndedItem | "MOVED"> {
  const slot = unit?.slots.find((candidate) => candidate.id === item.slotId);
  if (!unit || !slot) return { item, reason: "NOT_FOUND" };
  if (!isAsShown(item, unit)) return { item, reason: "CHANGED_SINCE_PREVIEW" };
  if (slot.signedAt) return { item, reason: null };
  // Slots and signatures are read one after the other: another batch may have signed this slot in between.
  if (slot.signatures.some((signature) => signature.state === "EMBEDDED")) return "MOVED";
  const reason = refuseToSign(facts, unit, slot, now);
  if (reason) return { item, reason };
  const papers: PaperDraft[] = [];
  for (const format of formatsOf(slot.role)) papers.push(await draftPaper(unit, slot, format, { signer, now }));
  return { item, unit, slot, papers };
}

/** The signing time is fixed here, once: a repeat after a crash uses the stored one and gets the same hash. */
async function draftPaper(unit: UnitForSigning, slot: SlotForSigning, format: FileFormat, { signer, now }: { signer: SignerCertificate; now: Date }): Promise<PaperDraft> {
  const paper = await openPaper(format, dataOf(unit), embeddedSignatures(unit, format));
  const stored = slot.signatures.find((signature) => signature.format === format);
  if (stored?.value) {
    const { value, ...known } = toSlotSignature(slot.key, stored);
    return { id: stored.id, format, hash: stored.hash, value, paper, signer: known, stored, signingTime: stored.signingTime };
  }
  const holds = stored?.certificateId === signer.certificateId && now.getTime() - stored.preparedAt.getTime() < PREPARED_HOLDS_MS;
  const signingTime = stored && holds ? stored.signingTime : wholeSeconds(now);
  const { der: certificate, chain } = signer.certificate;
  const next = { slot: slot.key, signingTime: vietnamInstant(signingTime), certificate, chain };
  return { id: stored && holds ? stored.id : null, format, hash: paper.prepare(next).hash, value: null, paper, signer: next, stored, signingTime };
}

/** Rows of slots nobody has prepared yet, in one statement. Answers with those that are ours, by slot and format. */
async function createRows(db: PrismaClient, now: Date, signer: SignerCertificate, drafts: readonly RecordDraft[]): Promise<ReadonlyMap<string, string>> {
  const data = drafts.flatMap(({ slot, papers }) =>
    papers.filter(({ id, stored }) => id === null && !stored).map((paper) => ({ slotId: slot.id, format: paper.format, ...fieldsOf(paper, signer, now) })),
  );
  if (data.length === 0) return new Map();
  const made = await db.signature.createManyAndReturn({ data, skipDuplicates: true, select: { id: true, slotId: true, format: true } });
  return new Map(made.map(({ id, slotId, format }) => [placeOf(slotId, format), id]));
}

/** The papers with their rows; null when a row is another batch's by now. */
async function keptPapers(
  db: PrismaClient,
  now: Date,
  { slot, papers }: RecordDraft,
  { signer, made }: { signer: SignerCertificate; made: ReadonlyMap<string, string> },
): Promise<PaperAtWork[] | null> {
  const kept: PaperAtWork[] = [];
  for (const { stored, signingTime: _time, ...draft } of papers) {
    const replaced = draft.id === null && stored ? await replaceRow(db, stored, fieldsOf({ hash: draft.hash, signingTime: _time }, signer, now)) : null;
    const id = draft.id ?? replaced ?? made.get(placeOf(slot.id, draft.format));
    if (!id) return null;
    kept.push({ ...draft, id });
  }
  return kept;
}

/** What another key, or this one long ago, had prepared and never signed gives way, unless it has moved since it was read. */
async function replaceRow(db: PrismaClient, stored: Stored, fields: ReturnType<typeof fieldsOf>): Promise<string | null> {
  const replaced = await db.signature.updateMany({ where: { id: stored.id, state: "PREPARED", preparedAt: stored.preparedAt, certificateId: stored.certificateId }, data: fields });
  return replaced.count === 1 ? stored.id : null;
}

const fieldsOf = ({ hash, signingTime }: Pick<PaperDraft, "hash" | "signingTime">, { certificateId }: SignerCertificate, now: Date) => ({
  certificateId,
  signingTime,
  hash: new Uint8Array(hash),
  preparedAt: now,
});
const placeOf = (slotId: string, format: FileFormat) => `${slotId}|${format}`;
const wholeSeconds = (now: Date) => new Date(Math.floor(now.getTime() / 1000) * 1000);
