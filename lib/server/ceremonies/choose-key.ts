import "server-only";
import { maySealWith } from "@/lib/domain/transcript/seal-key";
import type { CertificateHolder } from "../db/client/enums";
import type { Ctx } from "../context";
import { AppError } from "../errors";

/**
 * The key this person signs with: their own, or the school's that they keep. The newest that is in force.
 * Throws: NO_KEY, KEY_LOCKED, SEAL_NEEDS_TOKEN, CERTIFICATE_NOT_APPROVED.
 */
export async function chooseKey({ actor, db, now }: Ctx, holder: CertificateHolder): Promise<{ keyId: string; certificateId: string }> {
  if (!actor.staffId) throw new AppError("NO_KEY");
  const keys = await db.heldKey.findMany({
    where: {
      ownerId: actor.staffId,
      certificate: { holder, status: { not: "REVOKED" }, notBefore: { lte: now }, notAfter: { gt: now } },
      OR: [{ kind: { not: "REMOTE" } }, { service: { enabled: true } }],
    },
    orderBy: { createdAt: "desc" },
    select: { id: true, kind: true, lockedAt: true, certificateId: true, certificate: { select: { status: true } } },
  });
  if (keys.length === 0) throw new AppError("NO_KEY");
  const open = keys.filter((key) => key.lockedAt === null);
  if (open.length === 0) throw new AppError("KEY_LOCKED");
  const { sealOnToken } = await db.school.findFirstOrThrow({ select: { sealOnToken: true } });
  const fitting = holder === "SCHOOL" ? open.filter(({ kind }) => maySealWith(kind, sealOnToken)) : open;
  if (fitting.length === 0) throw new AppError("SEAL_NEEDS_TOKEN");
  const needsApproval = holder === "SCHOOL" || actor.duties.some((duty) => duty.kind === "HEAD" || duty.kind === "DEPUTY_HEAD");
  const [first] = needsApproval ? fitting.filter((key) => key.certificate.status === "APPROVED") : fitting;
  if (!first) throw new AppError("CERTIFICATE_NOT_APPROVED");
  return { keyId: first.id, certificateId: first.certificateId };
}
