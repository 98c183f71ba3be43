import { z } from "zod";
import { sameBytes, toHex } from "@/lib/signing/bytes";
import { certificateOrNull } from "@/lib/signing/certificate";
import { readCms, type Cms } from "@/lib/signing/cms";
import { isIncluded } from "@/lib/signing/merkle";
import type { Finding, Outcome } from "@/lib/domain/verification/checks";
import { judgeCertificate } from "./certificate-facts";
import { examineCertificate } from "./examine-certificate";
import { jsonOrNull, parseLeaf, parseStatement, statementBytes, type Statement } from "./manifest";
import { slotsOf } from "./slots";
import type { TranscriptData } from "./transcript-data";
import type { VerifyOptions } from "./verification-options";
import { writeUnsignedXml } from "./xml/write-xml";

/**
 * That a record belonged to a decision: what was decided and its signature, and the way from the record to the root.
 *
 * Shape: index counts from 0; path and signature (CMS, detached, over the statement's UTF-8) are base64. `proof` alone stays under 1 kB.
 */
export type DecisionProof = { decision: { statement: string; signature: string }; proof: { leaf: string; index: number; path: string[] } };

const base64 = z.base64();
const Shape = z.strictObject({
  decision: z.strictObject({ statement: z.string().max(2_000), signature: base64.max(60_000) }),
  proof: z.strictObject({ leaf: z.string().max(200), index: z.int().min(0), path: z.array(base64.length(44)).max(40) }),
});

/** Reads a proof as it is downloaded. Returns null when the text is none. */
export function parseDecisionProof(text: string): DecisionProof | null {
  const parsed = Shape.safeParse(jsonOrNull(text));
  return parsed.success ? parsed.data : null;
}

/** SIGNATURE … STATUS are of the decision's signature; SIGNER: it is the one the decision names; INCLUDED: the record is under its root; RECORD: it is this file. */
export const DECISION_CHECKS = ["SIGNATURE", "ISSUER", "PERIOD", "STATUS", "TIME", "SIGNER", "INCLUDED", "RECORD"] as const;
export type DecisionCheck = (typeof DECISION_CHECKS)[number];
export type DecisionReport = { statement: Statement | null; findings: readonly { check: DecisionCheck; outcome: Outcome; detail?: Finding["detail"] }[] };

/** Whether nothing is left open. */
export const isProven = ({ findings }: DecisionReport): boolean => findings.every(({ outcome }) => outcome === "PASSED");

/**
 * Whether a record belonged to a decision. `data`: what the file says, when its own signatures hold; null when they do not.
 *
 * Never throws for any proof. Source: RFC 9162 §2.1.3; RFC 5652 §5.6.
 */
export async function verifyDecision({ decision, proof }: DecisionProof, data: TranscriptData | null, options: VerifyOptions): Promise<DecisionReport> {
  const statement = parseStatement(decision.statement);
  const cms = cmsOrNull(decision.signature, options);
  if (!statement || !cms) return { statement: null, findings: [{ check: "SIGNATURE", outcome: "FAILED" }] };
  const signedAt = new Date(statement.at);
  const examined = await examineCertificate({ certificate: cms.certificate, chain: cms.chain }, signedAt, options);
  if (!examined) return { statement: null, findings: [{ check: "SIGNATURE", outcome: "FAILED", detail: { code: "CERTIFICATE_UNREADABLE" } }] };
  const fits = sameBytes(cms.contentDigest, options.sha256(statementBytes(decision.statement))) && (await options.verifyRsa(examined.certificate.spki, cms.attributes, cms.value));
  const judgements = judgeCertificate(examined.facts, { signedAt, now: options.now, existedBy: null });
  return {
    statement,
    findings: [
      { check: "SIGNATURE", outcome: outcomeOf(fits) },
      ...judgements.flatMap(({ check, ...judged }) => (isOfDecision(check) ? [{ check, ...judged }] : [])),
      { check: "SIGNER", outcome: outcomeOf(examined.certificate.identity?.number === statement.signer.identity) },
      { check: "INCLUDED", outcome: outcomeOf(isUnderRoot(statement, proof, options)) },
      { check: "RECORD", outcome: data === null ? "NOT_MADE" : outcomeOf(isOfRecord(statement, proof.leaf, data, options)) },
    ],
  };
}

const outcomeOf = (holds: boolean): Outcome => (holds ? "PASSED" : "FAILED");
const isOfDecision = (check: string): check is DecisionCheck => (DECISION_CHECKS as readonly string[]).includes(check);
const decode = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const fromHex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const isUnderRoot = ({ records, root }: Statement, { leaf, index, path }: DecisionProof["proof"], { sha256 }: VerifyOptions) =>
  isIncluded({ entry: new TextEncoder().encode(leaf), index, size: records, path: path.map(decode), root: fromHex(root) }, sha256);

/** The entry names this file's code and content, and a place for a signature that is the decider's in this file. */
function isOfRecord(statement: Statement, leaf: string, data: TranscriptData, { sha256 }: VerifyOptions): boolean {
  const named = parseLeaf(leaf);
  const slot = slotsOf(data).find(({ key }) => key === named?.slot);
  if (!named || !slot) return false;
  return named.code === data.code && named.digest === toHex(sha256(writeUnsignedXml(data))) && slot.role === statement.role && slot.identity.number === statement.signer.identity;
}

function cmsOrNull(signature: string, { sha256 }: VerifyOptions): Cms | null {
  try {
    const cms = readCms(decode(signature), sha256);
    return certificateOrNull(cms.certificate) ? cms : null;
  } catch {
    return null;
  }
}
