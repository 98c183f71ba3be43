import "server-only";
import { spkiOf, verifyHash } from "@/lib/signing/verify-hash";
import type { SigningKey } from "@/lib/signing/signing-key";
import type { SlotSignature } from "@/lib/documents/transcript-data";
import { vietnamInstant } from "@/lib/domain/vietnam-time";
import type { PrismaClient } from "../db/client/client";
import type { FileFormat } from "../db/client/enums";
import { openPaper, type OpenPaper } from "../transcripts/paper-tools";
import { dataOf, embeddedSignatures, toSlotSignature, type SlotForSigning, type UnitForSigning } from "../transcripts/unit-for-signing";
import { settle } from "./settle";

/** Subject teachers sign their parts of the XML; everyone else signs both files. Source: QĐ 1789, Đ.11, 20.5a. */
export const formatsOf = (role: SlotForSigning["role"]): readonly FileFormat[] => (role === "GVBM" ? ["XML"] : ["XML", "PDF"]);

export type SignerKey = { key: SigningKey; certificateId: string; certificate: { der: Uint8Array; chain: Uint8Array[] } };
export type SignedPaper = { format: FileFormat; paper: OpenPaper };

/** Another batch moved this slot's signatures meanwhile: read the unit again and go on from there. */
export class SlotMoved extends Error {}

/**
 * Brings the signatures of one slot from nothing to SIGNED: prepare → hash → signature, each step kept at once.
 * A second call goes on where the first one stopped; a signature that is there is never made again.
 * Returns both papers with the new signatures added, ready to be embedded.
 *
 * Throws: SlotMoved; Error when the key gives back a value that its own certificate does not confirm.
 */
export async function signSlot(db: PrismaClient, now: Date, unit: UnitForSigning, slot: SlotForSigning, signer: SignerKey): Promise<SignedPaper[]> {
  const rows = await prepareRows(db, now, unit, slot, signer);
  const missing = rows.filter((row) => row.value === null);
  if (missing.length > 0) await keepValues(db, now, missing, await signHashes(signer.key, missing, unit.fullName));
  return rows.map(({ format, paper, value, signer: { slot: key, ...known } }) => {
    paper.add({ slot: key, ...known, value: must(value) } satisfies SlotSignature);
    return { format, paper };
  });
}

type PreparedFields = { certificateId: string; signingTime: Date; hash: Uint8Array<ArrayBuffer>; preparedAt: Date };
type Row = {
  id: string;
  format: FileFormat;
  hash: Uint8Array;
  value: Uint8Array | null;
  paper: OpenPaper;
  signer: Omit<SlotSignature, "value">;
};

/** The signing time is fixed here, once: a repeat after a crash uses the stored one and gets the same hash. */
async function prepareRows(db: PrismaClient, now: Date, unit: UnitForSigning, slot: SlotForSigning, signer: SignerKey): Promise<Row[]> {
  const rows: Row[] = [];
  for (const format of formatsOf(slot.role)) {
    const paper = await openPaper(format, dataOf(unit), embeddedSignatures(unit, format));
    const stored = slot.signatures.find((signature) => signature.format === format);
    rows.push(stored?.value ? signedRow(slot, stored, paper) : await prepareRow(db, now, { slot, format, paper, stored }, signer));
  }
  return rows;
}

function signedRow(slot: SlotForSigning, stored: SlotForSigning["signatures"][number], paper: OpenPaper): Row {
  const { value, ...known } = toSlotSignature(slot.key, stored);
  return { id: stored.id, format: stored.format, hash: new Uint8Array(), value, paper, signer: known };
}

type ToPrepare = { slot: SlotForSigning; format: FileFormat; paper: OpenPaper; stored: SlotForSigning["signatures"][number] | undefined };

async function prepareRow(db: PrismaClient, now: Date, { slot, format, paper, stored }: ToPrepare, signer: SignerKey): Promise<Row> {
  const sameKey = stored?.certificateId === signer.certificateId;
  const signingTime = stored && sameKey ? stored.signingTime : wholeSeconds(now);
  const next = { slot: slot.key, signingTime: vietnamInstant(signingTime), ...certificateOf(signer) };
  const { hash } = paper.prepare(next);
  const fields = { certificateId: signer.certificateId, signingTime, hash: bytes(hash), preparedAt: now };
  const id = stored && sameKey ? stored.id : await keepPrepared(db, fields, stored ? { id: stored.id } : { slotId: slot.id, format });
  return { id, format, hash, value: null, paper, signer: next };
}

/** The hash is kept unless another batch was here first. */
async function keepPrepared(db: PrismaClient, fields: PreparedFields, where: { id: string } | { slotId: string; format: FileFormat }): Promise<string> {
  const kept =
    "id" in where
      ? await db.signature.updateManyAndReturn({ where: { ...where, state: "PREPARED" }, data: fields, select: { id: true } })
      : await db.signature.createManyAndReturn({ data: { ...where, ...fields }, skipDuplicates: true, select: { id: true } });
  const [row] = kept;
  if (!row) throw new SlotMoved();
  return row.id;
}

async function signHashes(key: SigningKey, rows: readonly Row[], label: string) {
  const items = rows.map((row) => ({ id: row.id, hash: row.hash, label: `${label} (${row.format})` }));
  const signatures = await settle(key, await key.begin(items, {}));
  const spki = spkiOf(key.certificate);
  for (const item of items) {
    const value = signatures.get(item.id);
    if (!value || !verifyHash(spki, item.hash, value)) throw new Error("the key returned a value its certificate does not confirm");
  }
  return signatures;
}

async function keepValues(db: PrismaClient, now: Date, rows: readonly Row[], values: ReadonlyMap<string, Uint8Array>) {
  for (const row of rows) {
    const value = must(values.get(row.id));
    const kept = await db.signature.updateMany({
      where: { id: row.id, state: "PREPARED", hash: bytes(row.hash) },
      data: { state: "SIGNED", value: bytes(value), signedAt: now },
    });
    if (kept.count !== 1) throw new SlotMoved();
    row.value = value;
  }
}

const certificateOf = (signer: SignerKey) => ({ certificate: signer.certificate.der, chain: signer.certificate.chain });
const wholeSeconds = (now: Date) => new Date(Math.floor(now.getTime() / 1000) * 1000);
const bytes = (value: Uint8Array) => new Uint8Array(value);

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("a signature without a value");
  return value;
}
