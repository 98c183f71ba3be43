import { sameBytes } from "@/lib/signing/bytes";
import { certificateOrNull } from "@/lib/signing/certificate";
import type { Certificate } from "@/lib/signing/certificate";
import { isCrlOf, parseCrl } from "@/lib/signing/crl";
import { DerError } from "@/lib/signing/der";
import { parseOcspAnswer } from "@/lib/signing/ocsp";
import { isNamedInOcsp } from "@/lib/signing/ocsp-certificate-id";
import { isOcspAnswerOf } from "@/lib/signing/ocsp-responder";
import type { ValidationData } from "@/lib/signing/validation-data";
import type { CertificateSources } from "./examine-certificate";
import { pathsOf } from "./evidence-paths";
import type { EvidenceQuestion } from "./evidence-paths";

/**
 * Whether all validation data in a file serve it: every certificate, in a time-stamp's token too, stands on the way of a signer or of a time-stamp to its root, every
 * answer and every list is about one of these and made by who may make it. Data of another file would prove nothing, and do not belong here.
 *
 * Without any root nothing can be said, and nothing is held against the file.
 */
export async function isAllOfThisFile(question: EvidenceQuestion): Promise<boolean> {
  const { data } = question.evidence;
  const { paths, isComplete } = await pathsOf(question, data.certificates);
  if (!isComplete) return true;
  const onTheWay = paths.flat();
  const links = paths.flatMap((path) => path.slice(0, -1).map((certificate, index) => ({ certificate, issuer: path[index + 1] ?? certificate })));
  const brought = [...data.certificates, ...question.stamps.flatMap(({ chain }) => chain)];
  if (!brought.every((der) => onTheWay.some((certificate) => sameBytes(certificate.der, der)))) return false;
  for (const crl of data.crls) if (!(await isListOf(crl, onTheWay, question.sources))) return false;
  for (const answer of data.ocsps) if (!(await isAnswerOn(answer, links, question.sources))) return false;
  return true;
}

async function isListOf(der: Uint8Array, authorities: readonly Certificate[], { verifyRsa }: CertificateSources): Promise<boolean> {
  const list = orNull(() => parseCrl(der));
  for (const authority of list ? authorities : []) if (list && (await isCrlOf(list, authority, verifyRsa))) return true;
  return false;
}

type Link = { certificate: Certificate; issuer: Certificate };

async function isAnswerOn(der: Uint8Array, links: readonly Link[], { digest, verifyRsa: verify }: CertificateSources): Promise<boolean> {
  const answer = orNull(() => parseOcspAnswer(der));
  if (answer === null) return false;
  for (const link of links) {
    const isNamed = answer.statements.some(({ id }) => isNamedInOcsp(id, link, digest));
    if (isNamed && (await isOcspAnswerOf(answer, link.issuer, { verify, digest, lists: [] }))) return true;
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
