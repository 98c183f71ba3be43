"use server";
import { defineAction } from "@/lib/server/action";
import { HoldOut, holdOut, TakeBack, takeBack } from "@/lib/server/sheets/held-out/hold-out";
import { OpenSupplement, openSupplement } from "@/lib/server/sheets/held-out/open-supplement";
import { RecordSupplement, recordSupplement } from "@/lib/server/sheets/held-out/record-supplement";
import { SupplementPartStep, SupplementStep, takeSupplementPartStep, takeSupplementStep } from "@/lib/server/sheets/held-out/take-supplement-step";
import { WithdrawAward, withdrawAward } from "@/lib/server/sheets/withdraw-award";
import { PlanSupport, planSupport } from "@/lib/server/year-end/plan-support";
import { SendLetter, sendLetter } from "@/lib/server/year-end/send-letter";

export const holdOutAction = defineAction("sheet.hold-out", HoldOut, holdOut);
export const takeBackAction = defineAction("sheet.take-back", TakeBack, takeBack);
export const supplementStepAction = defineAction("sheet.supplement-step", SupplementStep, takeSupplementStep);
export const supplementPartStepAction = defineAction("sheet.supplement-part-step", SupplementPartStep, takeSupplementPartStep);
export const openSupplementAction = defineAction("sheet.open-supplement", OpenSupplement, openSupplement);
export const recordSupplementAction = defineAction("sheet.record-supplement", RecordSupplement, recordSupplement);
export const withdrawAwardAction = defineAction("year.withdraw-award", WithdrawAward, withdrawAward);
export const planSupportAction = defineAction("year.plan-support", PlanSupport, planSupport);
export const sendLetterAction = defineAction("year.send-letter", SendLetter, sendLetter);
