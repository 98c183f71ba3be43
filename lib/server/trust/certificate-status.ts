import "server-only";
import type { Certificate } from "@/lib/signing/certificate";
import { nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { checkPath } from "@/lib/signing/path";
import type { Purpose } from "@/lib/signing/purpose";
import { revocationAt } from "@/lib/signing/revocation";
import { sourceReader, type OwnSources, type StatusSubject } from "@/lib/signing/status-sources";
import { loadTrust } from "../certificates/trust";
import type { Db } from "../context";
import type { PrismaClient } from "../db/client/client";
import { CLOCKS_APART_MS } from "./ask-ocsp";
import { refreshStatus } from "./refresh-status";

/** What is known of a certificate now, from where, and as of when that was made. */
export type CertificateStanding = { status: "GOOD" | "REVOKED" | "UNKNOWN"; source: "OCSP" | "CRL" | null; asOf: Date | null };

/** purpose: signing documents unless said otherwise. */
export type StandingQuestion = { der: Uint8Array; chain: readonly Uint8Array[]; purpose?: Purpose };

const UNKNOWN: CertificateStanding = { status: "UNKNOWN", source: null, asOf: null };
const HOUR_MS = 3_600_000;
/** Younger than this, and not past its next update, an answer is used without asking. */
export const FRESH_FOR_MS = 12 * HOUR_MS;
/** When nobody answers, what is at hand about a signer counts this long, if its own promise reaches as far. */
export const USABLE_FOR_MS = 7 * 24 * HOUR_MS;

/**
 * Whether a certificate and every authority above it are in force now, from fresh answers at hand or by asking. Never part of a database
 * transaction: it may take a minute when nobody answers.
 *
 * A certificate whose path leads to no trusted root is UNKNOWN, and nobody is asked. Unknown is never good.
 * Throws: DerError when the certificate is not one. Source: NĐ 68/2024, Đ.31; QĐ 1789, Đ.8; RFC 5280 §6.3; RFC 6960 §3.2.
 */
export async function certificateStatus(db: PrismaClient, now: Date, question: StandingQuestion): Promise<CertificateStanding> {
  const { der: leaf, chain, purpose = "SIGNING" } = question;
  const path = await checkPath({ ...(await loadTrust(db)), verify: nodeVerifyRsa, leaf, chain, at: now, purpose });
  if (!path.isTrusted) return UNKNOWN;
  const certificates = path.certificates.map(({ certificate }) => certificate);
  const standings: CertificateStanding[] = [];
  for (const [index, certificate] of certificates.entries()) {
    const issuer = certificates[index + 1];
    if (issuer) standings.push(await standingOf(db, now, { certificate, issuer }, index === 0));
  }
  return worstOf(standings);
}

/** The signer's own unless an authority above it is worse off. */
const worstOf = (all: readonly CertificateStanding[]): CertificateStanding =>
  all.find(({ status }) => status === "REVOKED") ?? all.find(({ status }) => status === "UNKNOWN") ?? all[0] ?? UNKNOWN;

async function standingOf(db: PrismaClient, now: Date, subject: StatusSubject, isSigner: boolean): Promise<CertificateStanding> {
  const known = await atHand(db, now, subject);
  if (known.status === "REVOKED" || isYoungerThan(FRESH_FOR_MS, known, now)) return known;
  if (await refreshStatus(db, now, subject)) return atHand(db, now, subject);
  return isSigner && !isYoungerThan(USABLE_FOR_MS, known, now) ? UNKNOWN : known;
}

const isYoungerThan = (age: number, { asOf }: CertificateStanding, now: Date) => asOf !== null && asOf.getTime() >= now.getTime() - age;

async function atHand(db: Db, now: Date, subject: StatusSubject): Promise<CertificateStanding> {
  const own = await sourceReader(await loadTrust(db), nodeVerifyRsa)(subject);
  const together = revocationAt(subject.certificate, now, own.lists, own.statements); // knows of holds that were lifted
  const wanted = together.status === "REVOKED" ? "REVOKED" : "GOOD";
  return wordsOf(own, subject.certificate, now).find(({ status }) => status === wanted) ?? UNKNOWN;
}

/** What each source says of now by itself, the newest first, responders before lists of the same moment. */
function wordsOf({ lists, statements }: OwnSources, certificate: Certificate, now: Date): CertificateStanding[] {
  const said = statements.map((one): CertificateStanding => {
    // Without a next update an answer speaks of the moment it was made, which may be a breath ago.
    const isJustMade = one.nextUpdate === null && one.thisUpdate.getTime() >= now.getTime() - CLOCKS_APART_MS;
    const at = isJustMade && one.thisUpdate < now ? one.thisUpdate : now;
    return { status: revocationAt(certificate, at, [], [one]).status, source: "OCSP", asOf: one.thisUpdate };
  });
  const listed = lists.map((one): CertificateStanding => ({ status: revocationAt(certificate, now, [one]).status, source: "CRL", asOf: one.thisUpdate }));
  return [...said, ...listed].sort((a, b) => (b.asOf?.getTime() ?? 0) - (a.asOf?.getTime() ?? 0));
}
