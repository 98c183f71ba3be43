import { certificateOrNull } from "@/lib/signing/certificate";
import type { Certificate } from "@/lib/signing/certificate";
import type { PathQuestion } from "@/lib/signing/path";
import { timeStampQuestion } from "@/lib/signing/timestamp";
import type { TimeStamp } from "@/lib/signing/timestamp";
import type { FoundEvidence } from "./evidence";
import { checkerOf } from "./examine-certificate";
import type { CertificateSources } from "./examine-certificate";
import type { SlotSignature } from "./transcript-data";

/** A file's evidence with the signatures it serves and the time-stamps that could be read. */
export type EvidenceQuestion = {
  evidence: FoundEvidence;
  stamps: readonly TimeStamp[];
  signatures: readonly SlotSignature[];
  sources: CertificateSources;
};

/** Whose certificates the evidence is about: each signer's at the signing time, each time-stamp's at its own. Those that cannot be read are left out. */
export function questionsOf(signatures: readonly SlotSignature[], stamps: readonly TimeStamp[], certificates: readonly Uint8Array[]): PathQuestion[] {
  const signers = signatures.map(({ certificate, chain, signingTime }) => ({ leaf: certificate, chain, at: new Date(signingTime) }));
  return [...signers, ...stamps.map(timeStampQuestion)]
    .filter(({ leaf }) => isReadable(leaf))
    .map((question) => ({ ...question, chain: [...question.chain, ...certificates].filter(isReadable) }));
}

const isReadable = (der: Uint8Array) => certificateOrNull(der) !== null;

/** The way of each of these certificates to its root. isComplete: every one led there. */
export async function pathsOf(question: EvidenceQuestion, certificates: readonly Uint8Array[]): Promise<{ paths: Certificate[][]; isComplete: boolean }> {
  const check = checkerOf(question.sources);
  const all = await Promise.all(questionsOf(question.signatures, question.stamps, certificates).map((one) => check(one)));
  const paths = all.map((facts) => facts.certificates.map(({ certificate }) => certificate));
  return { paths, isComplete: all.every(({ faults }) => faults.every(({ code }) => code !== "NO_TRUST_GIVEN")) };
}
