import type { PrismaClient } from "@/lib/server/db/client/client";
import { verifyBytes } from "@/lib/server/verification/verify-bytes";
import type { Onlooker } from "./ask";

export type Finding = { kind: "lost" | "doubled" | "half-made"; what: string; count: number };

const QUESTIONS: readonly (Omit<Finding, "count"> & { sql: string })[] = [
  { kind: "lost", what: "records a batch calls signed whose slot is not", sql: "SELECT count(*) AS number FROM transcripts.batch_item i JOIN transcripts.slot s ON s.id = i.slot_id WHERE i.state = 'DONE' AND s.signed_at IS NULL" },
  { kind: "lost", what: "records still waiting in a batch that is done", sql: "SELECT count(*) AS number FROM transcripts.batch_item i JOIN transcripts.batch b ON b.id = i.batch_id WHERE i.state = 'WAITING' AND b.state = 'DONE'" },
  { kind: "lost", what: "slots nobody has signed", sql: "SELECT count(*) AS number FROM transcripts.slot WHERE signed_at IS NULL" },
  { kind: "lost", what: "records refused or faulty", sql: "SELECT count(*) AS number FROM transcripts.batch_item WHERE state = 'REFUSED'" },
  {
    kind: "lost",
    what: "signed slots without one of their signatures",
    sql: `SELECT count(*) AS number FROM transcripts.slot s WHERE signed_at IS NOT NULL AND (SELECT count(*) FROM transcripts.signature g WHERE g.slot_id = s.id) <> CASE WHEN s.role = 'GVBM' THEN 1 ELSE 2 END`,
  },
  { kind: "lost", what: "signed slots the history does not tell of", sql: "SELECT count(*) AS number FROM transcripts.slot s WHERE signed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM transcripts.transcript_event e WHERE e.action = 'unit.sign.' || s.key AND e.entity_id = s.unit_id::text)" },
  { kind: "doubled", what: "rows of the history for one deed", sql: "SELECT coalesce(sum(times - 1), 0) AS number FROM (SELECT count(*) AS times FROM transcripts.transcript_event WHERE action LIKE 'unit.sign.%' OR action = 'unit.issue' GROUP BY action, entity_id) AS deed" },
  { kind: "doubled", what: "signatures with one value", sql: "SELECT count(*) - count(DISTINCT value) AS number FROM transcripts.signature" },
  { kind: "doubled", what: "signatures of one slot and file", sql: "SELECT count(*) - count(DISTINCT (slot_id, format)) AS number FROM transcripts.signature" },
  { kind: "doubled", what: "issue numbers of one unit, or units of one number", sql: "SELECT 2 * count(*) - count(DISTINCT unit_id) - count(DISTINCT (start_year, number)) AS number FROM transcripts.issue_entry" },
  { kind: "doubled", what: "first revisions of one file", sql: "SELECT count(*) - count(DISTINCT (unit_id, format)) AS number FROM transcripts.file_revision WHERE revision = 1" },
  { kind: "doubled", what: "batches over records that another batch has", sql: "SELECT count(*) - count(DISTINCT slot_id) AS number FROM transcripts.batch_item" },
  { kind: "half-made", what: "signatures not embedded", sql: "SELECT count(*) AS number FROM transcripts.signature WHERE state <> 'EMBEDDED' OR value IS NULL" },
  { kind: "half-made", what: "units not issued", sql: "SELECT count(*) AS number FROM transcripts.unit WHERE status <> 'ISSUED'" },
  {
    kind: "half-made",
    what: "issued units without both files, number, code or evidence",
    sql: `SELECT count(*) AS number FROM transcripts.unit u WHERE status = 'ISSUED' AND NOT (
      (SELECT count(DISTINCT format) FROM transcripts.file_revision f WHERE f.unit_id = u.id) = 2
      AND EXISTS (SELECT 1 FROM transcripts.issue_entry i WHERE i.unit_id = u.id)
      AND EXISTS (SELECT 1 FROM transcripts.confirmation_code c WHERE c.unit_id = u.id)
      AND EXISTS (SELECT 1 FROM transcripts.evidence_state e WHERE e.unit_id = u.id))`,
  },
  { kind: "half-made", what: "files or numbers of units that are not issued", sql: "SELECT count(*) AS number FROM transcripts.unit u WHERE status = 'SIGNING' AND (EXISTS (SELECT 1 FROM transcripts.file_revision f WHERE f.unit_id = u.id) OR EXISTS (SELECT 1 FROM transcripts.issue_entry i WHERE i.unit_id = u.id))" },
  { kind: "half-made", what: "gaps in the register", sql: "SELECT coalesce(sum(gap), 0) AS number FROM (SELECT max(number) - count(*) AS gap FROM transcripts.issue_entry GROUP BY start_year) AS year" },
];

/** Counts over the whole database what must not be. */
export async function audit(onlooker: Onlooker): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { sql, ...question } of QUESTIONS) findings.push({ ...question, count: await onlooker.number(sql) });
  return findings;
}

/** Every issued file, judged by the portal's own verifier as anybody's browser would have it judged. */
export async function auditFiles(db: PrismaClient): Promise<{ verified: number; finding: Finding }> {
  const wrong: string[] = [];
  let verified = 0;
  const units = await db.unit.findMany({ where: { status: "ISSUED" }, select: { id: true } });
  for (const { id } of units) {
    for (const file of await db.fileRevision.findMany({ where: { unitId: id, revision: 1 } })) {
      const report = await verifyBytes(db, new Date(), file.bytes);
      verified += 1;
      if (report.format !== file.format || report.integrity !== "VALID" || report.standing !== "IN_FORCE") wrong.push(file.id);
    }
  }
  return { verified, finding: { kind: "half-made", what: "issued files that do not verify as in force", count: wrong.length } };
}
