import { sameBytes } from "./bytes";
import { certificateOrNull, type Certificate } from "./certificate";
import type { Crl } from "./crl";
import type { Digest, VerifyRsa } from "./crypto";
import { OID } from "./object-ids";
import type { OcspAnswer } from "./ocsp";
import { publicKeyBits } from "./ocsp-certificate-id";

/** What checks an answer. lists: of the issuer, already checked to be its own. */
export type OcspCheck = { verify: VerifyRsa; digest: Digest; lists: readonly Crl[] };

/**
 * Whether an answer was signed by whoever may speak for an issuer: the issuer itself, or a responder it certified for nothing but this.
 *
 * A delegated responder's certificate comes with the answer, was issued by the same issuer, is for OCSP signing, was within its period when the
 * answer was made, and asks for nothing that is not understood. Its own status is not asked, with id-pkix-ocsp-nocheck or without (the issuer
 * made it for this and keeps it short; asking would need another responder), but one that a list at hand names as revoked does not count.
 * Source: RFC 6960 §4.2.2.2, §4.2.2.2.1.
 */
export async function isOcspAnswerOf(answer: OcspAnswer, issuer: Certificate, { verify, digest, lists }: OcspCheck): Promise<boolean> {
  const { signatureHash, tbs, signature } = answer;
  if (signatureHash === null) return false;
  const delegates = answer.certificates.flatMap((der) => certificateOrNull(der) ?? []);
  for (const signer of [issuer, ...delegates]) {
    if (!isResponder(signer, answer, digest)) continue;
    const mayAnswer = signer === issuer || (await isDelegate(signer, { answer, issuer, verify, lists }));
    if (mayAnswer && (await verify(signer.spki, tbs, signature, signatureHash))) return true;
  }
  return false;
}

function isResponder({ subjectDer, spki }: Certificate, { responder }: OcspAnswer, digest: Digest): boolean {
  if ("nameDer" in responder) return sameBytes(responder.nameDer, subjectDer);
  return sameBytes(responder.keyHash, digest("SHA-1", publicKeyBits(spki)));
}

type Delegation = { answer: OcspAnswer; issuer: Certificate; verify: VerifyRsa; lists: readonly Crl[] };

async function isDelegate(signer: Certificate, { answer, issuer, verify, lists }: Delegation): Promise<boolean> {
  const { extendedKeyUsage, keyUsage, notBefore, notAfter, signatureHash } = signer;
  const isForThis = extendedKeyUsage?.includes(OID.useOcspSigning) === true && (keyUsage === null || keyUsage.includes("digitalSignature"));
  const isInForce = notBefore <= answer.producedAt && answer.producedAt <= notAfter;
  const isNamedRevoked = lists.some(({ revoked }) => revoked.has(signer.serial));
  const isIssued = sameBytes(signer.issuerDer, issuer.subjectDer) && signatureHash !== null && !signer.isCa;
  if (!isForThis || !isInForce || isNamedRevoked || !isIssued || signer.unknownCritical.length > 0) return false;
  return verify(issuer.spki, signer.tbs, signer.signature, signatureHash);
}
