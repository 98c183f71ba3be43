import { hashOf } from "./algorithms";
import { sameBytes } from "./bytes";
import type { Certificate } from "./certificate";
import type { Digest, HashName } from "./crypto";
import { childrenOf, constructed, DerError, DerReader, TAG, type Element } from "./der";
import { OID } from "./object-ids";

/**
 * Whether signed attributes name this very certificate as the signer's: by signing-certificate (SHA-1) or its second version, and by each
 * of them where both stand. Without either they do not.
 *
 * Throws: DerError for an attribute of another shape.
 * Source: RFC 2634 §5.4; RFC 5035 §3, §4; RFC 5816 §2.2.1.
 */
export function namesSigner(attributes: ReadonlyMap<string, Element>, signer: Certificate, digest: Digest): boolean {
  const [first, second] = [attributes.get(OID.signingCertificate), attributes.get(OID.signingCertificateV2)];
  const answers = [first && isOf(readFirst(first, false), signer, digest), second && isOf(readFirst(second, true), signer, digest)];
  return answers.includes(true) && !answers.includes(false);
}

type Named = { hash: HashName | "SHA-1"; value: Uint8Array; issuerSerial: Element | null };

/** The first of the named certificates is the signer's; what follows would be its chain and policies. */
function readFirst(attribute: Element, isSecondVersion: boolean): Named {
  const holder = new DerReader(attribute);
  const [first] = childrenOf(holder.take(TAG.SEQUENCE));
  holder.takeIf(TAG.SEQUENCE); // policies
  holder.end();
  if (!first) throw new DerError("no signing certificate");
  const reader = new DerReader(first);
  const algorithm = isSecondVersion ? reader.takeIf(TAG.SEQUENCE) : null;
  const value = reader.take(TAG.OCTET_STRING).body;
  const issuerSerial = reader.takeIf(TAG.SEQUENCE);
  reader.end();
  return { hash: algorithm ? hashOf(algorithm) : isSecondVersion ? "SHA-256" : "SHA-1", value, issuerSerial };
}

function isOf({ hash, value, issuerSerial }: Named, signer: Certificate, digest: Digest): boolean {
  return sameBytes(value, digest(hash, signer.der)) && (issuerSerial === null || isIssuerSerial(issuerSerial, signer));
}

function isIssuerSerial(element: Element, { issuerDer, serialDer }: Certificate): boolean {
  const reader = new DerReader(element);
  const names = reader.inside().rest();
  const serial = reader.take(TAG.INTEGER);
  reader.end();
  const isIssuer = names.some(({ tag, body }) => tag === constructed(4) && sameBytes(body, issuerDer));
  return isIssuer && sameBytes(serial.whole, serialDer);
}
