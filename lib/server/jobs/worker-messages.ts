import "server-only";
import { z } from "zod";
import { KEY_FAULT_CODES } from "@/lib/signing/key-fault";
import { ENDED_CERTIFICATE } from "../certificates/ended-certificate";

/** What the web process says to the worker over the local socket: one JSON line, one answer, nothing kept. */
const RunBatch = z.strictObject({ type: z.literal("run-batch"), batchId: z.uuid(), pin: z.string().max(64), otp: z.string().max(16).optional() });
export type RunBatch = z.infer<typeof RunBatch>;
export const WorkerRequest = z.discriminatedUnion("type", [RunBatch, z.strictObject({ type: z.literal("list-tokens") })]);
export type WorkerRequest = z.infer<typeof WorkerRequest>;

const KeyFaultWords = z.templateLiteral(["KEY_", z.enum(KEY_FAULT_CODES)]);
const RefusalCode = z.enum(["WRONG_PIN", "KEY_LOCKED", "KEY_IN_BROWSER", "SEAL_NEEDS_TOKEN", "STALE", "UNEXPECTED", ...ENDED_CERTIFICATE]).or(KeyFaultWords);

/** Why a key was not opened. */
export type Refusal = { code: z.infer<typeof RefusalCode>; triesLeft?: number | undefined };

/** A token plugged in at the server. module: its driver's name in the settings. certificates: DER in base64, with the CKA_ID in hex. */
const ServerToken = z.strictObject({
  module: z.string(),
  label: z.string(),
  serial: z.string(),
  maker: z.string(),
  pinTriesLeft: z.int().nullable(),
  certificates: z.array(z.strictObject({ keyId: z.string(), der: z.base64() })),
});
export type ServerToken = z.infer<typeof ServerToken>;

/** fault: of a driver that could not be asked. */
const ServerTokens = z.strictObject({ tokens: z.array(ServerToken), faults: z.array(z.strictObject({ module: z.string(), fault: z.enum(KEY_FAULT_CODES) })) });
export type ServerTokens = z.infer<typeof ServerTokens>;

export const WorkerAnswer = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), found: ServerTokens.optional() }),
  z.strictObject({ ok: z.literal(false), code: RefusalCode, triesLeft: z.int().optional() }),
]);
export type WorkerAnswer = z.infer<typeof WorkerAnswer>;

/** Longest question and longest answer either side reads, in letters. A token has a few certificates of two thousand each. */
export const LINE_LIMIT = 4_096;
export const ANSWER_LIMIT = 1_048_576;
