import { hashOfRsa, plainAlgorithm } from "./algorithms";
import { sameBytes } from "./bytes";
import { readExtensionList, type Extension } from "./certificate-extensions";
import { readReason, type RevokedEntry } from "./crl";
import type { HashName } from "./crypto";
import { childrenOf, constructed, DerError, DerReader, primitive, TAG, type Element } from "./der";
import { bitStringBytes, oidOf, smallInteger, timeOf } from "./der-values";
import { der, octetString, oid, sequence } from "./der-writer";
import { OID } from "./object-ids";
import { readCertificateId, type OcspCertificateId } from "./ocsp-certificate-id";

/** What one answer says of one certificate. nextUpdate null: it promises nothing. keptSince: certificates that ended since then are still answered for. */
export type OcspStatement = {
  id: OcspCertificateId;
  status: "GOOD" | "REVOKED" | "UNKNOWN";
  revoked: RevokedEntry | null;
  thisUpdate: Date;
  nextUpdate: Date | null;
  keptSince: Date | null;
};

/** A status answer, read and not yet checked. responder: by name (DER) or by the SHA-1 of its key. certificates: that came with it. */
export type OcspAnswer = {
  der: Uint8Array;
  responder: { nameDer: Uint8Array } | { keyHash: Uint8Array };
  producedAt: Date;
  statements: readonly OcspStatement[];
  nonce: Uint8Array | null;
  signatureHash: HashName | null;
  tbs: Uint8Array;
  signature: Uint8Array;
  certificates: readonly Uint8Array[];
};

/** Why a responder did not answer, by its own number. Source: RFC 6960 §4.2.1. */
const REFUSALS: Readonly<Record<number, OcspRefusal>> = { 1: "MALFORMED_REQUEST", 2: "INTERNAL_ERROR", 3: "TRY_LATER", 5: "SIGNATURE_REQUIRED", 6: "UNAUTHORIZED" };
export type OcspRefusal = "MALFORMED_REQUEST" | "INTERNAL_ERROR" | "TRY_LATER" | "SIGNATURE_REQUIRED" | "UNAUTHORIZED";

/** The responder answered that it does not answer. */
export class OcspRefused extends Error {
  override readonly name = "OcspRefused";
  constructor(readonly code: OcspRefusal) {
    super(`the status responder refused: ${code}`);
  }
}

const LARGEST = 64 * 1024; // bytes; an answer with a responder's certificate has two thousand
const MOST = 64; // statements, or certificates, of one answer

/**
 * The answer inside what a responder sent.
 *
 * Shape: DER OCSPResponse in, DER BasicOCSPResponse out.
 * Throws: OcspRefused when it refused; DerError for anything else that is no answer.
 * Source: RFC 6960 §4.2.1.
 */
export function openOcspResponse(bytes: Uint8Array): Uint8Array {
  if (bytes.length > LARGEST) throw new DerError("an answer beyond measure");
  const outer = DerReader.of(bytes);
  const status = smallInteger(outer.take(TAG.ENUMERATED));
  const holder = outer.insideIf(constructed(0));
  outer.end();
  const refusal = REFUSALS[status];
  if (refusal && holder === null) throw new OcspRefused(refusal);
  if (status !== 0 || holder === null) throw new DerError("an answer without a known status");
  const body = holder.inside();
  holder.end();
  if (oidOf(body.any()) !== OID.basicOcspResponse) throw new DerError("an answer of another kind");
  const answer = body.take(TAG.OCTET_STRING).body;
  body.end();
  return answer;
}

/** The way back: an answer as a responder sends it. Shape: DER BasicOCSPResponse in, DER OCSPResponse out. */
export const wrapOcspAnswer = (answer: Uint8Array): Uint8Array =>
  sequence(der(TAG.ENUMERATED, Uint8Array.of(0)), der(constructed(0), sequence(oid(OID.basicOcspResponse), octetString(answer))));

/**
 * Reads a status answer strictly.
 *
 * Shape: DER BasicOCSPResponse. Throws: DerError for anything else, also for one with a critical extension that is not understood.
 * Source: RFC 6960 §4.2.1.
 */
