import "server-only";
import type { Ctx } from "../context";
import type { PartStep } from "./take-part-step";
import { takePartStep } from "./take-part-step";

/** Submits a subject to the homeroom teacher; nothing of it may be missing. Source: QĐ 1789, Đ.14.3. */
export const submitPart = (ctx: Ctx, input: PartStep) => takePartStep(ctx, "submit", input);
