"use server";
import { defineAction } from "@/lib/server/action";
import { ProposeCommendation, proposeCommendation } from "@/lib/server/year-end/propose-commendation";
import { CommendationStep, takeCommendationStep } from "@/lib/server/year-end/take-commendation-step";

export const proposeCommendationAction = defineAction("commendation.propose", ProposeCommendation, proposeCommendation);
export const commendationStepAction = defineAction("commendation.step", CommendationStep, takeCommendationStep);
