import "server-only";
import type { Standing } from "@/lib/domain/verification/verdict";
import type { Db } from "../context";

export type CodeStanding = { standing: Exclude<Standing, "UNKNOWN">; issuedAt: Date };

const STANDINGS = { ISSUED: "IN_FORCE", REVOKED: "REVOKED", REPLACED: "REPLACED" } as const;

/** Where a code stands in the register, without saying whose it is. Null when no unit with it was ever issued. */
export async function findStanding(db: Db, code: string): Promise<CodeStanding | null> {
  const unit = await db.unit.findUnique({ where: { code }, select: { status: true, issue: { select: { issuedAt: true } } } });
  if (!unit?.issue || unit.status === "SIGNING" || unit.status === "WITHDRAWN") return null;
  return { standing: STANDINGS[unit.status], issuedAt: unit.issue.issuedAt };
}
