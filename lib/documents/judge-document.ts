import type { Finding } from "@/lib/domain/verification/checks";
import type { FileFormat, Report, SignatureFacts } from "@/lib/domain/verification/report";
import { integrityOf, signatureIntegrity } from "@/lib/domain/verification/verdict";
import { findingsAbout, judgeCertificate, statusAt } from "./certificate-facts";
import type { FoundEvidence } from "./evidence";
import { examineCertificate } from "./examine-certificate";
import type { CertificateSources, Examined } from "./examine-certificate";
import { examineEvidence } from "./examine-evidence";
import type { Slot } from "./slots";
import type { SlotSignature, TranscriptData } from "./transcript-data";
import type { VerifyOptions } from "./verification-options";
import { checkEntitled, checkOrder, checkSigners } from "./verification-policy";

/** A signature as read from a file. signedBytes: what its value must fit; null where the rebuild could not reach it. */
export type FoundSignature = SlotSignature & { signedBytes: Uint8Array | null };

/** A file read and rebuilt, ready to be judged. findings: STRUCTURE and CONTENT, which only the format can tell. evidence: in it or beside it. */
export type FoundDocument = {
  format: FileFormat;
  data: TranscriptData;
  slots: readonly Slot[]; // those this format carries
  signatures: readonly FoundSignature[];
  findings: readonly Finding[];
  evidence: FoundEvidence;
};

/**
 * The report on a document of either format: values, certificates, entitlement, required signers, order; the verdict last.
 *
 * data is returned only when every signature over it holds and comes from a trusted authority.
 * Source: QĐ 1789, Đ.8, Đ.12; house rule "facts first, one word last".
 */
export async function judgeDocument(document: FoundDocument, options: VerifyOptions): Promise<Report> {
  const { data, slots, signatures } = document;
  const proof = await examineEvidence(document.evidence, signatures, options);
  const judged = await Promise.all(signatures.map((signature) => judgeSignature(document, signature, { ...proof.sources, existedBy: proof.existedBy })));
  const findings = [
    ...document.findings,
    ...proof.findings,
    ...checkSigners(slots, signatures),
    ...checkOrder(data, slots, signatures, options.now),
    ...judged.flatMap((one) => one.findings),
  ];
  const registry = options.registry ?? null;
  return {
    format: document.format,
    integrity: integrityOf(findings),
    standing: registry?.standing ?? "UNKNOWN",
    ...(registry?.replacedBy === undefined ? {} : { replacedBy: registry.replacedBy }),
    findings,
    signatures: judged.flatMap((one) => one.facts ?? []),
    data: isAuthenticated(findings) ? data : null,
    evidence: proof.facts,
  };
}

/** Nothing failed, and of what ties content to people nothing is left open. */
const isAuthenticated = (findings: readonly Finding[]) =>
  integrityOf(findings) !== "INVALID" &&
  findings.every(({ check, outcome }) => outcome === "PASSED" || !["STRUCTURE", "CONTENT", "SIGNATURE", "ISSUER", "ENTITLED"].includes(check));

type Judged = { findings: readonly Finding[]; facts: SignatureFacts | null };

async function judgeSignature(document: FoundDocument, signature: FoundSignature, options: CertificateSources & { existedBy: Date | null }): Promise<Judged> {
  const slot = document.slots.find(({ key }) => key === signature.slot);
  if (slot === undefined) return { findings: [], facts: null }; // already a finding of checkSigners
  const signedAt = new Date(signature.signingTime);
  const examined = await examineCertificate(signature, signedAt, options);
  if (examined === null) return { findings: [unreadable(slot)], facts: null };
  const { existedBy } = options;
  const findings = [
    await checkValue(slot, signature, examined, options),
    ...findingsAbout(slot.key, judgeCertificate(examined.facts, { signedAt, now: options.now, existedBy })),
    checkEntitled(document.data, slot, examined.certificate.identity),
  ];
  return { findings, facts: factsOf(slot, signature, examined, { findings, signedAt, now: options.now }) };
}

const unreadable = (slot: Slot): Finding => ({ check: "SIGNATURE", subject: slot.key, outcome: "FAILED", detail: { code: "CERTIFICATE_UNREADABLE" } });

async function checkValue(slot: Slot, signature: FoundSignature, { certificate }: Examined, options: CertificateSources): Promise<Finding> {
  const finding = { check: "SIGNATURE", subject: slot.key } as const;
  if (signature.signedBytes === null) return { ...finding, outcome: "NOT_MADE" };
  const fits = await options.verifyRsa(certificate.spki, signature.signedBytes, signature.value);
  return fits ? { ...finding, outcome: "PASSED" } : { ...finding, outcome: "FAILED", detail: { code: "WRONG_VALUE" } };
}

function factsOf(
  slot: Slot,
  signature: FoundSignature,
  { certificate, facts }: Examined,
  context: { findings: readonly Finding[]; signedAt: Date; now: Date },
): SignatureFacts {
  const { subject, issuer, serial, notBefore, notAfter } = certificate;
  return {
    slot: slot.key,
    role: slot.role,
    signer: certificate.commonName ?? subject,
    declaredName: slot.name,
    identity: certificate.identity,
    authority: certificate.issuerCommonName ?? issuer,
    signedAt: signature.signingTime,
    certificate: { subject, issuer, serial, notBefore, notAfter },
    statusWhenSigned: statusAt(facts, context.signedAt, facts.revokedAt),
    statusNow: statusAt(facts, context.now, facts.revokedNow),
    integrity: signatureIntegrity(context.findings, slot.key),
    subjects: slot.subjects,
  };
}
