"use server";
import { defineAction } from "@/lib/server/action";
import { RenewCode, renewCode } from "@/lib/server/transcripts/confirmation-codes";

export const renewCodeAction = defineAction("unit.renew-code", RenewCode, renewCode);
