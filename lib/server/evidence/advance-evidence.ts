import "server-only";
import { nextEvidenceStep, renewEvidenceBy, type EvidenceStep } from "@/lib/domain/transcript/evidence-step";
import { isLower, type EvidenceLevel } from "@/lib/domain/verification/evidence-level";
import type { EvidenceFault } from "@/lib/domain/verification/evidence-words";
import type { Report } from "@/lib/domain/verification/report";
import { questionsOf } from "@/lib/documents/evidence-paths";
import { sameBytes } from "@/lib/signing/bytes";
import { parseCertificate } from "@/lib/signing/certificate";
import { nodeDigest, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { verifyTimeStamp, type TimeStamp } from "@/lib/signing/timestamp";
import { collectValidationData, type Collected } from "./collect-validation-data";
import type { OpenEvidence } from "./file-evidence";
import { serviceEnds, serviceQuestion, type Stamp, type StampingService } from "./stamping-service";
import type { StatusShelf } from "./status-shelf";

/** What a run works with: time, trusted roots, what is said of certificates, who stamps, and how long before its end a stamp is renewed. */
export type EvidenceRun = { clock: () => Date; roots: readonly Uint8Array[]; shelf: StatusShelf; service: StampingService; marginDays: number };

/** One file of a unit: how far it has come, itself, and how the school's own verifier judges what is to be kept. */
export type FileUnderway = { format: "PDF" | "XML"; level: EvidenceLevel; open: OpenEvidence; verify: (bytes: Uint8Array) => Promise<Report> };

/**
 * How far a file came. bytes: its next revision, or record; null when nothing was written. last: its last time-stamp, and when it must be
 * followed by another. fault: what is still in the way.
 */
export type Advance = { level: EvidenceLevel; bytes: Uint8Array | null; last: LastStamp | null; fault: EvidenceFault | null };
export type LastStamp = { at: Date; by: string; renewBy: Date };

/** What a service is judged by counts as fresh this long before it stamps. */
const SERVICE_STATUS_MS = 12 * 3_600_000;

/**
 * Takes a file's evidence one step further with what can be had now. Everything is fetched here, and nothing is stored; what is given back
 * was verified as a stranger would.
 */
export async function advanceEvidence(run: EvidenceRun, file: FileUnderway): Promise<Advance> {
  const stamps = await stampsOf(file.open);
  const last = stamps.at(-1) ?? null;
  const standing: Advance = { level: file.level, bytes: null, last: last && lastOf(last, run), fault: null };
  const isDue = standing.last !== null && standing.last.renewBy <= run.clock();
  if (file.level === "B_LTA" && !isDue) return standing;
  for (let service = await run.service.present(file.open.digest); ; service = null) {
    const helps = service !== null && !(isDue && last && serviceEnds(service) <= serviceEnds(last));
    const collected = await collect(run, file.open, stamps, helps ? service : null);
    const step = nextEvidenceStep({ ...file, isDue }, { timeStamp: helps, validation: collected.isComplete });
    const fault = faultOf({ run, helps, service, collected });
    if (step === null) return { ...standing, fault };
    const written = await write(run, file, { step, collected, stamps });
    if (written === "NOT_ACCEPTED") return { ...standing, fault: "TIME_STAMP_NOT_ACCEPTED" };
    if (written !== null) return { ...written, fault: step.to === "B_LTA" ? null : fault };
    if (service === null) return { ...standing, fault };
  }
}

function lastOf(stamp: TimeStamp, { marginDays }: EvidenceRun): LastStamp {
  const { commonName, subject } = parseCertificate(stamp.certificate);
  return { at: stamp.time, by: commonName ?? subject, renewBy: renewEvidenceBy({ at: stamp.time, ends: serviceEnds(stamp) }, marginDays) };
}

function faultOf({ run, helps, service, collected }: { run: EvidenceRun; helps: boolean; service: TimeStamp | null; collected: Collected }): EvidenceFault | null {
  if (service === null) return run.service.fault ?? "TIME_STAMP_SERVICE_DOWN";
  if (!helps) return "TIME_STAMP_SERVICE_ENDS";
  return collected.isComplete ? null : "STATUS_NOT_KNOWN";
}

/** The time-stamps that the file carries already; they were verified when they were written. */
async function stampsOf({ found }: OpenEvidence): Promise<TimeStamp[]> {
  return Promise.all(found.timeStamps.map(({ token, imprint }) => verifyTimeStamp(token, { imprint }, { digest: nodeDigest, verify: nodeVerifyRsa })));
}

/** What signers are judged by must not be older than their signature, where anything newer can be had. */
function collect({ shelf, roots, clock }: EvidenceRun, { signatures, found }: OpenEvidence, stamps: readonly TimeStamp[], service: TimeStamp | null): Promise<Collected> {
  const made = questionsOf(signatures, stamps, found.data.certificates).map((question) => ({ question, notBefore: question.at }));
  const now = clock();
  const next = service ? [{ question: serviceQuestion(service, now), notBefore: new Date(now.getTime() - SERVICE_STATUS_MS) }] : [];
  return collectValidationData(shelf, roots, [...made, ...next]);
}

type Plan = { step: EvidenceStep; collected: Collected; stamps: readonly TimeStamp[] };

/** Null when no service stamped after all. When another one did than was reckoned with, the data are collected for that one and it stamps again. */
async function write(run: EvidenceRun, file: FileUnderway, { step, collected, stamps }: Plan): Promise<Omit<Advance, "fault"> | "NOT_ACCEPTED" | null> {
  const stamp = step.timeStamp ? (imprint: Uint8Array): Promise<Stamp | null> => run.service.stamp(imprint) : null;
  const before = step.timeStamp ? await run.service.present(file.open.digest) : null;
  let written = await file.open.write({ data: step.store ? collected.data : null, stamp });
  if (written?.stamp && before && step.store && !sameBytes(written.stamp.certificate, before.certificate)) {
    const again = await collect(run, file.open, stamps, written.stamp);
    written = await file.open.write({ data: again.data, stamp });
  }
  if (written === null) return null;
  const last = written.stamp ?? stamps.at(-1) ?? null;
  const isProven = holdsAt(step.to, await file.verify(written.bytes));
  return isProven ? { level: step.to, bytes: written.bytes, last: last && lastOf(last, run) } : "NOT_ACCEPTED";
}

/** A time-stamp whose service's status nobody tells as yet is kept: the time cannot be had later, and the status can. */
function holdsAt(level: EvidenceLevel, { integrity, evidence }: Report): boolean {
  if (integrity === "INVALID" || integrity === null || evidence === undefined) return false;
  if (!isLower(evidence.level, level)) return true;
  const last = evidence.timeStamps.at(-1);
  return level === "B_T" && last?.outcome === "NOT_MADE" && last.detail?.code === "NO_REVOCATION_LIST";
}
