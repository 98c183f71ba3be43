import "server-only";
import { z } from "zod";
import { ENDED_CERTIFICATE } from "../certificates/ended-certificate";

/** What the web process says to the worker over the local socket: one JSON line, one answer, nothing kept. */
export const WorkerRequest = z.strictObject({ type: z.literal("run-batch"), batchId: z.uuid(), pin: z.string().max(64) });
export type WorkerRequest = z.infer<typeof WorkerRequest>;

export const WorkerAnswer = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), code: z.enum(["WRONG_PIN", "KEY_LOCKED", "STALE", "UNEXPECTED", ...ENDED_CERTIFICATE]), triesLeft: z.int().optional() }),
]);
export type WorkerAnswer = z.infer<typeof WorkerAnswer>;

/** Longest line either side reads, in bytes. */
export const LINE_LIMIT = 4_096;
