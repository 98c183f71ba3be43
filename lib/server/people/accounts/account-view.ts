import "server-only";
import { z } from "zod";
import { decide, mayEver } from "@/lib/domain/people/permissions";
import { refusalWords } from "@/lib/domain/refusal-words";
import type { Ctx } from "../../context";
import type { AccountStatus } from "./list-accounts";
import { isHeadsAccount } from "./find-account";

export type AccountDeedName = "approve" | "unlock" | "reset" | "lock";
/** A deed to offer on the page; `blocked` says why it is off. */
export type AccountOffer = { deed: AccountDeedName; blocked: string | undefined };
export type AccountView = { id: string; username: string; status: AccountStatus; version: number; name: string; person: "staff" | "guardian"; offers: AccountOffer[] };

const FITS: Record<AccountDeedName, readonly AccountStatus[]> = {
  approve: ["PREPARED"],
  unlock: ["LOCKED"],
  reset: ["PREPARED", "ACTIVE"],
  lock: ["PREPARED", "ACTIVE"],
};

/** An account as its page shows it, with the deeds this person may do on it now. Returns null when there is none. */
export async function findAccountView(ctx: Ctx, accountId: string): Promise<AccountView | null> {
  if (!z.uuid().safeParse(accountId).success) return null;
  const row = await ctx.db.account.findUnique({
    where: { id: accountId },
    select: { id: true, username: true, status: true, version: true, staffId: true, staff: { select: { fullName: true } }, guardian: { select: { fullName: true } } },
  });
  if (!row) return null;
  const { staff, guardian, staffId, ...account } = row;
  const headsOwn = await isHeadsAccount(ctx, row);
  const offers = (Object.keys(FITS) as AccountDeedName[]).flatMap((deed) => offer(ctx, deed, { ...account, staffId, headsOwn }));
  return { ...account, name: staff?.fullName ?? guardian?.fullName ?? "", person: staff ? "staff" : "guardian", offers };
}

type Facts = { id: string; status: AccountStatus; staffId: string | null; headsOwn: boolean };

function offer({ actor }: Ctx, deed: AccountDeedName, { id, status, staffId, headsOwn }: Facts): AccountOffer[] {
  const action = deed === "approve" ? "account.approve" : "account.prepare";
  if (!FITS[deed].includes(status) || !mayEver(actor, action)) return [];
  const decision = decide(actor, action, { accountId: id, ...(staffId ? { ownerStaffId: staffId } : {}) });
  if (!decision.ok) return [{ deed, blocked: refusalWords(decision.reason) }];
  if (headsOwn && (deed === "reset" || deed === "lock")) return [{ deed, blocked: refusalWords("HEAD_ACCOUNT_KEPT") }];
  return [{ deed, blocked: undefined }];
}
