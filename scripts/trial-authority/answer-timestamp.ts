import { randomBytes } from "node:crypto";
import { hashOf } from "@/lib/signing/algorithms";
import { parseCertificate } from "@/lib/signing/certificate";
import { constructed, DerReader, TAG, type Element } from "@/lib/signing/der";
import { booleanOf, oidOf, smallInteger } from "@/lib/signing/der-values";
import { der, derNull, integer, octetString, oid, sequence, setOf } from "@/lib/signing/der-writer";
import { nodeSha256, signHash } from "@/lib/signing/node-crypto";
import { OID } from "@/lib/signing/object-ids";
import type { TrialAuthority } from "./authority-keys";

/** What was asked: the imprint as it stood, and the rest. */
export type StampQuestion = { imprint: Uint8Array; policy: string | null; nonce: Uint8Array | null; withCertificate: boolean };

/** The trial's policy, from the arc that is kept for examples. */
export const TRIAL_POLICY = "2.999.1";

const LENGTHS = { "SHA-1": 20, "SHA-256": 32, "SHA-384": 48, "SHA-512": 64 } as const;

/** Reads a request; null: one that this service does not stamp (SHA-1, a hash of the wrong length). Throws: DerError. Source: RFC 3161 §2.4.1. */
export function readStampRequest(bytes: Uint8Array): StampQuestion | null {
  const reader = DerReader.of(bytes);
  const version = smallInteger(reader.take(TAG.INTEGER));
  const imprint = reader.take(TAG.SEQUENCE);
  const policy = reader.takeIf(TAG.OID);
  const nonce = reader.takeIf(TAG.INTEGER);
  const withCertificate = reader.takeIf(TAG.BOOLEAN);
  const isKnown = version === 1 && reader.isAtEnd && isImprint(imprint);
  return isKnown ? { imprint: imprint.whole, policy: policy && oidOf(policy), nonce: nonce && nonce.whole, withCertificate: withCertificate !== null && booleanOf(withCertificate) } : null;
}

function isImprint(element: Element): boolean {
  const reader = new DerReader(element);
  const hash = hashOf(reader.any());
  return hash !== "SHA-1" && reader.take(TAG.OCTET_STRING).body.length === LENGTHS[hash];
}

/** A token for what was asked, or a refusal. Shape: DER TimeStampResp. Source: RFC 3161 §2.4.2. */
export function answerStamp(authority: TrialAuthority, question: StampQuestion | null, now: Date): Uint8Array {
  if (!question) return refusal("Không nhận yêu cầu này", BAD_REQUEST);
  if (question.policy !== null && question.policy !== TRIAL_POLICY) return refusal("Không có chính sách này", UNACCEPTED_POLICY);
  return sequence(sequence(integer(0)), tokenFor(authority, question, now));
}

const BAD_REQUEST = Uint8Array.of(5, 0x20); // bit 2
const UNACCEPTED_POLICY = Uint8Array.of(0, 0, 1); // bit 15

const refusal = (words: string, failure: Uint8Array) =>
  sequence(sequence(integer(2), sequence(der(TAG.UTF8_STRING, new TextEncoder().encode(words))), der(TAG.BIT_STRING, failure)));

const SHA256 = sequence(oid(OID.sha256));
const RSA = sequence(oid(OID.rsaEncryption), derNull());

/** Shape: DER TimeStampToken with the service's certificate and its issuer's. Source: RFC 3161 §2.4.2; RFC 5652 §5; RFC 5816 §2.2. */
function tokenFor({ tsa, issuing }: TrialAuthority, { imprint, nonce, withCertificate }: StampQuestion, now: Date): Uint8Array {
  const serial = der(TAG.INTEGER, Uint8Array.of(0x01), randomBytes(15));
  const accuracy = sequence(integer(1));
  const info = sequence(integer(1), oid(TRIAL_POLICY), imprint, serial, preciseTime(now), accuracy, ...(nonce ? [nonce] : []));
  const { issuerDer, serialDer } = parseCertificate(tsa.certificate);
  const attribute = (type: string, value: Uint8Array) => sequence(oid(type), setOf([value]));
  const signed = [
    attribute(OID.contentType, oid(OID.timeStampInfo)),
    attribute(OID.messageDigest, octetString(nodeSha256(info))),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octetString(nodeSha256(tsa.certificate)))))),
  ];
  const value = octetString(signHash(tsa.key, nodeSha256(setOf(signed))));
  const signer = sequence(integer(1), sequence(issuerDer, serialDer), SHA256, setOf(signed, constructed(0)), RSA, value);
  const certificates = withCertificate ? [setOf([tsa.certificate, issuing.certificate], constructed(0))] : [];
  const content = sequence(oid(OID.timeStampInfo), der(constructed(0), octetString(info)));
  return sequence(oid(OID.signedData), der(constructed(0), sequence(integer(3), setOf([SHA256]), content, ...certificates, setOf([signer]))));
}

/** With milliseconds where there are any: a file may be signed and stamped within one second. Source: RFC 3161 §2.4.2 (genTime). */
function preciseTime(now: Date): Uint8Array {
  const text = now.toISOString().replace(/[-:T]/g, "").replace(/\.?0*Z$/, "Z");
  return der(TAG.GENERALIZED_TIME, new TextEncoder().encode(text));
}
