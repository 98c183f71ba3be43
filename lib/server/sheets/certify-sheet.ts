import "server-only";
import type { Ctx } from "../context";
import type { SheetStep } from "./take-sheet-step";
import { takeSheetStep } from "./take-sheet-step";

/** Certifies the class's period: every subject accepted, the homeroom teacher's own part complete, at the year's end every result confirmed. Source: QĐ 1789, Đ.14.4. */
export const certifySheet = (ctx: Ctx, input: SheetStep) => takeSheetStep(ctx, "certify", input);
