import type { Detail, Finding, Outcome } from "@/lib/domain/verification/checks";
import type { EvidenceFacts, TimeStampFacts } from "@/lib/domain/verification/report";
import { vietnamInstant } from "@/lib/domain/vietnam-time";
import { certificateOrNull, parseCertificate } from "@/lib/signing/certificate";
import type { PathQuestion } from "@/lib/signing/path";
import { timeStampDoubt, timeStampQuestion, TimeStampError, verifyTimeStamp } from "@/lib/signing/timestamp";
import type { TimeStamp } from "@/lib/signing/timestamp";
import { judgeCertificate } from "./certificate-facts";
import type { CertificateFacts } from "./certificate-facts";
import type { FoundEvidence, FoundTimeStamp } from "./evidence";
import { isAllOfThisFile, readableOf } from "./evidence-belongs";
import { levelOf } from "./evidence-level-of";
import { certificateFacts, checkerOf } from "./examine-certificate";
import type { CertificateSources } from "./examine-certificate";
import type { SlotSignature } from "./transcript-data";
import type { VerifyOptions } from "./verification-options";

/** A time-stamp judged. stamp null: it could not be read, or is over other bytes. */
export type JudgedTimeStamp = { found: FoundTimeStamp; stamp: TimeStamp | null; outcome: Outcome; detail?: Detail };

/**
 * What evidence comes to. existedBy: when the signatures were certainly there, by a time-stamp that holds or by the register.
 * sources: what certificates are judged by, with what the evidence brings.
 */
export type ExaminedEvidence = { existedBy: Date | null; sources: CertificateSources; findings: readonly Finding[]; facts: EvidenceFacts };

/**
 * Judges the evidence of a file: every time-stamp from the last to the first, each at the moment that the one after it proves.
 *
 * Source: ETSI EN 319 102-1 §5.6.2 (past validation), EN 319 142-1 §5.5; RFC 4998 §5.3; docs/decisions/145.
 */
export async function examineEvidence(evidence: FoundEvidence, signatures: readonly SlotSignature[], options: VerifyOptions): Promise<ExaminedEvidence> {
  const sources = withData(options, evidence);
  const judged: JudgedTimeStamp[] = [];
  let existedBy = options.registry?.existedBy === undefined ? null : new Date(options.registry.existedBy);
  for (const found of evidence.timeStamps.toReversed()) {
    const one = await judgeTimeStamp(found, evidence, { sources, existedBy });
    judged.unshift(one);
    if (one.outcome === "PASSED" && one.stamp && (existedBy === null || one.stamp.time < existedBy)) existedBy = one.stamp.time;
  }
  const holding = judged.flatMap(({ found, stamp, outcome }) => (outcome === "PASSED" && stamp ? [{ stamp, covered: found.covered }] : []));
  const level = await levelOf({ holding, data: evidence.data, signatures }, sources);
  const facts = { level, timeStamps: judged.map(factsOf), ...(evidence.fault ? { fault: evidence.fault } : {}) };
  const findings = evidence.isInside ? findingsOf(judged, await isAllOfThisFile({ evidence, signatures, sources, stamps: judged.flatMap(({ stamp }) => stamp ?? []) })) : [];
  return { existedBy, sources, findings, facts };
}

/** Without evidence the very same arrays, so that a checker that is kept goes on serving. */
function withData(options: VerifyOptions, evidence: FoundEvidence): CertificateSources {
  const data = readableOf(evidence.data);
  const { roots, now, digest, verifyRsa } = options;
  const crls = data.crls.length === 0 ? options.crls : [...options.crls, ...data.crls];
  const ocsp = data.ocsps.length === 0 ? options.ocsp : { answers: [...(options.ocsp?.answers ?? []), ...data.ocsps], digest };
  return { roots, now, digest, verifyRsa, crls, ...(ocsp ? { ocsp } : {}) };
}

type Moment = { sources: CertificateSources; existedBy: Date | null };

async function judgeTimeStamp(found: FoundTimeStamp, evidence: FoundEvidence, { sources, existedBy }: Moment): Promise<JudgedTimeStamp> {
  const stamp = await readTimeStamp(found, sources);
  if ("code" in stamp) return { found, stamp: null, outcome: "FAILED", detail: stamp };
  if (stamp.time > sources.now) return { found, stamp, outcome: "NOT_MADE", detail: { code: "TIME_STAMP_LATER", about: stamp.time.toISOString() } };
  const { leaf, chain, ...rest } = timeStampQuestion(stamp);
  const known = [...chain, ...evidence.data.certificates].filter((certificate) => certificateOrNull(certificate) !== null);
  const facts = await serviceFacts({ leaf, chain: known, ...rest }, sources);
  const judgements = judgeCertificate(facts, { signedAt: stamp.time, now: sources.now, existedBy });
  const worst = judgements.find(({ outcome }) => outcome === "FAILED") ?? judgements.find(({ outcome }) => outcome === "NOT_MADE");
  return { found, stamp, outcome: worst?.outcome ?? "PASSED", ...(worst?.detail ? { detail: worst.detail } : {}) };
}

/** A service's certificate that was taken back later for a reason that leaves its key unharmed still counts. Source: RFC 3161 §4. */
async function serviceFacts(question: PathQuestion, sources: CertificateSources): Promise<CertificateFacts> {
  const facts = await certificateFacts(question, sources);
  const isUnharmed = timeStampDoubt(await checkerOf(sources)(question)) === null;
  return isUnharmed ? { ...facts, revokedAt: null } : facts;
}

async function readTimeStamp({ token, imprint }: FoundTimeStamp, { digest, verifyRsa }: CertificateSources): Promise<TimeStamp | Detail> {
  try {
    return await verifyTimeStamp(token, { imprint }, { digest, verify: verifyRsa });
  } catch (error) {
    if (!(error instanceof TimeStampError)) throw error;
    return error.code === "WRONG_IMPRINT" ? { code: "TIME_STAMP_OF_OTHER_BYTES" } : { code: "TIME_STAMP_UNREADABLE", about: error.code };
  }
}

function factsOf({ stamp, outcome, detail }: JudgedTimeStamp): TimeStampFacts {
  const why = detail ? { detail } : {};
  if (stamp === null) return { at: null, authority: "", ends: null, outcome, ...why };
  const { commonName, subject, notAfter } = parseCertificate(stamp.certificate);
  return { at: vietnamInstant(stamp.time), authority: commonName ?? subject, ends: notAfter, outcome, ...why };
}

/** What is wrong with evidence inside the file is wrong with the file. What only cannot be judged proves nothing, and is no finding. */
function findingsOf(judged: readonly JudgedTimeStamp[], isOfThisFile: boolean): Finding[] {
  const failed = judged.filter(({ outcome }) => outcome === "FAILED").map(({ detail }) => faultOf(detail));
  const foreign = isOfThisFile ? [] : [faultOf({ code: "FOREIGN_VALIDATION_DATA" })];
  const all = [...failed, ...foreign];
  return all.length > 0 || judged.length === 0 ? all : [{ check: "EVIDENCE", outcome: "PASSED" }];
}

const faultOf = (detail: Detail | undefined): Finding => ({ check: "EVIDENCE", outcome: "FAILED", ...(detail ? { detail } : {}) });
