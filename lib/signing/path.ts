import { sameBytes } from "./bytes";
import { parseCertificate, type Certificate } from "./certificate";
import type { VerifyRsa } from "./crypto";
import { isFitFor, type Purpose } from "./purpose";
import type { Revocation } from "./revocation";
import { statusReader, type StatusSources } from "./status-sources";
import { rememberVerify } from "./remember-verify";

/** What a verifier is given: roots it trusts, the lists and status answers it has, DER; and who checks RSA. */
export type Trust = StatusSources & { roots: readonly Uint8Array[]; verify: VerifyRsa };

/**
 * Whose certificate, as of when, for what. chain: certificates that came with it, in any order, trusted for nothing by themselves.
 * purpose: signing documents unless said otherwise.
 */
export type PathQuestion = { leaf: Uint8Array; chain: readonly Uint8Array[]; at: Date; purpose?: Purpose };

export type Validity = "VALID" | "EXPIRED" | "NOT_YET_VALID";

/** Why a path does not hold; index of the certificate it is about, the leaf being 0. */
export type PathFault = {
  code: "NO_TRUST_GIVEN" | "UNTRUSTED_ISSUER" | "BROKEN_CHAIN" | "WRONG_USE" | "WEAK_KEY";
  index: number;
};

/** Facts about one certificate of the path at the moment asked for. A root is not revoked by a list: its status is always GOOD. */
export type CertificateFacts = { certificate: Certificate; validity: Validity; revocation: Revocation };

/**
 * Facts about a path, leaf first, as far as it could be followed.
 *
 * isTrusted: every link holds up to a root that is trusted and the leaf is fit for the purpose; it says nothing of dates and revocation.
 * validity, revocation: the first that is not well, else well.
 */
export type PathFacts = {
  isTrusted: boolean;
  faults: readonly PathFault[];
  certificates: readonly CertificateFacts[];
  validity: Validity;
  revocation: Revocation;
};

const LONGEST_PATH = 6;
const SHORTEST_KEY = 2048; // bits

/**
 * Follows a certificate up to a trusted root and tells what holds as of a moment.
 *
 * Throws: DerError when a certificate, list or answer is not one.
 * Source: RFC 5280 §6.1; RFC 3161 §2.3; RFC 6960 §4.2.2.2; NĐ 68/2024, Đ.31; QĐ 1789, Đ.8.
 */
export const checkPath = (request: Trust & PathQuestion): Promise<PathFacts> => pathChecker(request)(request);

/** The same for many certificates against one trust: roots, lists and answers are read once, links that were checked are remembered. */
export function pathChecker({ roots, verify, ...sources }: Trust): (question: PathQuestion) => Promise<PathFacts> {
  const remembered = rememberVerify(verify);
  const anchors = roots.map(parseCertificate);
  const statusOf = statusReader(sources, remembered);
  return async ({ leaf, chain, at, purpose = "SIGNING" }) => {
    const { path, fault } = await follow(parseCertificate(leaf), chain.map(parseCertificate), anchors, remembered);
    const certificates: CertificateFacts[] = [];
    for (const [index, certificate] of path.entries()) {
      const revocation = await statusOf(certificate, path[index + 1], at);
      certificates.push({ certificate, validity: validityAt(certificate, at), revocation });
    }
    const faults = [...(fault ? [fault] : []), ...path.flatMap(faultsOfKey), ...faultsOfUse(path, purpose)];
    return {
      isTrusted: faults.length === 0,
      faults,
      certificates,
      validity: certificates.find(({ validity }) => validity !== "VALID")?.validity ?? "VALID",
      revocation: worstOf(certificates.map(({ revocation }) => revocation)),
    };
  };
}

type Followed = { path: Certificate[]; fault: PathFault | null };

async function follow(leaf: Certificate, chain: readonly Certificate[], roots: readonly Certificate[], verify: VerifyRsa): Promise<Followed> {
  const path = [leaf];
  if (roots.length === 0) return { path, fault: { code: "NO_TRUST_GIVEN", index: 0 } };
  for (let child = leaf; path.length < LONGEST_PATH; ) {
    const index = path.length - 1;
    const named = [...roots, ...chain].filter((issuer) => isNamedBy(child, issuer) && !path.includes(issuer));
    if (named.length === 0) return { path, fault: { code: "UNTRUSTED_ISSUER", index } };
    const issuer = await firstThatIssued(child, named, index, verify);
    if (!issuer) return { path, fault: { code: "BROKEN_CHAIN", index } };
    path.push(issuer);
    if (roots.includes(issuer)) return { path, fault: null };
    child = issuer;
  }
  return { path, fault: { code: "BROKEN_CHAIN", index: path.length - 1 } };
}

function isNamedBy(child: Certificate, issuer: Certificate): boolean {
  const { authorityKeyId } = child;
  const { subjectKeyId } = issuer;
  return sameBytes(child.issuerDer, issuer.subjectDer) && (!authorityKeyId || !subjectKeyId || sameBytes(authorityKeyId, subjectKeyId));
}

/** below: how many certificates stand under the child; the leaf does not count in a path length. */
async function firstThatIssued(child: Certificate, candidates: readonly Certificate[], below: number, verify: VerifyRsa): Promise<Certificate | null> {
  for (const issuer of candidates) {
    const isCa = issuer.isCa && (issuer.keyUsage === null || issuer.keyUsage.includes("keyCertSign"));
    const isShortEnough = issuer.pathLength === null || below <= issuer.pathLength;
    const hash = issuer.unknownCritical.length === 0 ? child.signatureHash : null;
    if (isCa && isShortEnough && hash && (await verify(issuer.spki, child.tbs, child.signature, hash))) return issuer;
  }
  return null;
}

function faultsOfKey({ keyBits }: Certificate, index: number): PathFault[] {
  return keyBits === null || keyBits < SHORTEST_KEY ? [{ code: "WEAK_KEY", index }] : [];
}

/** The leaf is fit for what is asked, and asks for nothing that is not understood. Source: RFC 5280 §4.2. */
function faultsOfUse([leaf]: readonly Certificate[], purpose: Purpose): PathFault[] {
  if (!leaf) return [];
  return isFitFor(leaf, purpose) && !leaf.isCa && leaf.unknownCritical.length === 0 ? [] : [{ code: "WRONG_USE", index: 0 }];
}

function validityAt({ notBefore, notAfter }: Certificate, at: Date): Validity {
  if (at < notBefore) return "NOT_YET_VALID";
  return at > notAfter ? "EXPIRED" : "VALID";
}

function worstOf(all: readonly Revocation[]): Revocation {
  const of = (status: Revocation["status"]) => all.find((revocation) => revocation.status === status);
  const revokedLater = all.find((revocation) => revocation.status === "GOOD" && revocation.revokedLater);
  return of("REVOKED") ?? of("UNKNOWN") ?? revokedLater ?? { status: "GOOD" };
}
