"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import type { AccountDeedName, AccountOffer } from "@/lib/server/people/accounts/account-view";
import type { HandOver } from "@/lib/server/people/accounts/prepare-account";
import { approveAccountAction, lockAccountAction, resetPasswordAction, unlockAccountAction } from "../../actions";
import { HandOverNote } from "../hand-over-note";

type Props = { accountId: string; version: number; offers: readonly AccountOffer[] };

const WORDS: Record<AccountDeedName, { submit: string; done: string; kind: "primary" | "secondary" | "danger" }> = {
  approve: { submit: "Duyệt tài khoản", done: "Đã duyệt tài khoản", kind: "primary" },
  unlock: { submit: "Mở khóa", done: "Đã mở khóa, chờ hiệu trưởng duyệt lại", kind: "secondary" },
  reset: { submit: "Đặt lại mật khẩu", done: "Đã đặt lại mật khẩu", kind: "secondary" },
  lock: { submit: "Khóa tài khoản", done: "Đã khóa, mọi phiên đã kết thúc", kind: "danger" },
};

const STEPS = { approve: approveAccountAction, unlock: unlockAccountAction, lock: lockAccountAction };

/** What may be done with an account now; what may not says why. */
export function AccountDeeds({ accountId, version, offers }: Props) {
  const [handOver, setHandOver] = useState<HandOver | null>(null);
  return (
    <div className="space-y-4">
      {handOver && <HandOverNote handOver={handOver} />}
      <div className="flex flex-wrap gap-2.5">
        {offers.map(({ deed, blocked }) => {
          const common = { ...WORDS[deed], blocked, fixed: { accountId, version }, inline: true };
          return deed === "reset" ? <ActionForm key={deed} {...common} action={resetPasswordAction} onDone={setHandOver} /> : <ActionForm key={deed} {...common} action={STEPS[deed]} />;
        })}
      </div>
    </div>
  );
}
