import { KeyFault } from "../key-fault";
import type { Begun, KeepSignature, SigningItem, SigningKey } from "../signing-key";
import { spkiOf, verifyHash } from "../verify-hash";
import type { RemoteOptions, RemoteProvider, RemoteState } from "./remote-provider";

/** clock: when the owner's time on the phone is over. */
export type RemoteKey = { provider: RemoteProvider; certificate: Uint8Array; chain: readonly Uint8Array[]; options: RemoteOptions; clock: () => Date };

/** What is asked for, in the handle: another process verifies the answers with it. Shape: JSON, hashes in base64. */
type Handle = { ticket: string; until: string; items: { id: string; hash: string; label: string }[] };

/**
 * A key at a provider. What it gives back is verified with the certificate before anybody sees it.
 *
 * Throws (begin): KeyFault WRONG_PIN, PIN_LOCKED, REJECTED, EXPIRED, SERVICE_DOWN, OTHER_CERTIFICATE; RangeError for too many items.
 */
export function remoteKey({ provider, certificate, chain, options, clock }: RemoteKey): SigningKey {
  const spki = spkiOf(certificate);
  const answer = async (state: RemoteState, items: readonly SigningItem[], until: Date, keep?: KeepSignature): Promise<Begun | { state: "rejected" | "expired" }> => {
    if (state.state === "waiting") return clock() > until ? { state: "expired" } : { state: "pending", handle: writeHandle(state.ticket, items, until), expiresAt: until };
    return state.state === "done" ? received(spki, items, state.signatures, keep) : { state: state.state };
  };
  return {
    certificate,
    chain,
    maxBatch: options.maxBatch,
    confirm: options.confirm,
    covers: "hashes",
    async begin(items, auth, keep) {
      if (items.length > options.maxBatch) throw new RangeError("too many items for one confirmation");
      const until = new Date(clock().getTime() + options.waitSeconds * 1000);
      const begun = await answer(await provider.begin(items, auth), items, until, keep);
      if (begun.state === "done" || begun.state === "pending") return begun;
      throw new KeyFault(begun.state === "rejected" ? "REJECTED" : "EXPIRED");
    },
    async poll(handle, keep) {
      const { ticket, until, items } = readHandle(handle);
      return answer(await provider.poll(ticket, items), items, until, keep);
    },
    close: async () => {},
  };
}

async function received(spki: Uint8Array, items: readonly SigningItem[], values: readonly Uint8Array[], keep?: KeepSignature): Promise<Begun> {
  const signatures = new Map<string, Uint8Array>();
  for (const [index, { id, hash }] of items.entries()) {
    const value = values[index];
    if (!value || !verifyHash(spki, hash, value)) throw new KeyFault("OTHER_CERTIFICATE");
    signatures.set(id, value);
    if (keep) await keep(id, value);
  }
  return { state: "done", signatures };
}

function writeHandle(ticket: string, items: readonly SigningItem[], until: Date): string {
  const asked = items.map(({ id, hash, label }) => ({ id, hash: Buffer.from(hash).toString("base64"), label }));
  return JSON.stringify({ ticket, until: until.toISOString(), items: asked } satisfies Handle);
}

function readHandle(handle: string) {
  const { ticket, until, items } = JSON.parse(handle) as Handle;
  return { ticket, until: new Date(until), items: items.map(({ id, hash, label }) => ({ id, label, hash: new Uint8Array(Buffer.from(hash, "base64")) })) };
}
