import type { Sha256 } from "@/lib/signing/crypto";
import type { Prepared, SlotSignature, SlotSigner, TranscriptData } from "../transcript-data";
import { writeDataPart, xmlDocument } from "./data-part";
import { openXml } from "./open-xml";

/** The data alone, without a signature area: what the PDF carries and what is compared with the signed record. */
export const writeUnsignedXml = (data: TranscriptData): Uint8Array => xmlDocument(writeDataPart(data).bytes);

/** The hash that the next signer's key must sign, given the signatures already made. For many in a row, keep one openXml instead. */
export const prepareXml = (data: TranscriptData, done: readonly SlotSignature[], next: SlotSigner, sha256: Sha256): Prepared =>
  reopened(data, done, sha256).prepare(next);

/** The file of a snapshot with these signatures, in canonical form. The order in which they are given does not matter. */
export const writeSignedXml = (data: TranscriptData, signatures: readonly SlotSignature[], sha256: Sha256): Uint8Array =>
  reopened(data, signatures, sha256).bytes();

const STAGE_OF_KEY: Record<string, number> = { gvcn: 2, cbql: 3, phathanh: 4 };
const stageOf = (signature: SlotSignature) => STAGE_OF_KEY[signature.slot] ?? 1;

function reopened(data: TranscriptData, done: readonly SlotSignature[], sha256: Sha256) {
  const xml = openXml(data, sha256);
  for (const signature of [...done].sort((one, other) => stageOf(one) - stageOf(other))) xml.add(signature);
  return xml;
}
