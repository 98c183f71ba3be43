import { joinBytes } from "./bytes";
import type { Sha256 } from "./crypto";

/** A SHA-256 under way, whose state can be copied: earlier revisions of a file are hashed once. */
export type RunningHash = {
  update(bytes: Uint8Array): unknown;
  copy(): RunningHash;
  digest(): Uint8Array;
};
export type CreateHash = () => RunningHash;

/** A running hash where only a one-shot SHA-256 exists (a browser's library): the parts are kept and joined at the end. */
export function runningHashOf(sha256: Sha256): CreateHash {
  const start = (parts: readonly Uint8Array[]): RunningHash => {
    const kept = [...parts];
    return {
      update: (bytes) => kept.push(bytes),
      copy: () => start(kept),
      digest: () => sha256(joinBytes(...kept)),
    };
  };
  return () => start([]);
}
