import "server-only";
import type { Ctx } from "../context";
import type { SheetStep } from "./take-sheet-step";
import { takeSheetStep } from "./take-sheet-step";

/** Returns the class to its homeroom teacher, with the reason. Source: QĐ 1789, Đ.13.3, 14.6. */
export const returnSheet = (ctx: Ctx, input: SheetStep) => takeSheetStep(ctx, "return", input);
