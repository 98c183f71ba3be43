"use server";
import { defineAction } from "@/lib/server/action";
import { HoldOut, holdOut, TakeBack, takeBack } from "@/lib/server/sheets/held-out/hold-out";
import { OrderSecondRound, orderSecondRound } from "@/lib/server/sheets/held-out/order-second-round";
import { RecordSupplement, recordSupplement } from "@/lib/server/sheets/held-out/record-supplement";
import { SupplementPartStep, SupplementStep, takeSupplementPartStep, takeSupplementStep } from "@/lib/server/sheets/held-out/take-supplement-step";

export const holdOutAction = defineAction("sheet.hold-out", HoldOut, holdOut);
export const takeBackAction = defineAction("sheet.take-back", TakeBack, takeBack);
export const supplementStepAction = defineAction("sheet.supplement-step", SupplementStep, takeSupplementStep);
export const supplementPartStepAction = defineAction("sheet.supplement-part-step", SupplementPartStep, takeSupplementPartStep);
export const orderSecondRoundAction = defineAction("sheet.order-second-round", OrderSecondRound, orderSecondRound);
export const recordSupplementAction = defineAction("sheet.record-supplement", RecordSupplement, recordSupplement);
