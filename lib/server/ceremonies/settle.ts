import "server-only";
import { KeyFault } from "@/lib/signing/key-fault";
import type { Begun, SigningKey } from "@/lib/signing/signing-key";

const POLL_EVERY_MS = 2_000;

type Answer = Awaited<ReturnType<SigningKey["poll"]>>;

/**
 * Waits until a key has answered: at once for a key at hand, minutes later for one that is confirmed on a phone.
 * A provider that does not answer in between is asked again while the owner's time runs: what he confirmed is not lost for it.
 *
 * Throws: KeyFault REJECTED or EXPIRED as the key says, and what the key itself throws.
 */
export async function settle(key: SigningKey, begun: Begun, everyMs = POLL_EVERY_MS): Promise<ReadonlyMap<string, Uint8Array>> {
  let answer: Answer = begun;
  while (answer.state === "pending") {
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    answer = await askOn(key, answer);
  }
  if (answer.state === "done") return answer.signatures;
  throw new KeyFault(answer.state === "rejected" ? "REJECTED" : "EXPIRED");
}

async function askOn(key: SigningKey, pending: Extract<Answer, { state: "pending" }>): Promise<Answer> {
  try {
    return await key.poll(pending.handle);
  } catch (fault) {
    if (fault instanceof KeyFault && fault.code === "SERVICE_DOWN" && Date.now() < pending.expiresAt.getTime()) return pending;
    throw fault;
  }
}
