"use server";
import { defineAction } from "@/lib/server/action";
import { HandoverStep, takeHandoverStep, WriteHandover, writeHandover } from "@/lib/server/year-end/take-handover-step";

export const writeHandoverAction = defineAction("handover.write", WriteHandover, writeHandover);
export const handoverStepAction = defineAction("handover.step", HandoverStep, takeHandoverStep);
