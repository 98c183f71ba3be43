import "server-only";
import type { Ctx } from "../context";
import type { PartStep } from "./take-part-step";
import { takePartStep } from "./take-part-step";

/** Accepts a subject into the class's sheet. Source: QĐ 1789, Đ.14.4. */
export const acceptPart = (ctx: Ctx, input: PartStep) => takePartStep(ctx, "accept", input);
