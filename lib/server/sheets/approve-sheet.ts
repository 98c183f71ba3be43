import "server-only";
import type { Ctx } from "../context";
import type { SheetStep } from "./take-sheet-step";
import { takeSheetStep } from "./take-sheet-step";

/** Approves the class. Source: QĐ 1789, Đ.14.6. */
export const approveSheet = (ctx: Ctx, input: SheetStep) => takeSheetStep(ctx, "approve", input);
