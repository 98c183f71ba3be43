import { hashOf, hashOfRsa, plainAlgorithm } from "./algorithms";
import { sameBytes } from "./bytes";
import { parseCertificate, type Certificate } from "./certificate";
import type { Digest, HashName, VerifyRsa } from "./crypto";
import { constructed, DerError, DerReader, primitive, TAG, type Element } from "./der";
import { oidOf, smallInteger } from "./der-values";
import { der } from "./der-writer";
import { OID } from "./object-ids";

/**
 * CMS of another's making, with its content inside and one signer: read, and not yet checked.
 *
 * attributes: the signed ones, by number, each with its one value. signedBytes: what the signature value signs.
 * signer: the certificate among those that came with it that the signer is named by; the others: chain.
 */
export type SignedData = {
  contentType: string;
  content: Uint8Array;
  attributes: ReadonlyMap<string, Element>;
  signedBytes: Uint8Array;
  hash: HashName;
  value: Uint8Array;
  signer: Certificate;
  chain: readonly Uint8Array[];
};

const MOST_CERTIFICATES = 16;

/**
 * Reads SignedData of the kind that time-stamping services make. Our own signatures are read by cms.ts, which is stricter.
 *
 * Throws: DerError for anything else: no content, several signers, a signature that is not RSA with SHA-256 or longer, no signed attributes,
 * a signer whose certificate is missing. Unsigned attributes are passed over: nothing in them is relied on.
 * Source: RFC 5652 §5; RFC 3161 §2.4.2 (one signer).
 */
export function readSignedData(bytes: Uint8Array): SignedData {
  const outer = DerReader.of(bytes);
  if (oidOf(outer.any()) !== OID.signedData) throw new DerError("not signed data");
  const holder = outer.inside(constructed(0));
  outer.end();
  const data = holder.inside();
  holder.end();
  if (![1, 3, 4, 5].includes(smallInteger(data.take(TAG.INTEGER)))) throw new DerError("signed data of unknown version");
  data.take(TAG.SET); // which hashes are used: the signer says it again
  const { contentType, content } = readContent(data.inside());
  const certificates = readCertificates(data.insideIf(constructed(0)));
  data.takeIf(constructed(1)); // revocation lists that came along: judged by those at hand
  const signers = data.inside(TAG.SET);
  data.end();
  const [signerInfo, ...more] = signers.rest();
  if (!signerInfo || more.length > 0) throw new DerError("not exactly one signer");
  return { contentType, content, ...readSigner(signerInfo, certificates) };
}

function readContent(reader: DerReader): { contentType: string; content: Uint8Array } {
  const contentType = oidOf(reader.any());
  const holder = reader.inside(constructed(0));
  const content = holder.take(TAG.OCTET_STRING).body;
  holder.end();
  reader.end();
  return { contentType, content };
}

function readCertificates(set: DerReader | null): Certificate[] {
  const elements = set?.rest() ?? [];
  if (elements.length > MOST_CERTIFICATES) throw new DerError("too many certificates");
  return elements.map(({ whole }) => parseCertificate(whole));
}

function readSigner(element: Element, certificates: readonly Certificate[]): Omit<SignedData, "contentType" | "content"> {
  const reader = new DerReader(element);
  const version = smallInteger(reader.take(TAG.INTEGER));
  const name = reader.any();
  if (version !== (name.tag === TAG.SEQUENCE ? 1 : 3)) throw new DerError("a signer of unknown version");
  const signer = certificates.find((certificate) => isNamed(certificate, name));
  const hash = hashOf(reader.any());
  const attributes = reader.take(constructed(0));
  const algorithm = plainAlgorithm(reader.any());
  const value = reader.take(TAG.OCTET_STRING).body;
  reader.takeIf(constructed(1));
  reader.end();
  if (!signer) throw new DerError("the signer's certificate is missing");
  if (hash === "SHA-1" || (algorithm !== OID.rsaEncryption && hashOfRsa(algorithm) !== hash)) throw new DerError("not a signature of a known kind");
  return {
    attributes: readAttributes(attributes),
    signedBytes: der(TAG.SET, attributes.body), // stored with an implicit tag, signed with the tag of a SET (§5.4)
    hash,
    value,
    signer,
    chain: certificates.filter((certificate) => certificate !== signer).map((certificate) => certificate.der),
  };
}

/** By issuer and serial, or by the identifier of its key. Source: RFC 5652 §5.3. */
function isNamed({ issuerDer, serialDer, subjectKeyId }: Certificate, name: Element): boolean {
  if (name.tag === primitive(0)) return subjectKeyId !== null && sameBytes(subjectKeyId, name.body);
  const reader = new DerReader(name);
  const [issuer, serial] = [reader.take(TAG.SEQUENCE), reader.take(TAG.INTEGER)];
  reader.end();
  return sameBytes(issuer.whole, issuerDer) && sameBytes(serial.whole, serialDer);
}

function readAttributes(set: Element): Map<string, Element> {
  const attributes = new Map<string, Element>();
  for (const element of new DerReader(set).rest()) {
    const reader = new DerReader(element);
    const type = oidOf(reader.any());
    const [value, ...more] = reader.inside(TAG.SET).rest();
    reader.end();
    if (!value || more.length > 0 || attributes.has(type)) throw new DerError("an attribute without exactly one value");
    attributes.set(type, value);
  }
  return attributes;
}

/**
 * Whether the one signature holds: content type and digest are the signed ones, and the value fits the signer's key. Whose certificate that is,
 * and whether it may sign this, is asked elsewhere.
 *
 * Source: RFC 5652 §5.4, §5.6, §11.1, §11.2.
 */
export async function isSignedData(data: SignedData, { digest, verify }: { digest: Digest; verify: VerifyRsa }): Promise<boolean> {
  const type = data.attributes.get(OID.contentType);
  const made = data.attributes.get(OID.messageDigest);
  if (type?.tag !== TAG.OID || oidOf(type) !== data.contentType || made?.tag !== TAG.OCTET_STRING) return false;
  return sameBytes(made.body, digest(data.hash, data.content)) && verify(data.signer.spki, data.signedBytes, data.value, data.hash);
}
