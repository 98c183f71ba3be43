import { certificateOrNull } from "@/lib/signing/certificate";
import type { Certificate } from "@/lib/signing/certificate";
import { pathChecker } from "@/lib/signing/path";
import type { PathFacts, PathQuestion } from "@/lib/signing/path";
import type { Revocation } from "@/lib/signing/revocation";
import type { CertificateFacts } from "./certificate-facts";
import type { SlotSigner } from "./transcript-data";
import type { VerifyOptions } from "./verification-options";

export type Examined = { certificate: Certificate; facts: CertificateFacts };

/** What a certificate is looked at with: of the verifier's options, what concerns certificates. */
export type CertificateSources = Pick<VerifyOptions, "roots" | "crls" | "ocsp" | "now" | "digest" | "verifyRsa">;

/**
 * Reads a signer's certificate and follows it to the trusted roots, as of the signing time and as of now.
 *
 * Returns null when the certificate or one that came with it cannot be read. Throws: DerError when a given root, list or answer is not one.
 */
export async function examineCertificate(signer: Pick<SlotSigner, "certificate" | "chain">, signedAt: Date, options: CertificateSources): Promise<Examined | null> {
  const certificate = certificateOrNull(signer.certificate);
  if (certificate === null || signer.chain.some((der) => certificateOrNull(der) === null)) return null;
  return { certificate, facts: await certificateFacts({ leaf: signer.certificate, chain: signer.chain, at: signedAt }, options) };
}

/** What holds of a certificate that can be read, at the moment in question and now. Throws: DerError when something given is not what it should be. */
export async function certificateFacts(question: PathQuestion, options: CertificateSources): Promise<CertificateFacts> {
  const check = checkerOf(options);
  return factsOf(await check(question), await check({ ...question, at: options.now }));
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
const checkers = new WeakMap<readonly Uint8Array[], { options: CertificateSources; check: Check }>();

/** One checker a trust: roots, lists and answers are parsed once, and a certificate seen in another file is not checked again. */
export function checkerOf(options: CertificateSources): Check {
  const known = checkers.get(options.roots);
  if (known !== undefined && isSameTrust(known.options, options)) return known.check;
  const { roots, crls, ocsp, verifyRsa: verify } = options;
  const check = pathChecker({ roots, crls, verify, ...(ocsp ? { ocsp } : {}) });
  checkers.set(options.roots, { options, check });
  return check;
}

const isSameTrust = (a: CertificateSources, b: CertificateSources) => a.crls === b.crls && a.ocsp?.answers === b.ocsp?.answers && a.verifyRsa === b.verifyRsa;
