import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import type { Certificate } from "@/lib/signing/certificate";
import type { CertificateHolder } from "../db/client/enums";
import type { Ctx } from "../context";
import { AppError } from "../errors";

type Identified = Pick<Certificate, "identity">;

/** Whether the number inside a certificate is this person's, or the school's. Source: QĐ 1789, Đ.8.1. */
export async function isHolders({ actor, db }: Ctx, holder: CertificateHolder, { identity }: Identified): Promise<boolean> {
  const stated = identity ? `${identity.kind}:${identity.number}` : "";
  if (holder === "SCHOOL") return stated === `MST:${(await db.school.findFirstOrThrow({ select: { taxCode: true } })).taxCode}`;
  const staff = await db.staff.findUniqueOrThrow({ where: { id: actor.staffId ?? "" }, select: { identityNumber: true } });
  return stated === `CCCD:${staff.identityNumber}`;
}

/** Whose a certificate can only be: one with a tax code is the school's. */
export const holderIn = ({ identity }: Identified): CertificateHolder => (identity?.kind === "MST" ? "SCHOOL" : "PERSON");

/** Those of these certificates that this person may declare: own ones, and the school's for whoever keeps the seal. */
export async function keepTheirs<T extends { certificate: Identified }>(ctx: Ctx, found: readonly T[]): Promise<T[]> {
  const keepsSeal = decide(ctx.actor, "unit.seal").ok;
  const theirs: T[] = [];
  for (const one of found) {
    const holder = holderIn(one.certificate);
    if ((holder === "PERSON" || keepsSeal) && (await isHolders(ctx, holder, one.certificate))) theirs.push(one);
  }
  return theirs;
}

/** Who declares a key: somebody who signs, and for the school's whoever keeps the seal. Throws: NOT_YOURS, ONLY_SIGNERS, ONLY_SEAL_CLERK. */
export function requireSigner({ actor }: Ctx, holder: CertificateHolder): string {
  if (!actor.staffId) throw new AppError("NOT_YOURS");
  const right = decide(actor, holder === "SCHOOL" ? "unit.seal" : "key.manage-own", { ownerStaffId: actor.staffId });
  if (!right.ok) throw new AppError(right.reason);
  return actor.staffId;
}
