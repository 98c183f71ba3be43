import "server-only";
import type { Ctx } from "../context";
import type { PartStep } from "./take-part-step";
import { takePartStep } from "./take-part-step";

/** Takes a submitted subject back before the homeroom teacher has accepted it. Source: QĐ 1789, Đ.14.3. */
export const withdrawPart = (ctx: Ctx, input: PartStep) => takePartStep(ctx, "withdraw", input);
