import type { Authorisation, SigningItem } from "../signing-key";

/** What providers do differently. maxBatch: most hashes in one confirmation. waitSeconds: how long the owner has on the phone. */
export type RemoteOptions = {
  hashEncoding: "base64" | "hex";
  mode: "sync" | "async";
  signIn: "oauth2" | "login";
  confirm: "pin" | "pin+otp" | "app";
  maxBatch: number;
  waitSeconds: number;
  profile: string; // MySign: profile_id
};

/** Access to a provider, and one person's key there. user: as the provider knows the owner; credential: which key. */
export type RemoteAccount = { url: string; clientId: string; secret: string; user: string; credential: string; options: RemoteOptions };

/** Where a request stands. signatures: in the order of the hashes. ticket: what to ask on with, also from another process. */
export type RemoteState =
  | { state: "done"; signatures: readonly Uint8Array[] }
  | { state: "waiting"; ticket: string }
  | { state: "rejected" | "expired" };

/** A certificate kept by a provider. credential: the name of its key there. most: signatures one authorisation of it makes; null where that is not told. */
export type RemoteCertificate = { credential: string; certificate: Uint8Array; chain: Uint8Array[]; most: number | null };

/**
 * How one provider is spoken to. Throws: KeyFault.
 */
export type RemoteProvider = {
  begin(items: readonly SigningItem[], auth: Authorisation): Promise<RemoteState>;
  poll(ticket: string, items: readonly SigningItem[]): Promise<RemoteState>;
  certificates(): Promise<RemoteCertificate[]>;
  /** How many signatures one authorisation of this account's credential makes today. Null where the provider does not tell. */
  most(): Promise<number | null>;
  /** Whether it takes this access. Nothing is signed, no phone rings. Throws: KeyFault SERVICE_DOWN when it does not answer. */
  tryAccess(): Promise<boolean>;
};

/** Object identifiers as the providers write them. Source: RFC 5754 §2; RFC 8017 §A.1. */
export const SHA256_OID = "2.16.840.1.101.3.4.2.1";
export const RSA_OID = "1.2.840.113549.1.1.1";

/** A hash in the provider's writing. Shape: base64, or hex in lower case. */
export const encodeHash = (hash: Uint8Array, encoding: RemoteOptions["hashEncoding"]): string => Buffer.from(hash).toString(encoding);

/** Base64 as providers send it, some with line ends in it. Returns null when it is none. */
export function decodeBase64(value: unknown): Uint8Array | null {
  if (typeof value !== "string") return null;
  const text = value.replace(/-----[^-]+-----/g, "").replace(/\s+/g, "");
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? new Uint8Array(Buffer.from(text, "base64")) : null;
}
