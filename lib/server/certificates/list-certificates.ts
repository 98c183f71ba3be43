import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import { radarOf, type RadarFinding } from "@/lib/domain/transcript/certificate-radar";
import { approverOf, decideCertificateStep, CERTIFICATE_ACTIONS, type CertificateAction } from "@/lib/domain/transcript/certificate-workflow";
import { vietnamDate, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { dutiesToday } from "./duties-today";
import { signingDeadlines, type Deadlines } from "./signing-deadlines";

const COLUMNS = {
  id: true,
  holder: true,
  staffId: true,
  subject: true,
  issuer: true,
  provider: true,
  serial: true,
  identity: true,
  fingerprint: true,
  notBefore: true,
  notAfter: true,
  status: true,
  sentAt: true,
  approvedAt: true,
  keys: { select: { ownerId: true, kind: true, lockedAt: true }, orderBy: { createdAt: "desc" }, take: 1 },
} as const;

/**
 * The certificates this person may see: own ones, and all of them for those who keep the register. No key is in it.
 * With each: what it may become by this person's hand, and what the radar says of the deadlines ahead.
 */
export async function listCertificates(ctx: Ctx) {
  const { actor, db, now } = ctx;
  if (!actor.staffId) return [];
  const all = decide(actor, "certificate.read").ok;
  const rows = await db.certificate.findMany({
    where: all ? {} : { keys: { some: { ownerId: actor.staffId } } },
    orderBy: [{ holder: "desc" }, { notAfter: "asc" }],
    select: COLUMNS,
  });
  const staffIds = rows.flatMap(({ staffId }) => staffId ?? []);
  const [duties, deadlines, trials] = [await dutiesToday(db, staffIds, vietnamDate(now)), await signingDeadlines(db, vietnamDate(now)), await lastTrials(ctx)];
  return rows.map(({ keys: [key], ...row }) => {
    const held = row.staffId === null ? [] : (duties.get(row.staffId) ?? []);
    const lastTrial = trials.get(row.id) ?? null;
    return {
      ...row,
      kind: key?.kind ?? null,
      mine: key?.ownerId === actor.staffId,
      locked: key?.lockedAt != null,
      approver: approverOf({ holder: row.holder, duties: held }),
      left: row.staffId !== null && held.length === 0, // whoever holds no duty any more
      steps: CERTIFICATE_ACTIONS.filter((action): action is CertificateAction => decideCertificateStep(action, actor, { holder: row.holder, status: row.status, duties: held }).ok),
      lastTrial,
      radar: watch(row, lastTrial, deadlines, now),
    };
  });
}

export type CertificateRow = Awaited<ReturnType<typeof listCertificates>>[number];

type Watched = { staffId: string | null; status: "DECLARED" | "SENT" | "APPROVED" | "REVOKED"; notAfter: Date };

function watch({ staffId, status, notAfter }: Watched, lastTrial: Date | null, deadlines: Deadlines, now: Date): RadarFinding[] {
  const due = staffId === null ? deadlines.ofSchool : deadlines.ofStaff(staffId);
  return radarOf({ status, lastDay: vietnamDay(notAfter), lastTrial: lastTrial && vietnamDay(lastTrial), deadlines: due }, vietnamDay(now));
}

/** When a ký thử with each certificate succeeded last. A signature on a record proves the same. */
async function lastTrials({ db }: Ctx): Promise<ReadonlyMap<string, Date>> {
  const done = await db.batch.groupBy({ by: ["certificateId"], where: { state: "DONE" }, _max: { finishedAt: true } });
  return new Map(done.flatMap(({ certificateId, _max }) => (_max.finishedAt ? [[certificateId, _max.finishedAt] as const] : [])));
}
