"use server";
import { defineAction } from "@/lib/server/action";
import { SetPartRule, setPartRule } from "@/lib/server/part-marks/set-part-rule";

export const setPartRuleAction = defineAction("part-marks.rule", SetPartRule, setPartRule);
