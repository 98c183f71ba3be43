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

/** A certificate and the one that issued it. */
export type StatusSubject = { certificate: Certificate; issuer: Certificate };

/** What was proven to be the issuer's own word: its lists, and statements about this certificate. */
export type OwnSources = { lists: readonly Crl[]; statements: readonly OcspStatement[] };

/**
 * Reads lists and answers once; each counts only for certificates of the authority that is proven to have made it.
 *
 * Throws: DerError when a list or an answer is not one.
 */
export function sourceReader({ crls, ocsp }: StatusSources, verify: VerifyRsa): (subject: StatusSubject) => Promise<OwnSources> {
  const all = crls.map(parseCrl);
  const answers = ocsp?.answers.map(parseOcspAnswer) ?? [];
  return async (subject) => {
    const lists: Crl[] = [];
    for (const list of all) if (await isCrlOf(list, subject.issuer, verify)) lists.push(list);
    if (!ocsp) return { lists, statements: [] };
    return { lists, statements: await statementsOn(answers, subject, { verify, digest: ocsp.digest, lists }) };
  };
}

/**
 * The status of a certificate whose issuer is known, at a moment.
 *
 * The status of a root is told by nobody and is GOOD here: a root is trusted or not. Without an issuer it is UNKNOWN.
 */
export type StatusReader = (certificate: Certificate, issuer: Certificate | undefined, at: Date) => Promise<Revocation>;

/** Throws: DerError when a list or an answer is not one. */
export function statusReader(sources: StatusSources, verify: VerifyRsa): StatusReader {
  const read = sourceReader(sources, verify);
  return async (certificate, issuer, at) => {
    if (!issuer) return sameBytes(certificate.subjectDer, certificate.issuerDer) ? { status: "GOOD" } : { status: "UNKNOWN" };
    const { lists, statements } = await read({ certificate, issuer });
    return revocationAt(certificate, at, lists, statements);
  };
}

type Check = { verify: VerifyRsa; digest: Digest; lists: readonly Crl[] };

/** What checked answers say of a certificate. */
async function statementsOn(answers: readonly OcspAnswer[], subject: StatusSubject, check: Check): Promise<OcspStatement[]> {
  const found: OcspStatement[] = [];
  for (const answer of answers) {
    const about = answer.statements.filter(({ id }) => isNamedInOcsp(id, subject, check.digest));
    if (about.length > 0 && (await isOcspAnswerOf(answer, subject.issuer, check))) found.push(...about);
  }
  return found;
}
