import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import type { Actor } from "@/lib/domain/people/actor";
import type { Ctx } from "../context";
import { AppError } from "../errors";

/** Whose a sentence is: "SCHOOL", or the teacher's own. */
export type Keeper = "SCHOOL" | "OWN";

/** Throws: ONLY_BANK_KEEPERS, ONLY_TEACHERS when the bank is not theirs to keep. */
export function requireKeeper(actor: Actor, keeper: Keeper): void {
  const may = keeper === "SCHOOL" ? decide(actor, "bank.keep-school") : decide(actor, "bank.keep-own", actor.staffId ? { ownerStaffId: actor.staffId } : {});
  if (!may.ok) throw new AppError(may.reason);
}

/** A sentence this person may change. Throws: NOT_FOUND for another teacher's, as for one that is not there. */
export async function getOwnSentence(ctx: Ctx, sentenceId: string) {
  const row = await ctx.db.bankComment.findUnique({ where: { id: sentenceId } });
  if (!row || (row.ownerId !== null && row.ownerId !== ctx.actor.staffId)) throw new AppError("NOT_FOUND");
  requireKeeper(ctx.actor, row.ownerId === null ? "SCHOOL" : "OWN");
  return row;
}

/** Two sentences that say the same in one place would be one code too many. Throws: BANK_SAME with the other's code. */
export async function refuseTwin({ db }: Ctx, { ownerId, place, text, except }: { ownerId: string | null; place: string; text: string; except?: string }): Promise<void> {
  const twin = await db.bankComment.findFirst({ where: { ownerId, place, text, state: "ACTIVE", ...(except ? { id: { not: except } } : {}) }, select: { code: true } });
  if (twin) throw new AppError("BANK_SAME", twin.code);
}
