import { bytesKey, sameBytes, toHex } from "./bytes";
import { readExtensions, rsaBits, type CertificateExtensions } from "./certificate-extensions";
import { hashOfRsa } from "./algorithms";
import type { HashName, Sha256 } from "./crypto";
import { constructed, DerError, DerReader, primitive, TAG } from "./der";
import { bitStringBytes, oidOf, positiveHex, smallInteger, timeOf } from "./der-values";
import { readName } from "./distinguished-name";
import { identityOf, type Identity } from "./identity";
import { rememberBytes } from "./remember";

const LARGEST = 16_384; // bytes; real ones have one or two thousand

/**
 * A certificate, read.
 *
 * subject, issuer: RFC 4514 text. serial: hex. keyBits: of the RSA modulus, null for another kind of key.
 * signatureHash: of the RSA signature of its issuer, null for another kind of signature.
 * tbs, signature: what its issuer signed, and the value; checked by a path, not here.
 */
export type Certificate = CertificateExtensions & {
  der: Uint8Array;
  serial: string;
  serialDer: Uint8Array;
  subject: string;
  subjectDer: Uint8Array;
  commonName: string | null;
  issuer: string;
  issuerDer: Uint8Array;
  issuerCommonName: string | null;
  identity: Identity | null;
  notBefore: Date;
  notAfter: Date;
  spki: Uint8Array;
  keyBits: number | null;
  signatureHash: HashName | null;
  tbs: Uint8Array;
  signature: Uint8Array;
};

/**
 * Reads a certificate strictly.
 *
 * Throws: DerError for anything that is not exactly one DER certificate of version 3.
 * Source: RFC 5280 §4.1.
 */
export const parseCertificate = rememberBytes(parseAnew);

function parseAnew(bytes: Uint8Array): Certificate {
  const key = bytes.length <= LARGEST ? bytesKey(bytes) : "";
  const known = read.get(key);
  if (known) return known;
  const certificate = readCertificate(bytes);
  if (read.size >= CERTIFICATES_KEPT) read.clear();
  read.set(key, certificate);
  return certificate;
}

// A few people's certificates stand in thousands of files. What is kept depends on the bytes alone.
const CERTIFICATES_KEPT = 512;
const read = new Map<string, Certificate>();

function readCertificate(bytes: Uint8Array): Certificate {
  if (bytes.length > LARGEST) throw new DerError("a certificate beyond measure");
  const der = new Uint8Array(bytes); // what is kept must not change with the caller's buffer
  const outer = DerReader.of(der);
  const tbs = outer.take(TAG.SEQUENCE);
  const algorithm = outer.take(TAG.SEQUENCE);
  const signature = bitStringBytes(outer.any());
  outer.end();
  const body = new DerReader(tbs);
  const version = body.inside(constructed(0));
  if (smallInteger(version.any()) !== 2) throw new DerError("not version 3");
  version.end();
  const serial = body.take(TAG.INTEGER);
  const repeated = body.take(TAG.SEQUENCE);
  if (!sameBytes(repeated.whole, algorithm.whole)) throw new DerError("two signature algorithms");
  const issuer = readName(body.any());
  const validity = body.inside();
  const [notBefore, notAfter] = [timeOf(validity.any()), timeOf(validity.any())];
  validity.end();
  const subject = readName(body.any());
  const spki = body.take(TAG.SEQUENCE);
  const extensions = readExtensionsAtEnd(body);
  return {
    der,
    serial: positiveHex(serial),
    serialDer: serial.whole,
    subject: subject.text,
    subjectDer: subject.der,
    commonName: subject.commonName,
    issuer: issuer.text,
    issuerDer: issuer.der,
    issuerCommonName: issuer.commonName,
    identity: identityOf(subject.uids),
    notBefore,
    notAfter,
    spki: spki.whole,
    keyBits: rsaBits(spki),
    signatureHash: hashOfRsa(oidOf(new DerReader(algorithm).any())),
    tbs: tbs.whole,
    signature,
    ...extensions,
  };
}

function readExtensionsAtEnd(body: DerReader): CertificateExtensions {
  body.takeIf(primitive(1)); // unique identifiers: of no use, and long out of use
  body.takeIf(primitive(2));
  const holder = body.takeIf(constructed(3));
  body.end();
  return readExtensions(holder && DerReader.of(holder.body));
}

/** Shape: SHA-256 of the certificate, lower-case hex: how a certificate is recognised, never by its names. */
export const fingerprintOf = (der: Uint8Array, sha256: Sha256): string => toHex(sha256(der));

/** Whether a certificate names itself as its issuer; it need not have signed itself. */
export const isSelfIssued = ({ subjectDer, issuerDer }: Certificate): boolean => sameBytes(subjectDer, issuerDer);

/** Whether these bytes could be a certificate at all: parse, or null. Returns null when they are not one. */
export function certificateOrNull(bytes: Uint8Array): Certificate | null {
  try {
    return parseCertificate(bytes);
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}
