import type { EvidenceLevel } from "@/lib/domain/verification/evidence-level";
import { pathChecker } from "@/lib/signing/path";
import type { TimeStamp } from "@/lib/signing/timestamp";
import type { ValidationData } from "@/lib/signing/validation-data";
import { readableOf } from "./evidence-belongs";
import { questionsOf } from "./evidence-paths";
import type { CertificateSources } from "./examine-certificate";
import type { SlotSignature } from "./transcript-data";

/** A time-stamp that holds, and the validation data that it covers. */
export type HoldingTimeStamp = { stamp: TimeStamp; covered: ValidationData };

/**
 * The level that a file's evidence has reached by what it carries itself, whatever else the verifier was given.
 *
 * holding: the time-stamps that hold, in their order. data: all that the file carries.
 * Source: ETSI EN 319 142-1 §6.3, table 1; EN 319 122-1 §6.3.
 */
export async function levelOf(
  { holding, data, signatures }: { holding: readonly HoldingTimeStamp[]; data: ValidationData; signatures: readonly SlotSignature[] },
  sources: CertificateSources,
): Promise<EvidenceLevel> {
  const [first] = holding;
  if (first === undefined) return "B_B";
  for (const [index, { covered }] of [...holding.entries()].toReversed()) {
    const earlier = holding.slice(0, index).map(({ stamp }) => stamp);
    if (await isEnough(covered, { signatures, stamps: earlier }, sources)) return "B_LTA";
  }
  return (await isEnough(data, { signatures, stamps: [first.stamp] }, sources)) ? "B_LT" : "B_T";
}

type Needing = { signatures: readonly SlotSignature[]; stamps: readonly TimeStamp[] };

/** Whether these data alone, with the trusted roots, tell the path and the status of every signer and time-stamp at its moment. */
async function isEnough(data: ValidationData, { signatures, stamps }: Needing, sources: CertificateSources): Promise<boolean> {
  const { certificates, ocsps, crls } = readableOf(data);
  const { roots, digest, verifyRsa: verify } = sources;
  const check = pathChecker({ roots, crls, ocsp: { answers: ocsps, digest }, verify });
  const all = await Promise.all(questionsOf(signatures, stamps, certificates).map((question) => check(question)));
  return all.every(({ isTrusted, revocation }) => isTrusted && revocation.status !== "UNKNOWN");
}
