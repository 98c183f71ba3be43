import "server-only";
import type { EndedCertificate } from "../certificates/ended-certificate";
import type { PrismaClient } from "../db/client/client";
import type { WaitingBatch } from "./load-batch";

/** A batch that can never run with its certificate ends here, and a new one takes another certificate. One whose status nobody tells today waits on. */
export async function stopForCertificate(db: PrismaClient, now: Date, batch: Pick<WaitingBatch, "id" | "version">, code: EndedCertificate): Promise<void> {
  if (code === "CERTIFICATE_STATUS_UNKNOWN") return;
  await db.batch.updateMany({
    where: { id: batch.id, state: "PIN_NEEDED", version: batch.version },
    data: { state: "STOPPED", stopReason: code, finishedAt: now, version: { increment: 1 } },
  });
}
