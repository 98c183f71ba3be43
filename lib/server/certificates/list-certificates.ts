import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import type { Ctx } from "../context";

/** The certificates this person may see: own ones, and all of them for those who keep the register. No key is in it. */
export async function listCertificates({ actor, db }: Ctx) {
  if (!actor.staffId) return [];
  const all = decide(actor, "certificate.read").ok;
  const keysOfMine = { keys: { some: { ownerId: actor.staffId } } };
  const rows = await db.certificate.findMany({
    where: all ? {} : keysOfMine,
    orderBy: [{ holder: "desc" }, { notAfter: "asc" }],
    select: {
      id: true,
      holder: true,
      staffId: true,
      subject: true,
      issuer: true,
      serial: true,
      notBefore: true,
      notAfter: true,
      status: true,
      approvedAt: true,
      keys: { select: { ownerId: true, lockedAt: true }, orderBy: { createdAt: "desc" }, take: 1 },
    },
  });
  return rows.map(({ keys, ...row }) => ({ ...row, mine: keys[0]?.ownerId === actor.staffId, locked: keys[0]?.lockedAt != null }));
}

export type CertificateRow = Awaited<ReturnType<typeof listCertificates>>[number];
