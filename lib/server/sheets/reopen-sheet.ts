import "server-only";
import type { Ctx } from "../context";
import type { SheetStep } from "./take-sheet-step";
import { takeSheetStep } from "./take-sheet-step";

/** Opens an approved class again for a correction, with the reason, while no học bạ has been made from it. Source: QĐ 1789, Đ.13.3. */
export const reopenSheet = (ctx: Ctx, input: SheetStep) => takeSheetStep(ctx, "reopen", input);
