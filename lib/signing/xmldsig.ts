import { sameBytes } from "./bytes";
import type { Sha256 } from "./crypto";
import { rememberBytes } from "./remember";
import { toBase64 } from "./xmldsig-base64";

export const XMLDSIG_NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";
const XMLNS = ` xmlns="${XMLDSIG_NAMESPACE}"`;
const C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

/** A part of the document to be signed, as a signature names it: its Id and the SHA-256 of its canonical form. */
export type XmlReference = { element: string };

/** What a signature says besides its value. subjectName: RFC 4514; certificates: DER, leaf first; signingTime: ISO 8601 with zone. */
export type XmlSigner = { id: string; signingTime: string; subjectName: string; certificates: readonly Uint8Array[] };

/** A signature up to its value. signedInfo: the canonical octets whose SHA-256 the key signs; keyInfo: an element, UTF-8. */
export type XmlSignatureDraft = { id: string; signedInfo: Uint8Array; keyInfo: Uint8Array; object: string };

const encoder = new TextEncoder();

/**
 * Everything of an XML signature that is known before the key is asked, written in canonical form.
 *
 * Besides the given parts it references its own signing time and its own certificates, so neither can be exchanged.
 * The document must put the signature where no namespace but the default one is in scope, and no xml: attribute.
 * Source: XML Signature Syntax and Processing §4; Canonical XML 1.0 §2; CV 2088 §1.6 (place of SigningTime).
 */
export function draftXmlSignature(signer: XmlSigner, parts: readonly XmlReference[], sha256: Sha256): XmlSignatureDraft {
  const timeId = `time-${signer.id}`;
  const keyId = `key-${signer.id}`;
  const object = signingTimeObject(timeId, signer);
  const { element: keyInfo, reference: own } = keyInfoOf(keyId, signer, sha256);
  let references = SIGNED_INFO;
  for (const { element } of parts) references += element;
  references += xmlReference(timeId, sha256(canonical("Object", object))).element + own;
  return { id: signer.id, signedInfo: encoder.encode(`${references}</SignedInfo>`), keyInfo, object };
}

/** The whole Signature element, already canonical, UTF-8, in parts. value: RSASSA-PKCS1-v1_5 over the draft's signedInfo. */
export const xmlSignature = ({ id, signedInfo, keyInfo, object }: XmlSignatureDraft, value: Uint8Array): readonly Uint8Array[] => [
  encoder.encode(`<Signature${XMLNS} Id="${id}"><SignedInfo`),
  signedInfo.subarray(SIGNED_INFO_START.length), // inside the signature the namespace is in scope already
  encoder.encode(`<SignatureValue>${toBase64(value)}</SignatureValue>`),
  keyInfo,
  encoder.encode(`${object}</Signature>`),
];

/** Canonical form of an element of ours when taken alone: the default namespace moves to its start tag, before the attributes. */
const canonical = (name: string, element: string) => encoder.encode(`<${name}${XMLNS}${element.slice(1 + name.length)}`);
const SIGNED_INFO_START = `<SignedInfo${XMLNS}`;

const signingTimeObject = (id: string, signer: XmlSigner) =>
  `<Object Id="${id}"><SignatureProperties><SignatureProperty Target="#${signer.id}">` +
  `<SigningTime>${signer.signingTime}</SigningTime></SignatureProperty></SignatureProperties></Object>`;

const keyInfoElement = (id: string, signer: XmlSigner) =>
  `<KeyInfo Id="${id}"><X509Data><X509SubjectName>${escapeText(signer.subjectName)}</X509SubjectName>` +
  `${signer.certificates.map((der) => `<X509Certificate>${certificateText(der)}</X509Certificate>`).join("")}</X509Data></KeyInfo>`;

const certificateText = rememberBytes(toBase64);

/** A key's element with what it was made of, and the reference to it. */
type KeyInfo = { element: Uint8Array; reference: string; certificates: readonly Uint8Array[] };

/** A few people sign thousands of files, always in the same place: written and hashed once. What is kept depends on the bytes alone. */
function keyInfoOf(id: string, signer: XmlSigner, sha256: Sha256): KeyInfo {
  const key = `${id} ${signer.subjectName}`;
  const known = keyInfos.get(key);
  if (known && areSame(known.certificates, signer.certificates)) return known;
  const element = keyInfoElement(id, signer);
  const reference = xmlReference(id, sha256(canonical("KeyInfo", element))).element;
  const keyInfo = { element: encoder.encode(element), reference, certificates: signer.certificates.map((certificate) => certificate.slice()) };
  if (keyInfos.size >= KEY_INFOS_KEPT) keyInfos.clear();
  keyInfos.set(key, keyInfo);
  return keyInfo;
}

const areSame = (some: readonly Uint8Array[], others: readonly Uint8Array[]): boolean =>
  some.length === others.length && some.every((one, index) => sameBytes(one, others[index] ?? NOTHING));
const NOTHING = new Uint8Array();

const KEY_INFOS_KEPT = 512;
const keyInfos = new Map<string, KeyInfo>();

/** The canonical form up to the references. */
const SIGNED_INFO =
  `${SIGNED_INFO_START}><CanonicalizationMethod Algorithm="${C14N}"></CanonicalizationMethod>` +
  `<SignatureMethod Algorithm="${RSA_SHA256}"></SignatureMethod>`;

/** Names a part of the document in a signature. digest: SHA-256 of its canonical form. */
export const xmlReference = (id: string, digest: Uint8Array): XmlReference => ({
  element: `<Reference URI="#${id}"><DigestMethod Algorithm="${SHA256}"></DigestMethod><DigestValue>${toBase64(digest)}</DigestValue></Reference>`,
});

const SPECIAL = /[&<>\r]/;

/** Text as canonical XML writes it. Source: Canonical XML 1.0 §2.3 (text nodes). */
export function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;");
}
