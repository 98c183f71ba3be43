import { sameBytes } from "./bytes";
import { hashOfRsa } from "./algorithms";
import type { Certificate } from "./certificate";
import { readExtensionList, type Extension } from "./certificate-extensions";
import type { HashName, VerifyRsa } from "./crypto";
import { constructed, DerError, DerReader, TAG, type Element } from "./der";
import { bitStringBytes, oidOf, positiveHex, smallInteger, timeOf } from "./der-values";
import { readName } from "./distinguished-name";

/** Reasons by their number; 7 is not used. Source: RFC 5280 §5.3.1. */
const REASONS = [
  "unspecified",
  "keyCompromise",
  "cACompromise",
  "affiliationChanged",
  "superseded",
  "cessationOfOperation",
  "certificateHold",
  null,
  "removeFromCRL",
  "privilegeWithdrawn",
  "aACompromise",
] as const;
export type RevocationReason = NonNullable<(typeof REASONS)[number]>;

/** since: the earlier of revocation and the moment from which the key was known to be unsafe. */
export type RevokedEntry = { since: Date; reason: RevocationReason };

/** A list of revoked certificates, read and not yet checked. revoked: by serial (hex). nextUpdate null: it promises nothing. */
export type Crl = {
  issuer: string;
  issuerDer: Uint8Array;
  thisUpdate: Date;
  nextUpdate: Date | null;
  revoked: ReadonlyMap<string, RevokedEntry>;
  keepsExpired: boolean;
  signatureHash: HashName | null;
  tbs: Uint8Array;
  signature: Uint8Array;
};

const LARGEST = 32 * 1024 * 1024; // bytes; public CAs publish lists of several megabytes
const ENTRY = { reason: "2.5.29.21", invalidity: "2.5.29.24" } as const;
const EXPIRED_ON_CRL = "2.5.29.60";

/**
 * Reads a complete, direct list of revoked certificates.
 *
 * Throws: DerError for anything else, also for a delta or indirect list: what is not understood must not answer.
 * Source: RFC 5280 §5.1 to §5.3.
 */
export function parseCrl(bytes: Uint8Array): Crl {
  if (bytes.length > LARGEST) throw new DerError("a list beyond measure");
  const outer = DerReader.of(bytes);
  const tbs = outer.take(TAG.SEQUENCE);
  const algorithm = outer.take(TAG.SEQUENCE);
  const signature = bitStringBytes(outer.any());
  outer.end();
  const body = new DerReader(tbs);
  const version = body.takeIf(TAG.INTEGER);
  if (version && smallInteger(version) !== 1) throw new DerError("a list of unknown version");
  if (!sameBytes(body.take(TAG.SEQUENCE).whole, algorithm.whole)) throw new DerError("two signature algorithms");
  const issuer = readName(body.any());
  const thisUpdate = timeOf(body.any());
  const nextUpdate = body.takeIf(TAG.UTC_TIME) ?? body.takeIf(TAG.GENERALIZED_TIME);
  const entries = body.insideIf(TAG.SEQUENCE)?.rest() ?? [];
  const holder = body.takeIf(constructed(0));
  body.end();
  const extensions = understood(holder ? readExtensionList(DerReader.of(holder.body)) : [], []);
  return {
    issuer: issuer.text,
    issuerDer: issuer.der,
    thisUpdate,
    nextUpdate: nextUpdate && timeOf(nextUpdate),
    revoked: new Map(entries.map(readEntry)),
    keepsExpired: extensions.some(({ id }) => id === EXPIRED_ON_CRL),
    signatureHash: hashOfRsa(oidOf(new DerReader(algorithm).any())),
    tbs: tbs.whole,
    signature,
  };
}

function readEntry(element: Element): [string, RevokedEntry] {
  const reader = new DerReader(element);
  const serial = positiveHex(reader.take(TAG.INTEGER));
  const revokedAt = timeOf(reader.any());
  const list = reader.insideIf(TAG.SEQUENCE);
  reader.end();
  const extensions = understood(list ? readExtensionList(list) : [], Object.values(ENTRY));
  const valueOf = (id: string) => extensions.find((extension) => extension.id === id)?.value;
  const [reason, invalidity] = [valueOf(ENTRY.reason), valueOf(ENTRY.invalidity)];
  const unsafeFrom = invalidity ? timeOf(invalidity) : revokedAt;
  return [serial, { since: unsafeFrom < revokedAt ? unsafeFrom : revokedAt, reason: reason ? readReason(reason) : "unspecified" }];
}

/** Why something was revoked. Throws: DerError for a number that stands for no reason. */
export function readReason(value: Element): RevocationReason {
  const reason = value.tag === TAG.ENUMERATED ? REASONS[smallInteger(value)] : null;
  if (!reason) throw new DerError("not a reason");
  return reason;
}

function understood(extensions: Extension[], known: readonly string[]): Extension[] {
  if (extensions.some(({ id, isCritical }) => isCritical && !known.includes(id))) throw new DerError("a list of a kind not understood");
  return extensions;
}

/** Whether the list was signed by this authority, which must be allowed to sign lists. Source: RFC 5280 §6.3.3 (f), (g). */
export async function isCrlOf(crl: Crl, issuer: Certificate, verify: VerifyRsa): Promise<boolean> {
  const mayToo = issuer.keyUsage === null || issuer.keyUsage.includes("cRLSign");
  if (!mayToo || crl.signatureHash === null || !sameBytes(crl.issuerDer, issuer.subjectDer)) return false;
  return verify(issuer.spki, crl.tbs, crl.signature, crl.signatureHash);
}
