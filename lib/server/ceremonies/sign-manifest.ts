import "server-only";
import { MANIFEST_ALGORITHM, statementBytes, TRIAL_LEAF, writeStatement } from "@/lib/documents/manifest";
import { vietnamInstant } from "@/lib/domain/vietnam-time";
import { toHex } from "@/lib/signing/bytes";
import { parseCertificate } from "@/lib/signing/certificate";
import { buildCms, signedAttributes } from "@/lib/signing/cms";
import { KeyFault } from "@/lib/signing/key-fault";
import { merkleRoot } from "@/lib/signing/merkle";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import type { SigningItem } from "@/lib/signing/signing-key";
import { spkiOf, verifyHash } from "@/lib/signing/verify-hash";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import { putInForce, standsAsShown, type AssignmentBatch } from "../assignments/put-in-force";
import type { Db } from "../context";
import { AppError } from "../errors";
import { batchLeaves } from "./batch-leaves";
import type { BatchRun } from "./batch-run";
import { settle } from "./settle";

/** The id under which a key is asked for the manifest's signature: no record has it. */
export const MANIFEST_ITEM = "manifest";

type Certificate = { der: Uint8Array; chain: readonly Uint8Array[] };
/** What the key is asked for. hash: SHA-256 of the signed attributes over the manifest. */
export type AskedManifest = { manifest: Uint8Array; hash: Uint8Array; label: string };

/**
 * Signs what is confirmed before the first record is: who, as what, when, how many, and the root of the tree over the records.
 * Done once for a batch; a run that goes on after a pause or a restart finds it there.
 *
 * Throws: KeyFault, OTHER_CERTIFICATE among them; what the key throws.
 * Source: RFC 9162 §2.1; RFC 5652; docs/decisions/154-one-manifest-a-decision.md.
 */
export async function signManifest(db: Db, now: Date, { batchId, signer: { key, certificate } }: Pick<BatchRun, "batchId" | "signer">): Promise<void> {
  const asked = await prepareManifest(db, now, batchId, certificate);
  if (!asked) return;
  await receiveManifest(db, now, { batchId, ...certificate }, asked, await settle(key, await key.begin([manifestItem(asked)], {})));
}

/** The manifest as a key is handed it. */
export const manifestItem = ({ hash, label }: AskedManifest): SigningItem => ({ id: MANIFEST_ITEM, hash, label });

/** Takes the manifest's signature out of what a key gave. Throws: KeyFault OTHER_CERTIFICATE when it is not there, or not one that the certificate confirms. */
export async function receiveManifest(db: Db, now: Date, of: Certificate & { batchId: string }, asked: AskedManifest, values: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const value = values.get(MANIFEST_ITEM);
  if (!value || !(await keepManifest(db, now, of, asked, value))) throw new KeyFault("OTHER_CERTIFICATE");
}

/**
 * The manifest that a batch still has to sign. It is kept with its time before any key sees it: asked again, here or by another process,
 * the same hash comes back. Null when it is signed, or when there is nothing to confirm.
 */
export async function prepareManifest(db: Db, now: Date, batchId: string, { der }: Certificate): Promise<AskedManifest | null> {
  const batch = await db.batch.findUniqueOrThrow({ where: { id: batchId }, select: { id: true, role: true, purpose: true, accountId: true, manifest: true, manifestSignature: true } });
  if (batch.manifestSignature) return null;
  if (batch.purpose === "ASSIGNMENT") return prepareAssignment(db, now, batch, der);
  if (batch.purpose === "SIGN" && (await leftToSign(db, batchId)) === 0) return null; // others have signed all of it: no key is asked, no PIN tried
  const leaves = batch.purpose === "TRIAL" ? [TRIAL_LEAF] : await batchLeaves(db, batchId);
  if (!leaves || leaves.length === 0) return null; // a batch of nothing, or of records that will each be refused
  const manifest = batch.manifest ?? (await keepStatement(db, batch.id, statementOf(batch, der, leaves, now)));
  const hash = nodeSha256(signedAttributes(contentOf(manifest, der)));
  return { manifest, hash, label: batch.purpose === "TRIAL" ? "Ký thử" : `Xác nhận ${leaves.length} học bạ` };
}

