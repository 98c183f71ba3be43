import { der, derNull, integer, octetString, oid, sequence } from "./der-writer";
import { TAG } from "./der";
import { OID } from "./object-ids";

/** What a time-stamp is asked for. imprint: SHA-256 of the data. nonce: random bytes that the token must repeat. policy: the service's own unless given. */
export type TimeStampQuestion = { imprint: Uint8Array; nonce: Uint8Array; policy?: string };

const SHA256_LENGTH = 32;

/**
 * The request for a time-stamp over a SHA-256 hash, with the service's certificate inside the token.
 *
 * Shape: DER TimeStampReq. Throws: RangeError when the hash is not 32 bytes, or the nonce is empty.
 * Source: RFC 3161 §2.4.1.
 */
export function buildTimeStampRequest({ imprint, nonce, policy }: TimeStampQuestion): Uint8Array {
  if (imprint.length !== SHA256_LENGTH) throw new RangeError("A SHA-256 hash has 32 bytes");
  const hash = sequence(oid(OID.sha256), derNull());
  const certReq = der(TAG.BOOLEAN, Uint8Array.of(0xff));
  return sequence(integer(1), sequence(hash, octetString(imprint)), ...(policy ? [oid(policy)] : []), wholeNumber(nonce), certReq);
}

/** Bytes read as a positive whole number. Shape: DER INTEGER. */
function wholeNumber(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0);
  if (start < 0) throw new RangeError("A nonce is more than nothing");
  const significant = bytes.subarray(start);
  return der(TAG.INTEGER, ...((significant[0] ?? 0) >= 0x80 ? [Uint8Array.of(0)] : []), significant);
}
