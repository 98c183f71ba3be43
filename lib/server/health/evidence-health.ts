import "server-only";
import type { EvidenceLevel } from "../db/client/enums";
import type { Ctx } from "../context";

export type EvidenceHealth = {
  byLevel: readonly { level: EvidenceLevel; units: number }[]; // the lower of both files
  behind: number; // waits for its next try
  lastFaults: readonly { fault: string; units: number }[];
  renewSoon: number; // its archive time-stamp weakens within the year
};

const YEAR_MS = 365 * 24 * 60 * 60_000;

/** How far the long-term evidence of all issued files has come, and what keeps the rest. */
export async function readEvidenceHealth({ db, now }: Ctx): Promise<EvidenceHealth> {
  const byLevel = await db.$queryRaw<{ level: EvidenceLevel; units: number }[]>`
    SELECT LEAST(pdf_level, xml_level)::text AS level, count(*)::int AS units FROM transcripts.evidence_state GROUP BY 1 ORDER BY 1`;
  const faults = await db.evidenceState.groupBy({ by: ["lastFault"], where: { lastFault: { not: null }, nextTryAt: { not: null } }, _count: true });
  return {
    byLevel,
    behind: await db.evidenceState.count({ where: { nextTryAt: { not: null } } }),
    lastFaults: faults.flatMap(({ lastFault, _count }) => (lastFault === null ? [] : [{ fault: lastFault, units: _count }])),
    renewSoon: await db.evidenceState.count({ where: { renewBy: { lt: new Date(now.getTime() + YEAR_MS) } } }),
  };
}
