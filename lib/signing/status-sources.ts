import { sameBytes } from "./bytes";
import type { Certificate } from "./certificate";
import { isCrlOf, parseCrl, type Crl } from "./crl";
import type { Digest, VerifyRsa } from "./crypto";
import { parseOcspAnswer, type OcspAnswer, type OcspStatement } from "./ocsp";
import { isNamedInOcsp } from "./ocsp-certificate-id";
import { isOcspAnswerOf } from "./ocsp-responder";
import { revocationAt, type Revocation } from "./revocation";

/** Status answers at hand (DER BasicOCSPResponse), and the hashes by which they name certificates. */
export type OcspEvidence = { answers: readonly Uint8Array[]; digest: Digest };

/** From what the status of certificates is told: revocation lists (DER) and status answers. */
export type StatusSources = { crls: readonly Uint8Array[]; ocsp?: OcspEvidence };

/** The status of a certificate whose issuer is known, at a moment. */
export type StatusReader = (certificate: Certificate, issuer: Certificate | undefined, at: Date) => Promise<Revocation>;

/**
 * Reads lists and answers once; each is asked only about certificates of the authority that is proven to have made it.
 *
 * The status of a root is told by nobody and is GOOD here: a root is trusted or not. Without an issuer it is UNKNOWN.
 * Throws: DerError when a list or an answer is not one.
 */
export function statusReader({ crls, ocsp }: StatusSources, verify: VerifyRsa): StatusReader {
  const lists = crls.map(parseCrl);
  const answers = ocsp?.answers.map(parseOcspAnswer) ?? [];
  return async (certificate, issuer, at) => {
    if (!issuer) return sameBytes(certificate.subjectDer, certificate.issuerDer) ? { status: "GOOD" } : { status: "UNKNOWN" };
    const own: Crl[] = [];
    for (const list of lists) if (await isCrlOf(list, issuer, verify)) own.push(list);
    if (!ocsp) return revocationAt(certificate, at, own);
    return revocationAt(certificate, at, own, await statementsOn(answers, { certificate, issuer }, { verify, digest: ocsp.digest, lists: own }));
  };
}

type Subject = { certificate: Certificate; issuer: Certificate };
type Check = { verify: VerifyRsa; digest: Digest; lists: readonly Crl[] };

/** What checked answers say of a certificate. */
async function statementsOn(answers: readonly OcspAnswer[], subject: Subject, check: Check): Promise<OcspStatement[]> {
  const found: OcspStatement[] = [];
  for (const answer of answers) {
    const about = answer.statements.filter(({ id }) => isNamedInOcsp(id, subject, check.digest));
    if (about.length > 0 && (await isOcspAnswerOf(answer, subject.issuer, check))) found.push(...about);
  }
  return found;
}
