import type { Finding } from "@/lib/domain/verification/checks";
import { malformed, notOurs } from "@/lib/domain/verification/report";
import type { Report } from "@/lib/domain/verification/report";
import { sameBytes } from "@/lib/signing/bytes";
import { recordEvidence } from "../evidence";
import { judgeDocument } from "../judge-document";
import type { FoundSignature } from "../judge-document";
import { slotsOf } from "../slots";
import type { Slot } from "../slots";
import type { SlotSignature, TranscriptData } from "../transcript-data";
import type { VerifyOptions } from "../verification-options";
import { checkSigners } from "../verification-policy";
import { openXml } from "./open-xml";
import type { OpenXml } from "./open-xml";
import { readXml } from "./read-xml";

/**
 * Verifies a học bạ XML by building it again.
 *
 * The values are read strictly, the whole file is rebuilt from them with the same writer, and the bytes must be the same: what is
 * not in the values cannot be in the file. Then each signature is checked against the rebuilt SignedInfo, its certificate and policy.
 * Never throws for any bytes; time and memory are bounded by the reader's limits.
 * Source: QĐ 1789, Đ.12; XML Signature §3.2 (core validation, done here on our own canonical form).
 */
export async function verifyXml(bytes: Uint8Array, options: VerifyOptions): Promise<Report> {
  const read = readXml(bytes);
  if (read.kind === "NOT_OURS") return notOurs("XML", read.fault);
  if (read.kind === "MALFORMED") return malformed("XML", read.about);
  if (read.signatures.length === 0) return notOurs("XML", { code: "UNSIGNED" });
  const slots = slotsOf(read.data);
  const rebuilt = rebuild(read.data, slots, read.signatures, options);
  const findings: Finding[] = [{ check: "STRUCTURE", outcome: "PASSED" }, checkContent(bytes, rebuilt.bytes)];
  const evidence = recordEvidence(bytes, options);
  return judgeDocument({ format: "XML", data: read.data, slots, signatures: rebuilt.signatures, findings, evidence }, options);
}

function checkContent(file: Uint8Array, rebuilt: Uint8Array | null): Finding {
  if (rebuilt === null) return { check: "CONTENT", outcome: "NOT_MADE" };
  return sameBytes(file, rebuilt) ? { check: "CONTENT", outcome: "PASSED" } : { check: "CONTENT", outcome: "FAILED", detail: { code: "ALTERED" } };
}

type Rebuilt = { bytes: Uint8Array | null; signatures: readonly FoundSignature[] };

/** Replays the signing. With a signer missing, the signatures that needed it cannot be rebuilt, and neither can the file. */
function rebuild(data: TranscriptData, slots: readonly Slot[], signatures: readonly SlotSignature[], options: VerifyOptions): Rebuilt {
  const isWhole = checkSigners(slots, signatures).every(({ outcome }) => outcome === "PASSED");
  const xml = openXml(data, options.sha256);
  const found = new Map<string, FoundSignature>();
  for (const slot of slots) {
    const signature = signatures.find(({ slot: key }) => key === slot.key);
    if (signature === undefined) continue;
    found.set(slot.key, { ...signature, signedBytes: replay(xml, signature) });
  }
  return { bytes: isWhole ? xml.bytes() : null, signatures: signatures.map((signature) => found.get(signature.slot) ?? { ...signature, signedBytes: null }) };
}

/** The signed octets of one slot. Null when the slot cannot stand here: an earlier signer is missing, or its certificate is none. */
function replay(xml: OpenXml, signature: SlotSignature): Uint8Array | null {
  try {
    const signedInfo = xml.signedInfo(signature);
    xml.add(signature);
    return signedInfo;
  } catch {
    return null;
  }
}
