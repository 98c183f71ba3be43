"use server";
import { defineAction } from "@/lib/server/action";
import { ProposePlan, proposePlan } from "@/lib/server/plans/propose-plan";
import { ApprovePlan, approvePlan, PlanStep, refusePlan, withdrawPlan } from "@/lib/server/plans/take-plan-step";

export const proposePlanAction = defineAction("plan.propose", ProposePlan, proposePlan);
export const approvePlanAction = defineAction("plan.approve", ApprovePlan, approvePlan);
export const refusePlanAction = defineAction("plan.refuse", PlanStep, refusePlan);
export const withdrawPlanAction = defineAction("plan.withdraw", PlanStep, withdrawPlan);
