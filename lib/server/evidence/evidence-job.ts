import "server-only";
import { loadTrust } from "../certificates/trust";
import type { PrismaClient } from "../db/client/client";
import { env } from "../env";
import { logFault } from "../audit/log";
import type { EvidenceRun } from "./advance-evidence";
import { completeEvidence } from "./complete-evidence";
import { StampingService } from "./stamping-service";
import { StatusShelf } from "./status-shelf";

/** A unit that was taken and not finished, its worker lost, is taken again after this. */
const LEASE_MS = 5 * 60_000;

/**
 * Completes and renews the evidence of units that are due, one after the other, at most so many: what is left comes with the next run.
 * Several workers share the work: each takes what no other has taken.
 *
 * Returns how many were worked on.
 */
export async function completeDueEvidence(db: PrismaClient, clock: () => Date, limit: number): Promise<number> {
  const due = await takeDue(db, clock(), limit);
  if (due.length === 0) return 0;
  const { roots } = await loadTrust(db);
  const run: EvidenceRun = { clock, roots, shelf: new StatusShelf(db, clock), service: new StampingService(db, clock), marginDays: env().EVIDENCE_RENEW_DAYS };
  for (const unitId of due) {
    await completeEvidence(db, run, unitId).catch((fault: unknown) => void logFault(fault, { action: "evidence.complete", unitId }));
  }
  return due.length;
}

/** Takes due units for a while: first those never tried, of these what was issued last, which people ask for now. A fault that nobody foresaw is tried again after the lease. */
async function takeDue(db: PrismaClient, now: Date, limit: number): Promise<string[]> {
  const until = new Date(now.getTime() + LEASE_MS);
  const rows = await db.$queryRaw<{ unit_id: string }[]>`
    UPDATE transcripts.evidence_state SET next_try_at = ${until}
    WHERE unit_id IN (
      SELECT unit_id FROM transcripts.evidence_state
      WHERE next_try_at <= ${now} OR (next_try_at IS NULL AND renew_by <= ${now})
      ORDER BY tries, next_try_at DESC LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING unit_id`;
  return rows.map(({ unit_id }) => unit_id);
}
