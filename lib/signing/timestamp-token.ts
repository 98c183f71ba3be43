import { hashId } from "./algorithms";
import { sameBytes } from "./bytes";
import { parseCertificate } from "./certificate";
import { constructed, DerError, DerReader, TAG, type Element } from "./der";
import { der, derNull, integer, octetString, oid, sequence, setOf } from "./der-writer";
import { OID } from "./object-ids";
import { readSignedData, type SignedData } from "./signed-data";

const ALGORITHM_PROTECTION = "1.2.840.113549.1.9.52";

/**
 * A token with nothing in it that its signature or its certificates do not answer for: what a service leaves to taste is written in one
 * way, and what nobody signed (unsigned attributes, lists that came along) is left out. Its proof is the same.
 *
 * Once a token stands in a file, no other bytes could stand there in its place and count.
 * Shape: DER TimeStampToken in and out. Throws: DerError for anything that is not one.
 * Source: RFC 3161 §2.4.2; RFC 5652 §5.1, §5.3; RFC 6211 (algorithms that are protected stay as they are).
 */
export function normalToken(token: Uint8Array): Uint8Array {
  const data = readSignedData(token);
  const { digest, signature } = algorithmsOf(data);
  const { issuerDer, serialDer, der: certificate } = data.signer;
  const attributes = new Uint8Array(data.signedBytes);
  attributes[0] = constructed(0); // signed with the tag of a SET, stored with an implicit one
  const signer = sequence(integer(1), sequence(issuerDer, serialDer), digest, attributes, signature, octetString(data.value));
  const content = sequence(oid(data.contentType), der(constructed(0), octetString(data.content)));
  const certificates = setOf([certificate, ...data.chain.map((one) => parseCertificate(one).der)], constructed(0));
  return sequence(oid(OID.signedData), der(constructed(0), sequence(integer(3), setOf([digest]), content, certificates, setOf([signer]))));
}

/** Whether a token is written so already. */
export function isNormalToken(token: Uint8Array): boolean {
  try {
    return sameBytes(normalToken(token), token);
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}

function algorithmsOf({ attributes, hash }: SignedData): { digest: Uint8Array; signature: Uint8Array } {
  const kept = attributes.get(ALGORITHM_PROTECTION);
  return kept ? protectedAlgorithms(kept) : { digest: sequence(oid(hashId(hash))), signature: sequence(oid(OID.rsaEncryption), derNull()) };
}

/** Source: RFC 6211 §2. */
function protectedAlgorithms(value: Element): { digest: Uint8Array; signature: Uint8Array } {
  const reader = new DerReader(value);
  const [digest, signature] = [reader.take(TAG.SEQUENCE), reader.take(constructed(1))];
  reader.end();
  return { digest: digest.whole, signature: der(TAG.SEQUENCE, signature.body) };
}
