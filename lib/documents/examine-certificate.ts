import { certificateOrNull } from "@/lib/signing/certificate";
import type { Certificate } from "@/lib/signing/certificate";
import { pathChecker } from "@/lib/signing/path";
import type { PathFacts, PathQuestion } from "@/lib/signing/path";
import type { Revocation } from "@/lib/signing/revocation";
import type { CertificateFacts } from "./certificate-facts";
import type { SlotSigner } from "./transcript-data";
import type { VerifyOptions } from "./verification-options";

export type Examined = { certificate: Certificate; facts: CertificateFacts };

/**
 * Reads a signer's certificate and follows it to the trusted roots, as of the signing time and as of now.
 *
 * Returns null when the certificate or one that came with it cannot be read. Throws: DerError when a given root, list or answer is not one.
 */
export async function examineCertificate(signer: SlotSigner, signedAt: Date, options: VerifyOptions): Promise<Examined | null> {
  const certificate = certificateOrNull(signer.certificate);
  if (certificate === null || signer.chain.some((der) => certificateOrNull(der) === null)) return null;
  const check = checkerOf(options);
  const question = { leaf: signer.certificate, chain: signer.chain };
  const [then, now] = [await check({ ...question, at: signedAt }), await check({ ...question, at: options.now })];
  return { certificate, facts: factsOf(then, now) };
}

/** The period is that in which every certificate of the path was within its own. */
function factsOf(then: PathFacts, now: PathFacts): CertificateFacts {
  const path = then.certificates.map(({ certificate }) => certificate);
  return {
    fault: then.faults[0]?.code ?? null,
    notBefore: new Date(Math.max(...path.map(({ notBefore }) => notBefore.getTime()))),
    notAfter: new Date(Math.min(...path.map(({ notAfter }) => notAfter.getTime()))),
    revokedAt: revokedSince(then.revocation),
    revokedNow: revokedSince(now.revocation),
  };
}

function revokedSince(revocation: Revocation): Date | null | undefined {
  if (revocation.status === "UNKNOWN") return undefined;
  if (revocation.status === "REVOKED") return revocation.since;
  return revocation.revokedLater?.since ?? null;
}

type Check = (question: PathQuestion) => Promise<PathFacts>;
const checkers = new WeakMap<readonly Uint8Array[], { options: VerifyOptions; check: Check }>();

/** One checker a trust: roots, lists and answers are parsed once, and a certificate seen in another file is not checked again. */
function checkerOf(options: VerifyOptions): Check {
  const known = checkers.get(options.roots);
  if (known !== undefined && isSameTrust(known.options, options)) return known.check;
  const { roots, crls, ocsp, verifyRsa } = options;
  const check = pathChecker({ roots, crls, verify: verifyRsa, ...(ocsp ? { ocsp } : {}) });
  checkers.set(options.roots, { options, check });
  return check;
}

const isSameTrust = (a: VerifyOptions, b: VerifyOptions) => a.crls === b.crls && a.ocsp?.answers === b.ocsp?.answers && a.verifyRsa === b.verifyRsa;
