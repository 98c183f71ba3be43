"use server";
import { defineAction } from "@/lib/server/action";
import { PrepareUnits, prepareUnits } from "@/lib/server/transcripts/prepare-units";

export const prepareUnitsAction = defineAction("units.prepare", PrepareUnits, (ctx, input) => prepareUnits(ctx, input));
