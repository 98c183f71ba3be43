/** One hash to be signed. label: what a phone or a token window shows to the signer. */
export type SigningItem = { id: string; hash: Uint8Array; label: string };

export type Begun =
  | { state: "done"; signatures: ReadonlyMap<string, Uint8Array> }
  | { state: "pending"; handle: string; expiresAt: Date };

/**
 * A key in whatever holds it: hashes in, raw signatures out, one authorisation for a batch, now or later.
 *
 * Shape: hash is SHA-256 (32 bytes); a signature is RSASSA-PKCS1-v1_5 over that hash (RFC 8017 §8.2).
 * The certificate is known before anything is hashed: it is part of what is signed.
 */
export type SigningKey = {
  certificate: Uint8Array; // DER
  chain: readonly Uint8Array[]; // DER, issuer first, without the root
  maxBatch: number;
  confirm: "pin" | "pin+otp" | "app" | "token";
  begin(items: readonly SigningItem[], auth: { pin?: string; otp?: string }): Promise<Begun>;
  poll(handle: string): Promise<Begun | { state: "rejected" | "expired" }>;
};
