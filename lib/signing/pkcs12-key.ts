import type { KeyObject } from "node:crypto";
import { signHash } from "./node-crypto";
import type { Begun, SigningItem, SigningKey } from "./signing-key";

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
    begin: async (items) => signAll(privateKey, items),
    poll: async () => ({ state: "expired" }), // nothing ever stays pending here
  };
}

function signAll(key: KeyObject, items: readonly SigningItem[]): Begun {
  if (items.length > LARGEST_BATCH) throw new RangeError("too many items for one batch");
  return { state: "done", signatures: new Map(items.map(({ id, hash }) => [id, signHash(key, hash)])) };
}