/** Keeps the signature of a manifest. False when the value is not one of this certificate over this manifest. A second time has no effect. */
export async function keepManifest(db: Db, now: Date, { batchId, der, chain }: Certificate & { batchId: string }, { manifest, hash }: AskedManifest, value: Uint8Array): Promise<boolean> {
  if (!verifyHash(spkiOf(der), hash, value)) return false;
  const manifestSignature = new Uint8Array(buildCms({ ...contentOf(manifest, der), chain, value }));
  const { purpose, accountId } = await db.batch.findUniqueOrThrow({ where: { id: batchId }, select: { purpose: true, accountId: true } });
  if (purpose === "ASSIGNMENT") await keepAssignment(db, now, { batchId, accountId, paper: manifest }, manifestSignature);
  else await keepSignature(db, batchId, manifest, manifestSignature);
  return true;
}

/** False: it is there already. */
async function keepSignature(db: Db, batchId: string, manifest: Uint8Array, manifestSignature: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const kept = await db.batch.updateMany({ where: { id: batchId, manifestSignature: null, manifest: new Uint8Array(manifest) }, data: { manifestSignature } });
  return kept.count === 1;
}

/** The head's paper, as long as it is still what was decided. Otherwise the batch ends before the key is asked. */
async function prepareAssignment(db: Db, now: Date, { id: batchId, accountId, manifest: paper }: { id: string; accountId: string; manifest: Uint8Array | null }, der: Uint8Array): Promise<AskedManifest | null> {
  const standing = paper ? await standsAsShown(db, now, { batchId, accountId, paper }) : ({ ok: false, reason: "ASSIGNMENT_CHANGED" } as const);
  if (!standing.ok || !paper) {
    await stopFor(db, now, batchId, standing.ok ? "ASSIGNMENT_CHANGED" : standing.reason);
    return null;
  }
  return { manifest: paper, hash: nodeSha256(signedAttributes(contentOf(paper, der))), label: `Phân công số ${standing.assignment.number}` };
}

/** The signature is kept and the version takes force, both or neither. */
async function keepAssignment(db: Db, now: Date, batch: AssignmentBatch, signature: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    await asOne(db, async (tx) => {
      if (await keepSignature(tx, batch.batchId, batch.paper, signature)) await putInForce(tx, now, batch, signature);
    });
  } catch (refused) {
    if (!(refused instanceof AppError)) throw refused;
    await stopFor(db, now, batch.batchId, refused.code);
  }
}

/** In a transaction of its own, or in the caller's. */
const asOne = (db: Db, work: (tx: Db) => Promise<void>): Promise<void> => ("$transaction" in db ? db.$transaction(work) : work(db));

const stopFor = (db: Db, now: Date, batchId: string, stopReason: ErrorCode) =>
  db.batch.updateMany({ where: { id: batchId, state: { in: ["PIN_NEEDED", "RUNNING"] } }, data: { state: "STOPPED", stopReason, finishedAt: now, leaseUntil: null, version: { increment: 1 } } });

function statementOf(batch: { id: string; role: "GVBM" | "GVCN" | "CBQL" | "KY_PHAT_HANH" }, der: Uint8Array, leaves: readonly Uint8Array[], now: Date): Uint8Array<ArrayBuffer> {
  const { commonName, subject, identity } = parseCertificate(der);
  return statementBytes(
    writeStatement({
      batch: batch.id,
      role: batch.role,
      signer: { name: (commonName ?? subject).normalize("NFC"), identity: identity?.number ?? "" },
      at: vietnamInstant(now),
      records: leaves.length,
      root: toHex(merkleRoot(leaves, nodeSha256)),
      algorithm: MANIFEST_ALGORITHM,
    }),
  );
}

/** The first statement that was written is the batch's; who comes second takes it over. */
async function keepStatement(db: Db, batchId: string, manifest: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const kept = await db.batch.updateMany({ where: { id: batchId, manifest: null }, data: { manifest } });
  if (kept.count === 1) return manifest;
  const { manifest: first } = await db.batch.findUniqueOrThrow({ where: { id: batchId }, select: { manifest: true } });
  if (!first) throw new Error(`batch ${batchId} has no manifest`);
  return first;
}

const contentOf = (manifest: Uint8Array, certificate: Uint8Array) => ({ contentDigest: nodeSha256(manifest), certificate, sha256: nodeSha256 });

const leftToSign = (db: Db, batchId: string) => db.batchItem.count({ where: { batchId, state: "WAITING", slot: { signedAt: null } } });
