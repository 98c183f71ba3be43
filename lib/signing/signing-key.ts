/** One hash to be signed. label: what a phone or a token window shows to the signer. */
export type SigningItem = { id: string; hash: Uint8Array; label: string };

/** What the signer gives with a batch. A token and a key opened at the server have had their PIN when they were opened. */
export type Authorisation = { pin?: string; otp?: string };

export type Begun =
  | { state: "done"; signatures: ReadonlyMap<string, Uint8Array> }
  | { state: "pending"; handle: string; expiresAt: Date };

/**
 * Given each signature as soon as it is there. A key that makes them one by one waits for it before it asks for the next,
 * so that what a pulled token has made is kept. Whoever keeps them here need not read the map at the end.
 */
export type KeepSignature = (id: string, signature: Uint8Array) => void | Promise<void>;

/**
 * A key in whatever holds it: hashes in, raw signatures out, one authorisation for a batch, now or later.
 *
 * Shape: hash is SHA-256 (32 bytes); a signature is RSASSA-PKCS1-v1_5 over that hash (RFC 8017 §8.2).
 * The certificate is known before anything is hashed: it is part of what is signed.
 * A handle holds everything that poll needs, so that another process can ask on after a restart.
 * Throws (begin, poll): KeyFault. After one the batch stops; no key tries a PIN twice by itself.
 */
export type SigningKey = {
  certificate: Uint8Array; // DER
  chain: readonly Uint8Array[]; // DER, issuer first, without the root
  maxBatch: number;
  confirm: "pin" | "pin+otp" | "app" | "token";
  /** What one authorisation is good for. "batch": whatever is asked until the key is closed. "hashes": those of one `begin`, maxBatch at most. */
  covers: "batch" | "hashes";
  begin(items: readonly SigningItem[], auth: Authorisation, keep?: KeepSignature): Promise<Begun>;
  poll(handle: string, keep?: KeepSignature): Promise<Begun | { state: "rejected" | "expired" }>;
  /** Lets go of what was opened; a token goes to whoever waits for it. A second call does nothing. */
  close(): Promise<void>;
};
