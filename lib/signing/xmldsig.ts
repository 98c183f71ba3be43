import { ByteWriter } from "./byte-writer";
import { joinBytes, sameBytes } from "./bytes";
import type { Sha256 } from "./crypto";

export const XMLDSIG_NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";
const XMLNS = ` xmlns="${XMLDSIG_NAMESPACE}"`;
const C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

/** A part of the document to be signed, as a signature names it: its Id and the SHA-256 of its canonical form. element: UTF-8. */
export type XmlReference = { element: Uint8Array };

/** What a signature says besides its value. subjectName: RFC 4514; certificates: DER, leaf first; signingTime: ISO 8601 with zone. */
export type XmlSigner = { id: string; signingTime: string; subjectName: string; certificates: readonly Uint8Array[] };

/** A signature up to its value, UTF-8. signedInfo: the canonical octets whose SHA-256 the key signs. */
export type XmlSignatureDraft = { id: string; signedInfo: Uint8Array; keyInfo: Uint8Array; object: Uint8Array };

const encoder = new TextEncoder();

/**
 * Everything of an XML signature that is known before the key is asked, written in canonical form.
 *
 * Besides the given parts it references its own signing time and its own certificates, so neither can be exchanged.
 * The document must put the signature where no namespace but the default one is in scope, and no xml: attribute.
 * Source: XML Signature Syntax and Processing §4; Canonical XML 1.0 §2; CV 2088 §1.6 (place of SigningTime).
 */
export function draftXmlSignature(signer: XmlSigner, parts: readonly XmlReference[], sha256: Sha256): XmlSignatureDraft {
  const time = timeOf(signer, sha256);
  const key = keyInfoOf(`key-${signer.id}`, signer, sha256);
  const signedInfo = joinBytes(SIGNED_INFO, ...parts.map(({ element }) => element), time.reference, key.reference, SIGNED_INFO_END);
  return { id: signer.id, signedInfo, keyInfo: key.element, object: time.element };
}

/** Writes the whole Signature element, already canonical. value: RSASSA-PKCS1-v1_5 over the draft's signedInfo. */
export function putXmlSignature(out: ByteWriter, { id, signedInfo, keyInfo, object }: XmlSignatureDraft, value: Uint8Array): void {
  out.ascii(`<Signature${XMLNS} Id="${id}"><SignedInfo`);
  out.put(signedInfo.subarray(SIGNED_INFO_START.length)); // inside the signature the namespace is in scope already
  out.ascii("<SignatureValue>");
  out.base64(value);
  out.ascii("</SignatureValue>");
  out.put(keyInfo);
  out.put(object);
  out.ascii("</Signature>");
}

/** Canonical form of an element of ours when taken alone: the default namespace moves to its start tag, before the attributes. */
const canonical = (name: string, element: Uint8Array) => joinBytes(encoder.encode(`<${name}${XMLNS}`), element.subarray(1 + name.length));
const SIGNED_INFO_START = `<SignedInfo${XMLNS}`;

/** An element of a signature with the reference to it. */
type OwnPart = { element: Uint8Array; reference: Uint8Array };

const SIGNING_TIMES_KEPT = 512;
const signingTimes = new Map<string, OwnPart>();

/** Many signatures are made in one second, always in the same place: the element of that second is written and hashed once. */
function timeOf(signer: XmlSigner, sha256: Sha256): OwnPart {
  const key = `${signer.id} ${signer.signingTime}`;
  const known = signingTimes.get(key);
  if (known) return known;
  const id = `time-${signer.id}`;
  const element = encoder.encode(signingTimeObject(id, signer));
  const time = { element, reference: xmlReference(id, sha256(canonical("Object", element))).element };
  if (signingTimes.size >= SIGNING_TIMES_KEPT) signingTimes.clear();
  signingTimes.set(key, time);
  return time;
}

const signingTimeObject = (id: string, signer: XmlSigner) =>
  `<Object Id="${id}"><SignatureProperties><SignatureProperty Target="#${signer.id}">` +
  `<SigningTime>${signer.signingTime}</SigningTime></SignatureProperty></SignatureProperties></Object>`;

/** A key's element with what it was made of. */
type KeyInfo = OwnPart & { certificates: readonly Uint8Array[] };

const KEY_INFOS_KEPT = 512;
const keyInfos = new Map<string, KeyInfo>();

/** A few people sign thousands of files, always in the same place: written and hashed once. What is kept depends on the bytes alone. */
function keyInfoOf(id: string, signer: XmlSigner, sha256: Sha256): KeyInfo {
  const key = `${id} ${signer.subjectName}`;
  const known = keyInfos.get(key);
  if (known && areSame(known.certificates, signer.certificates)) return known;
  const element = keyInfoElement(id, signer);
  const reference = xmlReference(id, sha256(canonical("KeyInfo", element))).element;
  const keyInfo = { element, reference, certificates: signer.certificates.map((certificate) => certificate.slice()) };
  if (keyInfos.size >= KEY_INFOS_KEPT) keyInfos.clear();
  keyInfos.set(key, keyInfo);
  return keyInfo;
}

function keyInfoElement(id: string, signer: XmlSigner): Uint8Array {
  const out = new ByteWriter(8 * 1024);
  out.text(`<KeyInfo Id="${id}"><X509Data><X509SubjectName>${escapeText(signer.subjectName)}</X509SubjectName>`);
  for (const der of signer.certificates) {
    out.ascii("<X509Certificate>");
    out.base64(der);
    out.ascii("</X509Certificate>");
  }
  out.ascii("</X509Data></KeyInfo>");
  return out.whole().slice();
}

const areSame = (some: readonly Uint8Array[], others: readonly Uint8Array[]): boolean =>
  some.length === others.length && some.every((one, index) => sameBytes(one, others[index] ?? NOTHING));
const NOTHING = new Uint8Array();

/** The canonical form up to the references, and after them. */
const SIGNED_INFO = encoder.encode(
  `${SIGNED_INFO_START}><CanonicalizationMethod Algorithm="${C14N}"></CanonicalizationMethod>` +
    `<SignatureMethod Algorithm="${RSA_SHA256}"></SignatureMethod>`,
);
const SIGNED_INFO_END = encoder.encode("</SignedInfo>");

/** Names a part of the document in a signature. digest: SHA-256 of its canonical form. */
export function xmlReference(id: string, digest: Uint8Array): XmlReference {
  const out = new ByteWriter(REFERENCE_ROOM + id.length);
  out.ascii('<Reference URI="#');
  out.ascii(id);
  out.put(REFERENCE_MIDDLE);
  out.base64(digest);
  out.put(REFERENCE_END);
  return { element: out.whole() };
}

const REFERENCE_MIDDLE = encoder.encode(`"><DigestMethod Algorithm="${SHA256}"></DigestMethod><DigestValue>`);
const REFERENCE_END = encoder.encode("</DigestValue></Reference>");
const REFERENCE_ROOM = 200;

const SPECIAL = /[&<>\r]/;

/** Text as canonical XML writes it. Source: Canonical XML 1.0 §2.3 (text nodes). */
export function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;");
}
