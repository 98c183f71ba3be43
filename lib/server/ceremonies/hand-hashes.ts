import "server-only";
import { z } from "zod";
import type { Ctx } from "../context";
import { sideDatabase } from "../database";
import type { PrismaClient } from "../db/client/client";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { embedSlots } from "./embed-slots";
import { endItems } from "./end-items";
import { progressOf, runLocally, type LocalProgress } from "./local-batch";
import { prepareSlots } from "./prepare-slots";
import { waitingPapers } from "./record-at-work";
import { prepareManifest } from "./sign-manifest";
import { waitingItems } from "./waiting-items";

export const HandHashes = z.strictObject({ key: RequestKey, batchId: z.uuid() });

/** A hash for the token at the owner's computer. Shape: SHA-256 in base64. label: what the service's window may show. */
export type LocalHash = { id: string; hash: string; label: string };

/** A class of three files a pupil takes no more than a minute of a token's time for these. */
const RECORDS_AT_ONCE = 8;

/** The door's face of nextHashes: what is prepared is kept at once, not only when the answer is. */
export const handHashes = (ctx: Ctx, { batchId }: z.infer<typeof HandHashes>) => nextHashes(sideDatabase(), ctx, batchId);

/**
 * The next hashes of a batch, for the signing service on its owner's computer. Asked again, after a reload or on another machine,
 * the same ones come back. First the one under the batch itself, alone; its id is the batch's. Records that cannot be signed are written down with their reason, as in every batch.
 *
 * Throws: as runLocally.
 */
export async function nextHashes(db: PrismaClient, ctx: Pick<Ctx, "actor" | "now">, batchId: string): Promise<LocalProgress & { hashes: LocalHash[] }> {
  const { now } = ctx;
  const { batch, claim, fence } = await runLocally(db, now, ctx, batchId, true);
  const manifest = await prepareManifest(db, now, batchId, batch.certificate);
  if (manifest) return { ...(await progressOf(db, now, claim)), hashes: [{ id: batchId, hash: Buffer.from(manifest.hash).toString("base64"), label: manifest.label }] };
  const items = await waitingItems(db, { batchId }, { after: 0, count: RECORDS_AT_ONCE });
  const { isMine, facts } = await fence.ask(now, []);
  if (!isMine) throw new AppError("STALE");
  const { der, chain } = batch.certificate;
  const step = await prepareSlots(db, now, { signer: { certificateId: batch.certificateId, certificate: { der, chain } }, facts }, items);
  // Both values came before the process ended: only the embedding is missing.
  const embedded = await embedSlots(db, now, batch.actor, step.records.filter((record) => waitingPapers(record).length === 0));
  await endItems(db, now, [...step.ended, ...embedded.ended]);
  const hashes = step.records.flatMap((record) =>
    waitingPapers(record).map(({ id, hash, format }) => ({ id, hash: Buffer.from(hash).toString("base64"), label: `${record.unit.fullName} (${format})` })),
  );
  return { ...(await progressOf(db, now, claim)), hashes };
}
