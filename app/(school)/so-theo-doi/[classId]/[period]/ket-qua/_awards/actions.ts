"use server";
import { defineAction } from "@/lib/server/action";
import { DecideAwards, decideAwards } from "@/lib/server/sheets/decide-awards";
import { ProposeAward, proposeAward } from "@/lib/server/sheets/propose-award";
import { WithdrawAward, withdrawAward } from "@/lib/server/sheets/withdraw-award";

export const proposeAwardAction = defineAction("year.propose-award", ProposeAward, proposeAward);
export const decideAwardsAction = defineAction("year.decide-awards", DecideAwards, decideAwards);
export const withdrawAwardAction = defineAction("year.withdraw-award", WithdrawAward, withdrawAward);