export function parseOcspAnswer(bytes: Uint8Array): OcspAnswer {
  if (bytes.length > LARGEST) throw new DerError("an answer beyond measure");
  const outer = DerReader.of(bytes);
  const tbs = outer.take(TAG.SEQUENCE);
  const signatureHash = hashOfRsa(plainAlgorithm(outer.any()));
  const signature = bitStringBytes(outer.any());
  const certificates = outer.insideIf(constructed(0))?.inside().rest().map(({ whole }) => whole) ?? [];
  outer.end();
  const body = new DerReader(tbs);
  if (body.takeIf(constructed(0))) throw new DerError("an answer of unknown version"); // the default is never written
  const responder = readResponder(body.any());
  const producedAt = exactTime(body.any());
  const statements = childrenOf(body.take(TAG.SEQUENCE)).map(readStatement);
  const extensions = readExtensionsOf(body.takeIf(constructed(1)));
  body.end();
  if (statements.length > MOST || certificates.length > MOST) throw new DerError("an answer beyond measure");
  const nonce = extensions.find(({ id }) => id === OID.ocspNonce)?.value ?? null;
  return { der: bytes, responder, producedAt, statements, nonce: nonce && octets(nonce), signatureHash, tbs: tbs.whole, signature, certificates };
}

function readResponder(element: Element): OcspAnswer["responder"] {
  const [inner, ...more] = childrenOf(element);
  if (!inner || more.length > 0) throw new DerError("not a responder");
  if (element.tag === constructed(1) && inner.tag === TAG.SEQUENCE) return { nameDer: inner.whole };
  if (element.tag === constructed(2)) return { keyHash: octets(inner) };
  throw new DerError("not a responder");
}

function readStatement(element: Element): OcspStatement {
  const reader = new DerReader(element);
  const id = readCertificateId(reader.take(TAG.SEQUENCE));
  const { status, revoked } = readStatus(reader.any());
  const thisUpdate = exactTime(reader.any());
  const nextUpdate = explicitTime(reader.insideIf(constructed(0)));
  const extensions = readExtensionsOf(reader.takeIf(constructed(1)));
  reader.end();
  if (nextUpdate && nextUpdate < thisUpdate) throw new DerError("an answer that ends before it begins");
  const cutoff = extensions.find(({ id: number }) => number === OID.archiveCutoff)?.value;
  return { id, status, revoked, thisUpdate, nextUpdate, keptSince: cutoff ? exactTime(cutoff) : null };
}

function readStatus(element: Element): Pick<OcspStatement, "status" | "revoked"> {
  const isEmpty = element.body.length === 0;
  if (element.tag === primitive(0) && isEmpty) return { status: "GOOD", revoked: null };
  if (element.tag === primitive(2) && isEmpty) return { status: "UNKNOWN", revoked: null };
  if (element.tag !== constructed(1)) throw new DerError("not a status");
  const reader = new DerReader(element);
  const since = exactTime(reader.any());
  const holder = reader.insideIf(constructed(0));
  const reason = holder ? readReason(holder.any()) : "unspecified";
  holder?.end();
  reader.end();
  return { status: "REVOKED", revoked: { since, reason } };
}

function explicitTime(holder: DerReader | null): Date | null {
  const time = holder ? exactTime(holder.any()) : null;
  holder?.end();
  return time;
}

function exactTime(element: Element): Date {
  if (element.tag !== TAG.GENERALIZED_TIME) throw new DerError("not a generalized time");
  return timeOf(element);
}

/** Of the extensions an answer may carry none is critical for a reader that understands neither more nor less than this. */
function readExtensionsOf(holder: Element | null): Extension[] {
  const extensions = holder ? readExtensionList(DerReader.of(holder.body)) : [];
  if (extensions.some(({ isCritical, id }) => isCritical && id !== OID.ocspNonce)) throw new DerError("an answer of a kind not understood");
  return extensions;
}

function octets(element: Element): Uint8Array {
  if (element.tag !== TAG.OCTET_STRING) throw new DerError("not octets");
  return element.body;
}

/** Whether an answer repeats the random bytes of a question. One that repeats others answers another question. Source: RFC 8954 §2.1. */
export function answersNonce(answer: OcspAnswer, nonce: Uint8Array): "YES" | "NO" | "LEFT_OUT" {
  if (answer.nonce === null) return "LEFT_OUT";
  return sameBytes(answer.nonce, nonce) ? "YES" : "NO";
}
