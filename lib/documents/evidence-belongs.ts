import { sameBytes } from "@/lib/signing/bytes";
import { certificateOrNull } from "@/lib/signing/certificate";
import type { Certificate } from "@/lib/signing/certificate";
import { isCrlOf, parseCrl } from "@/lib/signing/crl";
import { DerError } from "@/lib/signing/der";
import { parseOcspAnswer } from "@/lib/signing/ocsp";
import type { OcspStatement } from "@/lib/signing/ocsp";
import { isNamedInOcsp } from "@/lib/signing/ocsp-certificate-id";
import { isOcspAnswerOf } from "@/lib/signing/ocsp-responder";
import type { ValidationData } from "@/lib/signing/validation-data";
import type { CertificateSources } from "./examine-certificate";
import { pathsOf } from "./evidence-paths";
import type { EvidenceQuestion } from "./evidence-paths";

/**
 * Whether all validation data in a file serve it: every certificate, in a time-stamp's token too, stands on the way of a signer or of a
 * time-stamp to a root or above it; every answer and every list is about one of these and, where its maker is known, made by who may make it.
 * Data of another file would prove nothing, and do not belong here. Which root a verifier trusts, near or far, changes nothing of that.
 *
 * Without any root nothing can be said, and nothing is held against the file.
 */
export async function isAllOfThisFile(question: EvidenceQuestion): Promise<boolean> {
  const { sources, stamps } = question;
  const { certificates, crls, ocsps } = question.evidence.data;
  const { paths, isComplete } = await pathsOf(question, certificates);
  if (!isComplete) return true;
  const brought = [...certificates, ...stamps.flatMap(({ chain }) => chain)];
  const related = await withIssuers(paths.flat(), [...brought, ...sources.roots].flatMap((der) => certificateOrNull(der) ?? []), sources);
  if (!brought.every((der) => related.some((certificate) => sameBytes(certificate.der, der)))) return false;
  for (const crl of crls) if (!(await isListOf(crl, related, sources))) return false;
  for (const answer of ocsps) if (!(await isAnswerOn(answer, related, sources))) return false;
  return true;
}

/** These certificates and, among the others, all that issued one of them or of those that did. */
async function withIssuers(own: readonly Certificate[], others: readonly Certificate[], { verifyRsa }: CertificateSources): Promise<Certificate[]> {
  const related = [...own];
  for (let at = 0; at < related.length; at += 1) {
    const child = related[at];
    if (child === undefined) break;
    for (const other of others) {
      const isNew = !related.some(({ der }) => sameBytes(der, other.der)) && sameBytes(other.subjectDer, child.issuerDer);
      if (isNew && child.signatureHash && (await verifyRsa(other.spki, child.tbs, child.signature, child.signatureHash))) related.push(other);
    }
  }
  return related;
}

/** A list whose authority is not here can only be known by its name. */
async function isListOf(der: Uint8Array, related: readonly Certificate[], { verifyRsa }: CertificateSources): Promise<boolean> {
  const list = orNull(() => parseCrl(der));
  if (list === null) return false;
  const authorities = related.filter(({ subjectDer }) => sameBytes(subjectDer, list.issuerDer));
  for (const authority of authorities) if (await isCrlOf(list, authority, verifyRsa)) return true;
  return authorities.length === 0 && related.some(({ issuerDer }) => sameBytes(issuerDer, list.issuerDer));
}

/** The same for an answer. */
async function isAnswerOn(der: Uint8Array, related: readonly Certificate[], { digest, verifyRsa: verify }: CertificateSources): Promise<boolean> {
  const answer = orNull(() => parseOcspAnswer(der));
  for (const certificate of answer ? related : []) {
    const issuers = related.filter(({ subjectDer }) => sameBytes(subjectDer, certificate.issuerDer));
    for (const issuer of issuers) {
      const isNamed = answer?.statements.some(({ id }) => isNamedInOcsp(id, { certificate, issuer }, digest));
      if (answer && isNamed && (await isOcspAnswerOf(answer, issuer, { verify, digest, lists: [] }))) return true;
    }
    const names = ({ id }: OcspStatement) => id.serial === certificate.serial && sameBytes(id.issuerName, digest(id.hash, certificate.issuerDer));
    if (issuers.length === 0 && answer?.statements.some(names)) return true;
  }
  return false;
}

/** What of validation data can be read at all: nothing else is asked about anything. */
export const readableOf = ({ certificates, ocsps, crls }: ValidationData): ValidationData => ({
  certificates: certificates.filter((der) => certificateOrNull(der) !== null),
  ocsps: ocsps.filter((der) => orNull(() => parseOcspAnswer(der)) !== null),
  crls: crls.filter((der) => orNull(() => parseCrl(der)) !== null),
});

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}
