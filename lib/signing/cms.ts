import { sameBytes } from "./bytes";
import { parseCertificate } from "./certificate";
import type { Sha256 } from "./crypto";
import { constructed, DerError, DerReader, TAG } from "./der";
import { der, derNull, integer, octetString, oid, sequence, setOf } from "./der-writer";
import { OID } from "./object-ids";
import { rememberBytes } from "./remember";

/** What goes into the signed attributes: SHA-256 of the detached content, and whose signature it will be. */
export type SignedContent = { contentDigest: Uint8Array; certificate: Uint8Array; sha256: Sha256 };

/** A whole detached signature. chain: issuing CAs; value: RSASSA-PKCS1-v1_5 over the signed attributes. */
export type CmsParts = SignedContent & { chain: readonly Uint8Array[]; value: Uint8Array };

const SHA256 = sequence(oid(OID.sha256)); // parameters absent: RFC 5754 §2
const RSA = sequence(oid(OID.rsaEncryption), derNull()); // RFC 5754 §3.2
const ID_DATA = oid(OID.data);
const VERSION_1 = integer(1); // no attribute certificates, data inside is id-data, signer by issuer and serial
const ALGORITHMS = setOf([SHA256]);
const CONTENT = sequence(ID_DATA); // detached
const SIGNED_DATA = oid(OID.signedData);
const MESSAGE_DIGEST = oid(OID.messageDigest);
const CONTENT_TYPE = attribute(OID.contentType, ID_DATA);

/**
 * The bytes that are hashed and signed: content type, digest, and which certificate signs.
 *
 * Shape: DER SET OF (tag 0x31), sorted. No signing time: in a PDF it stands in the signature dictionary.
 * Source: RFC 5652 §5.4; RFC 5035 §3 (SHA-256 is the default, so it is not written); ETSI EN 319 142-1 §6.3.
 */
export function signedAttributes({ contentDigest, certificate, sha256 }: SignedContent): Uint8Array {
  const digest = sequence(MESSAGE_DIGEST, setOf([octetString(contentDigest)]));
  return setOf([CONTENT_TYPE, digest, partsOf(certificate).attribute(sha256)]);
}

/** What a signer's certificate adds to every one of the signatures made with it. */
type SignerParts = { id: Uint8Array; attribute(sha256: Sha256): Uint8Array };

const partsOf = rememberBytes((certificate): SignerParts => {
  const { issuerDer, serialDer } = parseCertificate(certificate);
  let known: Uint8Array | null = null;
  return { id: sequence(issuerDer, serialDer), attribute: (sha256) => (known ??= signingCertificate(sha256(certificate))) };
});

const signingCertificate = (digest: Uint8Array): Uint8Array => attribute(OID.signingCertificateV2, sequence(sequence(sequence(octetString(digest)))));

/**
 * The CMS container of one signature over detached content, with the signer's certificate and its issuing CAs.
 *
 * Shape: DER ContentInfo. Throws: DerError when the certificate is not one.
 * Source: RFC 5652 §5.1, §5.3; ETSI EN 319 122-1 §6.3 (CAdES-B-B).
 */
export function buildCms(parts: CmsParts): Uint8Array {
  const { id } = partsOf(parts.certificate);
  const attributes = signedAttributes(parts);
  const signer = sequence(VERSION_1, id, SHA256, retagged(attributes, constructed(0)), RSA, octetString(parts.value));
  const certificates = setOf([parts.certificate, ...parts.chain], constructed(0));
  const signedData = sequence(VERSION_1, ALGORITHMS, CONTENT, certificates, setOf([signer]));
  return sequence(SIGNED_DATA, der(constructed(0), signedData));
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(oid(type), setOf([value]));
}

/** Stored with an implicit tag, signed with the tag of a SET. Source: RFC 5652 §5.4. */
function retagged(set: Uint8Array, tag: number): Uint8Array {
  const copy = new Uint8Array(set);
  copy[0] = tag;
  return copy;
}

/** A signature as read. attributes: what the value signs. chain: issuer first. */
export type Cms = { contentDigest: Uint8Array; certificate: Uint8Array; chain: readonly Uint8Array[]; value: Uint8Array; attributes: Uint8Array };

/**
 * Reads a signature of exactly the kind that buildCms writes: takes the values out, builds it again, compares every byte.
 * What stands in the structure is therefore covered by the signature or by this comparison. The value itself is not checked here.
 *
 * Throws: DerError for anything else, also for correct CMS of another make.
 * Source: RFC 5652 §5.
 */
export function readCms(bytes: Uint8Array, sha256: Sha256): Cms {
  const outer = DerReader.of(bytes);
  outer.take(TAG.OID);
  const signedData = outer.inside(constructed(0)).inside();
  for (const tag of [TAG.INTEGER, TAG.SET, TAG.SEQUENCE]) signedData.take(tag);
  const certificates = signedData.inside(constructed(0)).rest().map(({ whole }) => whole);
  const signer = signedData.inside(TAG.SET).inside();
  signer.take(TAG.INTEGER);
  const signerId = signer.take(TAG.SEQUENCE).body;
  signer.take(TAG.SEQUENCE);
  const contentDigest = readDigest(signer.inside(constructed(0)));
  signer.take(TAG.SEQUENCE);
  const value = signer.take(TAG.OCTET_STRING).body;
  signer.end(); // a time-stamp would stand here, as the unsigned attribute OID.signatureTimeStamp; none is written yet
  const { certificate, chain } = arrange(certificates, signerId);
  const parts = { contentDigest, certificate, chain, value };
  if (!sameBytes(buildCms({ ...parts, sha256 }), bytes)) throw new DerError("not a signature of our making");
  return { ...parts, attributes: signedAttributes({ ...parts, sha256 }) };
}

const SHA256_LENGTH = 32;

function readDigest(attributes: DerReader): Uint8Array {
  attributes.take(TAG.SEQUENCE);
  const digest = attributes.inside();
  digest.take(TAG.OID);
  const { body } = digest.inside(TAG.SET).take(TAG.OCTET_STRING);
  if (body.length !== SHA256_LENGTH) throw new DerError("not a SHA-256 digest");
  return body;
}

const MOST_CERTIFICATES = 8;

/** The set is stored in the order of its bytes: the signer's is found by issuer and serial, the others by who issued whom. */
function arrange(certificates: readonly Uint8Array[], signerId: Uint8Array): { certificate: Uint8Array; chain: Uint8Array[] } {
  if (certificates.length > MOST_CERTIFICATES) throw new DerError("too many certificates");
  const rest = certificates.map(parseCertificate);
  const take = (index: number) => (index < 0 ? undefined : rest.splice(index, 1)[0]);
  const leaf = take(rest.findIndex(({ issuerDer, serialDer }) => sameBytes(sequence(issuerDer, serialDer), sequence(signerId))));
  if (!leaf) throw new DerError("the signer's certificate is missing");
  const chain: Uint8Array[] = [];
  for (let issuer = leaf.issuerDer; rest.length > 0; ) {
    const certificate = take(rest.findIndex(({ subjectDer }) => sameBytes(subjectDer, issuer)));
    if (!certificate) throw new DerError("a certificate that belongs to nobody");
    chain.push(certificate.der);
    issuer = certificate.issuerDer;
  }
  return { certificate: leaf.der, chain };
}
