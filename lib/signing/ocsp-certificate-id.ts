import { hashId, hashOf } from "./algorithms";
import { bytesKey, sameBytes } from "./bytes";
import type { Certificate } from "./certificate";
import type { Digest, HashName } from "./crypto";
import { DerReader, TAG, type Element } from "./der";
import { bitStringBytes, positiveHex } from "./der-values";
import { derNull, octetString, oid, sequence } from "./der-writer";

/** How OCSP names a certificate: hashes of its issuer's name and key, and its serial (hex). */
export type OcspCertificateId = { hash: HashName | "SHA-1"; issuerName: Uint8Array; issuerKey: Uint8Array; serial: string };

/** Whose status is asked: a certificate and the one that issued it. */
export type OcspSubject = { certificate: Certificate; issuer: Certificate };

/**
 * The contents of the key in a SubjectPublicKeyInfo, without tag, length and unused bits: what responders hash.
 *
 * Throws: DerError. Source: RFC 6960 §4.1.1, §4.2.1.
 */
export function publicKeyBits(spki: Uint8Array): Uint8Array {
  const reader = DerReader.of(spki);
  reader.take(TAG.SEQUENCE);
  return bitStringBytes(reader.any());
}

/** Shape: DER CertID. Source: RFC 6960 §4.1.1. */
export function writeCertificateId({ certificate, issuer }: OcspSubject, hash: HashName | "SHA-1", digest: Digest): Uint8Array {
  const hashed = (bytes: Uint8Array) => octetString(digest(hash, bytes));
  return sequence(sequence(oid(hashId(hash)), derNull()), hashed(issuer.subjectDer), hashed(publicKeyBits(issuer.spki)), certificate.serialDer);
}

/** Throws: DerError. Source: RFC 6960 §4.1.1. */
export function readCertificateId(element: Element): OcspCertificateId {
  const reader = new DerReader(element);
  const hash = hashOf(reader.any());
  const [issuerName, issuerKey] = [reader.take(TAG.OCTET_STRING).body, reader.take(TAG.OCTET_STRING).body];
  const serial = positiveHex(reader.take(TAG.INTEGER));
  reader.end();
  return { hash, issuerName, issuerKey, serial };
}

/** Whether a name in an answer is that of this certificate: same serial, and its issuer's own name and key hash to what is written. */
export function isNamedInOcsp(id: OcspCertificateId, { certificate, issuer }: OcspSubject, digest: Digest): boolean {
  if (id.serial !== certificate.serial) return false;
  const { name, key } = hashesOf(issuer, id.hash, digest);
  return sameBytes(id.issuerName, name) && sameBytes(id.issuerKey, key);
}

type Hashes = { name: Uint8Array; key: Uint8Array };
const MOST_ISSUERS = 64;
const known = new Map<string, Hashes>();

/** A few issuers name thousands of certificates. What is kept depends on the certificate's bytes and the hash alone. */
function hashesOf(issuer: Certificate, hash: HashName | "SHA-1", digest: Digest): Hashes {
  const place = hash + bytesKey(issuer.der);
  const found = known.get(place);
  if (found) return found;
  const hashes = { name: digest(hash, issuer.subjectDer), key: digest(hash, publicKeyBits(issuer.spki)) };
  if (known.size >= MOST_ISSUERS) known.clear();
  known.set(place, hashes);
  return hashes;
}
