"use server";
import { defineAction } from "@/lib/server/action";
import { DecideAwards, decideAwards } from "@/lib/server/sheets/decide-awards";
import { ProposeAward, proposeAward } from "@/lib/server/sheets/propose-award";
import { WithdrawAward, withdrawAward } from "@/lib/server/sheets/withdraw-award";
import { SendLetter, sendLetter } from "@/lib/server/year-end/send-letter";
import { WithdrawLetter, withdrawLetter } from "@/lib/server/year-end/withdraw-letter";

export const proposeAwardAction = defineAction("year.propose-award", ProposeAward, proposeAward);
export const decideAwardsAction = defineAction("year.decide-awards", DecideAwards, decideAwards);
export const withdrawAwardAction = defineAction("year.withdraw-award", WithdrawAward, withdrawAward);
export const sendLetterAction = defineAction("year.send-letter", SendLetter, sendLetter);
export const withdrawLetterAction = defineAction("year.withdraw-letter", WithdrawLetter, withdrawLetter);
