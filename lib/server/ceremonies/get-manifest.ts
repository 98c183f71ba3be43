import "server-only";
import { z } from "zod";
import type { Ctx } from "../context";
import { AppError } from "../errors";

/** What the owner of a batch confirmed, word for word, and its signature (CMS, DER, detached). No pupil is named in it. Throws: NOT_FOUND. */
export async function getManifest({ actor, db }: Ctx, batchId: string): Promise<{ statement: Uint8Array<ArrayBuffer>; signature: Uint8Array<ArrayBuffer> }> {
  if (!z.uuid().safeParse(batchId).success) throw new AppError("NOT_FOUND");
  const batch = await db.batch.findUnique({ where: { id: batchId }, select: { ownerId: true, manifest: true, manifestSignature: true } });
  if (!batch?.manifest || !batch.manifestSignature || batch.ownerId !== actor.staffId) throw new AppError("NOT_FOUND");
  return { statement: batch.manifest, signature: batch.manifestSignature };
}
