import "server-only";
import { z } from "zod";
import { KEY_FAULT_CODES } from "@/lib/signing/key-fault";
import { ENDED_CERTIFICATE } from "../certificates/ended-certificate";

/** What the web process says to the worker over the local socket: one JSON line, one answer, nothing kept. */
export const WorkerRequest = z.strictObject({ type: z.literal("run-batch"), batchId: z.uuid(), pin: z.string().max(64), otp: z.string().max(16).optional() });
export type WorkerRequest = z.infer<typeof WorkerRequest>;

const KeyFaultWords = z.templateLiteral(["KEY_", z.enum(KEY_FAULT_CODES)]);
const RefusalCode = z.enum(["WRONG_PIN", "KEY_LOCKED", "KEY_IN_BROWSER", "SEAL_NEEDS_TOKEN", "STALE", "UNEXPECTED", ...ENDED_CERTIFICATE]).or(KeyFaultWords);

/** Why a key was not opened. */
export type Refusal = { code: z.infer<typeof RefusalCode>; triesLeft?: number | undefined };

export const WorkerAnswer = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), code: RefusalCode, triesLeft: z.int().optional() }),
]);
export type WorkerAnswer = z.infer<typeof WorkerAnswer>;

/** Longest line either side reads, in bytes. */
export const LINE_LIMIT = 4_096;
