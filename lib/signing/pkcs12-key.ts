import type { KeyObject } from "node:crypto";
import { signHash } from "./node-crypto";
import type { Begun, KeepSignature, SigningItem, SigningKey } from "./signing-key";

/** A key that is already open in this process. certificate, chain: DER, issuer first. */
export type OpenedKey = { privateKey: KeyObject; certificate: Uint8Array; chain: readonly Uint8Array[] };

const LARGEST_BATCH = 10_000;

/**
 * The signing key of an opened PKCS#12: answers at once and needs no more authorisation.
 *
 * Throws (begin): RangeError for more items than maxBatch, or a hash that is not SHA-256.
 */
export function pkcs12Key({ privateKey, certificate, chain }: OpenedKey): SigningKey {
  return {
    certificate,
    chain,
    maxBatch: LARGEST_BATCH,
    confirm: "pin",
    covers: "batch",
    begin: async (items, _auth, keep) => signAll(privateKey, items, keep),
    poll: async () => ({ state: "expired" }), // nothing ever stays pending here
    close: async () => {},
  };
}

async function signAll(key: KeyObject, items: readonly SigningItem[], keep?: KeepSignature): Promise<Begun> {
  if (items.length > LARGEST_BATCH) throw new RangeError("too many items for one batch");
  const signatures = new Map<string, Uint8Array>();
  for (const { id, hash } of items) {
    const signature = signHash(key, hash);
    signatures.set(id, signature);
    if (keep) await keep(id, signature);
  }
  return { state: "done", signatures };
}
