import type { Actor } from "../people/actor";
import { decide } from "../people/permissions";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";

/** What is asked when a letter of praise is taken back: by whom, who sent it, whether it was taken back before, and why. */
export type LetterWithdrawal = { actor: Actor; sentById: string; withdrawn: boolean; reason: string };

/**
 * May a letter of praise be taken back? By whoever sent it, or by the head; once, and with the reason. The letter stays.
 *
 * Source: TT 27/2020, Đ.13.3; docs/decisions/136-beyond-the-schools-own-awards.md.
 */
export function decideWithdrawLetter({ actor, sentById, withdrawn, reason }: LetterWithdrawal): Result<true, ErrorCode> {
  const right = decide(actor, "year.withdraw-letter", { ownerStaffId: sentById });
  if (!right.ok) return right;
  if (withdrawn) return no("STALE");
  return reason.trim() ? yes(true) : no("REASON_NEEDED");
}
