import { openPdf } from "@/lib/documents/pdf/open-pdf";
import { PDF_SLOTS } from "@/lib/documents/pdf/signature-fields";
import type { PdfTools } from "@/lib/documents/pdf/pdf-tools";
import type { SlotSignature, TranscriptData } from "@/lib/documents/transcript-data";
import { testSigner } from "./pki";
import type { TestHolder } from "./pki";
import { sampleTranscript } from "./builders/transcript-data";
import type { SampleSigners } from "./builders/transcript-data";

const named = (holder: TestHolder) => ({ name: testSigner(holder).name, identity: testSigner(holder).identity.number });

/** The people of the test PKI in the places of a unit: two subject teachers, homeroom teacher, head, school. */
export const PKI_SIGNERS: SampleSigners = {
  subjectTeachers: [
    { key: "gvbm-1", ...named("teacher-1") },
    { key: "gvbm-2", ...named("teacher-2") },
  ],
  homeroom: named("homeroom"),
  head: { ...named("head"), title: "HIỆU TRƯỞNG" },
  schoolTaxCode: testSigner("school").identity.number,
};

export const pdfSample = (changes: Partial<TranscriptData> = {}): TranscriptData => sampleTranscript(PKI_SIGNERS, changes);

const HOLDERS = { gvcn: "homeroom", cbql: "head", phathanh: "school" } as const satisfies Record<string, TestHolder>;
const TIMES = { gvcn: "2026-05-30T08:02:47+07:00", cbql: "2026-05-30T08:15:02+07:00", phathanh: "2026-05-30T08:40:31+07:00" } as const;

/** A PDF with its first `count` signatures, each stage's bytes, and the signatures. */
export function signPdf(data: TranscriptData, tools: PdfTools, given: { count?: number; holders?: Partial<Record<keyof typeof HOLDERS, TestHolder>> } = {}) {
  const pdf = openPdf(data, tools);
  const stages = [pdf.bytes()];
  const signatures: SlotSignature[] = [];
  for (const slot of PDF_SLOTS.slice(0, given.count ?? PDF_SLOTS.length)) {
    const holder = testSigner(given.holders?.[slot] ?? HOLDERS[slot]);
    const signer = { slot, signingTime: TIMES[slot], certificate: holder.certificate, chain: holder.chain };
    const signature = { ...signer, value: holder.sign(pdf.prepare(signer).hash) };
    pdf.add(signature);
    signatures.push(signature);
    stages.push(pdf.bytes());
  }
  return { bytes: pdf.bytes(), stages, signatures };
}
