import "server-only";
import { randomBytes } from "node:crypto";
import { DerError } from "@/lib/signing/der";
import { nodeDigest, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { answersNonce, openOcspResponse, OcspRefused, parseOcspAnswer, type OcspStatement } from "@/lib/signing/ocsp";
import { buildOcspRequest } from "@/lib/signing/ocsp-request";
import { sourceReader, type StatusSubject } from "@/lib/signing/status-sources";
import { fetchBytes } from "./fetch-bytes";
import { TrustFault } from "./trust-fault";

const LARGEST_ANSWER = 64 * 1024;
/** How far a responder's clock may be from ours. */
export const CLOCKS_APART_MS = 5 * 60_000;

/** A checked answer of now about the certificate that was asked about. Shape: DER BasicOCSPResponse. */
export type FreshAnswer = { der: Uint8Array; statement: OcspStatement };

/**
 * Asks a responder about a certificate. The answer is signed by whoever may speak for the issuer, about this certificate, of now; a nonce that
 * is repeated is ours (many responders leave it out: then the dates speak alone).
 *
 * Throws: TrustFault. Source: RFC 6960 §3.2; RFC 5019 §4.
 */
export async function askOcsp(url: string, subject: StatusSubject, now: Date): Promise<FreshAnswer> {
  const nonce = randomBytes(16);
  const bytes = buildOcspRequest({ ...subject, digest: nodeDigest, nonce });
  const response = await fetchBytes({ url, limit: LARGEST_ANSWER, body: { type: "application/ocsp-request", bytes } });
  const der = read(response, nonce);
  const { statements } = await sourceReader({ crls: [], ocsp: { answers: [der], digest: nodeDigest } }, nodeVerifyRsa)(subject);
  const [statement] = statements;
  if (!statement) throw new TrustFault("NOT_THEIRS");
  if (!isOfNow(statement, now)) throw new TrustFault("STALE");
  return { der, statement };
}

function read(response: Uint8Array, nonce: Uint8Array): Uint8Array {
  try {
    const der = openOcspResponse(response);
    if (answersNonce(parseOcspAnswer(der), nonce) === "NO") throw new TrustFault("OTHER_QUESTION");
    return der;
  } catch (error) {
    if (error instanceof OcspRefused) throw new TrustFault("REFUSED", { cause: error });
    if (error instanceof DerError) throw new TrustFault("UNREADABLE", { cause: error });
    throw error;
  }
}

function isOfNow({ thisUpdate, nextUpdate }: OcspStatement, now: Date): boolean {
  const isBegun = thisUpdate.getTime() <= now.getTime() + CLOCKS_APART_MS;
  const isDue = nextUpdate === null ? thisUpdate.getTime() < now.getTime() - CLOCKS_APART_MS : nextUpdate < now;
  return isBegun && !isDue;
}
