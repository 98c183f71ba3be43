import "server-only";
import type { Ctx } from "../context";
import type { PartStep } from "./take-part-step";
import { takePartStep } from "./take-part-step";

/** Returns a subject to its teacher, with the reason. Source: QĐ 1789, Đ.14.4. */
export const returnPart = (ctx: Ctx, input: PartStep) => takePartStep(ctx, "return", input);
