"use server";
import { defineAction } from "@/lib/server/action";
import { AccountInput, approveAccount, lockAccount, resetPassword, unlockAccount } from "@/lib/server/people/accounts/account-steps";
import { prepareAccount, PrepareAccountInput } from "@/lib/server/people/accounts/prepare-account";

const SHOWN_ONCE = { forget: ["temporaryPassword"] };

export const prepareAccountAction = defineAction("account.prepare", PrepareAccountInput, prepareAccount, SHOWN_ONCE);
export const approveAccountAction = defineAction("account.approve", AccountInput, approveAccount);
export const lockAccountAction = defineAction("account.lock", AccountInput, lockAccount);
export const unlockAccountAction = defineAction("account.unlock", AccountInput, unlockAccount);
export const resetPasswordAction = defineAction("account.reset-password", AccountInput, resetPassword, SHOWN_ONCE);
