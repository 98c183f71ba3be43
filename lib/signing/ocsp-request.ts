import type { Digest, HashName } from "./crypto";
import { constructed, TAG } from "./der";
import { der, octetString, oid, sequence } from "./der-writer";
import { OID } from "./object-ids";
import { writeCertificateId, type OcspSubject } from "./ocsp-certificate-id";

/** nonce: random bytes that a fresh answer repeats; responders that answer from a store leave it out. hash: of the certificate's name. */
export type OcspQuestion = OcspSubject & { digest: Digest; nonce?: Uint8Array; hash?: HashName | "SHA-1" };

/**
 * The question whether one certificate is revoked.
 *
 * The certificate is named by SHA-1 unless another hash is asked for: many responders know no other, and the hash only names; the answer
 * is signed with a better one.
 * Shape: DER OCSPRequest, unsigned.
 * Source: RFC 6960 §4.1; RFC 5019 §2.1.1; RFC 8954 §2.1.
 */
export function buildOcspRequest({ digest, nonce, hash = "SHA-1", ...subject }: OcspQuestion): Uint8Array {
  const list = sequence(sequence(writeCertificateId(subject, hash, digest)));
  if (!nonce) return sequence(sequence(list));
  const extension = sequence(oid(OID.ocspNonce), octetString(octetString(nonce)));
  return sequence(sequence(list, der(constructed(2), der(TAG.SEQUENCE, extension))));
}
