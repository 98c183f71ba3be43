"use server";
import { defineAction } from "@/lib/server/action";
import { PrepareUnits, prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { WithdrawUnits, withdrawUnits } from "@/lib/server/transcripts/withdraw-units";

export const prepareUnitsAction = defineAction("units.prepare", PrepareUnits, (ctx, input) => prepareUnits(ctx, input));
export const withdrawUnitsAction = defineAction("units.withdraw", WithdrawUnits, withdrawUnits);
