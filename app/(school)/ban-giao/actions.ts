"use server";
import { defineAction } from "@/lib/server/action";
import { RecordAcceptance, recordAcceptance } from "@/lib/server/year-end/record-acceptance";
import { HandoverStep, takeHandoverStep, WriteHandover, writeHandover } from "@/lib/server/year-end/take-handover-step";

export const writeHandoverAction = defineAction("handover.write", WriteHandover, writeHandover);
export const recordAcceptanceAction = defineAction("handover.accept", RecordAcceptance, recordAcceptance);
export const handoverStepAction = defineAction("handover.step", HandoverStep, takeHandoverStep);
