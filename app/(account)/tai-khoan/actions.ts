"use server";
import { defineAction } from "@/lib/server/action";
import { changePassword, ChangePasswordInput, endOtherSessions, EndSessionsInput } from "@/lib/server/people/accounts/own-account";

export const changePasswordAction = defineAction("account.change-password", ChangePasswordInput, changePassword, { slowsDown: true });
export const endOtherSessionsAction = defineAction("account.end-sessions", EndSessionsInput, endOtherSessions);
