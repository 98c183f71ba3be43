import { KeyFault } from "../key-fault";
import type { Begun, KeepSignature, SigningItem, SigningKey } from "../signing-key";
import { spkiOf, verifyHash } from "../verify-hash";
import { TokenClient, type TokenEnvironment } from "./token-client";
import type { SeenToken, TokenPlace } from "./token-session";
import { Turns } from "./turns";

/** A key on a token or HSM of this server, before its PIN was given. */
export type TokenKey = { place: TokenPlace; certificate: Uint8Array; chain: readonly Uint8Array[]; environment: TokenEnvironment };

/** open: logs in now instead of at the first hash. isTaken: another batch has the token. */
export type Pkcs11Key = SigningKey & { open(): Promise<void>; isTaken(): boolean };

const LARGEST_BATCH = 10_000;
const turns = new Turns();

/** What is plugged in, with certificates, without a PIN. Throws: KeyFault NO_DRIVER, TOKEN_ABSENT. */
export async function listTokensOf(module: string, environment: TokenEnvironment): Promise<SeenToken[]> {
  const client = new TokenClient(environment);
  try {
    return (await client.ask({ deed: "list", module })).tokens ?? [];
  } finally {
    await client.close();
  }
}

/**
 * A key on a token: one login for a batch, one hash at a time, each signature checked with the certificate and given to
 * `keep` before the next is asked for. Who finds the token with another batch waits for its end; the PIN is tried then, once.
 *
 * Throws (open, begin): KeyFault NO_DRIVER, TOKEN_ABSENT, WRONG_PIN, PIN_LOCKED, OTHER_CERTIFICATE, UNSUPPORTED; RangeError for too many items.
 */
export function pkcs11Key(key: TokenKey, pin: string): Pkcs11Key {
  const name = `${key.place.module}|${key.place.serial}`;
  let opened: Promise<OpenToken> | null = null;
  const open = () => (opened ??= openInTurn(name, key, pin));
  return {
    certificate: key.certificate,
    chain: key.chain,
    maxBatch: LARGEST_BATCH,
    confirm: "token",
    covers: "batch",
    open: async () => void (await open()),
    isTaken: () => turns.isTaken(name),
    begin: async (items, _auth, keep) => signOneByOne(await open(), items, keep),
    poll: async () => ({ state: "expired" }), // nothing ever stays pending here
    close: async () => (await opened?.catch(() => null))?.close(),
  };
}

type OpenToken = { sign(hash: Uint8Array): Promise<Uint8Array>; close(): Promise<void> };

async function openInTurn(name: string, { place, certificate, environment }: TokenKey, pin: string): Promise<OpenToken> {
  const endTurn = await turns.take(name);
  const client = new TokenClient(environment);
  const close = async () => {
    await client.close();
    endTurn();
  };
  try {
    await client.ask({ deed: "open", place, certificate, pin });
  } catch (error) {
    await close();
    throw error;
  }
  const spki = spkiOf(certificate);
  return {
    close,
    async sign(hash) {
      const { signature } = await client.ask({ deed: "sign", hash });
      if (!signature || !verifyHash(spki, hash, signature)) throw new KeyFault("OTHER_CERTIFICATE");
      return signature;
    },
  };
}

async function signOneByOne(token: OpenToken, items: readonly SigningItem[], keep?: KeepSignature): Promise<Begun> {
  if (items.length > LARGEST_BATCH) throw new RangeError("too many items for one batch");
  const signatures = new Map<string, Uint8Array>();
  for (const { id, hash } of items) {
    const signature = await token.sign(hash);
    signatures.set(id, signature);
    if (keep) await keep(id, signature);
  }
  return { state: "done", signatures };
}
