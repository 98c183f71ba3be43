"use server";
import { defineAction } from "@/lib/server/action";
import { RecordAbsences, recordAbsences } from "@/lib/server/sheets/record-absences";
import { WithdrawAbsence, withdrawAbsence } from "@/lib/server/sheets/withdraw-absence";

export const recordAbsencesAction = defineAction("sheet.record-absences", RecordAbsences, recordAbsences);
export const withdrawAbsenceAction = defineAction("sheet.withdraw-absence", WithdrawAbsence, withdrawAbsence);
