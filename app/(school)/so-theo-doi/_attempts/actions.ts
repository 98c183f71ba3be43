"use server";
import { defineAction } from "@/lib/server/action";
import { RecordAttempt, recordAttempt } from "@/lib/server/attempts/record-attempt";
import { RequestRetest, requestRetest } from "@/lib/server/attempts/request-retest";
import { approveRetest, refuseRetest, RetestStep, withdrawRetest } from "@/lib/server/attempts/take-retest-step";

export const recordAttemptAction = defineAction("sheet.record-attempt", RecordAttempt, recordAttempt);
export const requestRetestAction = defineAction("retest.request", RequestRetest, requestRetest);
export const approveRetestAction = defineAction("retest.approve", RetestStep, approveRetest);
export const refuseRetestAction = defineAction("retest.refuse", RetestStep, refuseRetest);
export const withdrawRetestAction = defineAction("retest.withdraw", RetestStep, withdrawRetest);
