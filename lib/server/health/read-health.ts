import "server-only";
import type { Ctx } from "../context";
import { batchHealth } from "../ceremonies/batch-health";
import { listCertificates } from "../certificates/list-certificates";
import { readEvidenceHealth } from "./evidence-health";
import { firstRootToEnd, readRevocationHealth } from "./revocation-health";
import { isWorkerUp } from "./worker-up";

/** Everything the health page shows. Nothing of it is a result of a pupil. */
export async function readHealth(ctx: Ctx) {
  const certificates = await listCertificates(ctx);
  const late = certificates.filter(({ radar, left, status }) => radar.some(({ code }) => code !== "NEVER_TRIED") || (left && status !== "REVOKED")).length;
  return {
    workerUp: await isWorkerUp(),
    services: await ctx.db.trustService.findMany({ orderBy: [{ kind: "asc" }, { order: "asc" }], select: { id: true, kind: true, name: true, enabled: true, lastOkAt: true, lastFaultAt: true, lastFault: true } }),
    lists: await readRevocationHealth(ctx),
    rootEnds: await firstRootToEnd(ctx),
    certificates: { late },
    batches: await batchHealth(ctx.db, ctx.now),
    evidence: await readEvidenceHealth(ctx),
  };
}
