import "server-only";
import { recordsInOne } from "@/lib/domain/transcript/confirmations";
import type { SigningKey } from "@/lib/signing/signing-key";

/** records: how many are prepared, kept and embedded together. call: what the key is handed at once. */
export type Pace = { records: number; call: "HASH" | "RECORD" | "ALL" };

/** Enough that statements cost little beside the signatures; few enough that a kill repeats little and a signing time is near the truth. */
const RECORDS_AT_HAND = 16;

/**
 * How a key is worked. A token takes one hash at a time, and each value is kept before the next is asked for. A key that is authorised for
 * hashes (a phone, a one-time code, a PIN at a provider) takes as many as one authorisation covers. A key at hand takes a record at a time, and
 * looks up between two. files: signed of each record. decision: whether the manifest is signed with them.
 */
export function paceOf({ confirm, covers, maxBatch }: Pick<SigningKey, "confirm" | "covers" | "maxBatch">, files: number, decision = false): Pace {
  if (confirm === "token" || maxBatch < files) return { records: 1, call: "HASH" };
  if (covers === "batch") return { records: RECORDS_AT_HAND, call: "RECORD" };
  return { records: Math.max(1, recordsInOne({ maxBatch, files, decision })), call: "ALL" };
}
