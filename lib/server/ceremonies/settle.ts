import "server-only";
import type { Begun, SigningKey } from "@/lib/signing/signing-key";

const POLL_EVERY_MS = 2_000;

/**
 * Waits until a key has answered: at once for a key at hand, minutes later for one that is confirmed on a phone.
 * Throws: Error("rejected") or Error("expired") as the key says.
 */
export async function settle(key: SigningKey, begun: Begun): Promise<ReadonlyMap<string, Uint8Array>> {
  let answer: Begun | { state: "rejected" | "expired" } = begun;
  while (answer.state === "pending") {
    await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
    answer = await key.poll(answer.handle);
  }
  if (answer.state !== "done") throw new Error(answer.state);
  return answer.signatures;
}
