"use server";
import { defineAction } from "@/lib/server/action";
import { ConfirmYearResults, confirmYearResults } from "@/lib/server/sheets/confirm-year-results";
import { DecidePromotion, decidePromotion } from "@/lib/server/sheets/decide-promotion";
import { OpenSupplement, openSupplement } from "@/lib/server/sheets/held-out/open-supplement";
import { PlanSupport, planSupport } from "@/lib/server/year-end/plan-support";

export const confirmYearResultsAction = defineAction("year.confirm", ConfirmYearResults, confirmYearResults);
export const decidePromotionAction = defineAction("year.decide-promotion", DecidePromotion, decidePromotion);
export const openSupplementAction = defineAction("sheet.open-supplement", OpenSupplement, openSupplement);
export const planSupportAction = defineAction("year.plan-support", PlanSupport, planSupport);
