import "server-only";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import { openPdf } from "@/lib/documents/pdf/open-pdf";
import type { PdfTools } from "@/lib/documents/pdf/pdf-tools";
import { openXml } from "@/lib/documents/xml/open-xml";
import type { Prepared, SlotSignature, SlotSigner, TranscriptData } from "@/lib/documents/transcript-data";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import type { FileFormat } from "../db/client/enums";

/** One of the two files of a unit, open for its next signature. */
export type OpenPaper = {
  prepare(next: SlotSigner): Prepared;
  add(signature: SlotSignature): void;
  bytes(): Uint8Array;
};

let tools: Promise<PdfTools> | null = null;

/** Fonts and the shared beginning of all PDFs, read once per process. */
export const pdfTools = (): Promise<PdfTools> => (tools ??= loadPdfTools());

/**
 * Rebuilds a file of a unit from its snapshot and the signatures it carries so far, in signing order.
 * Nothing in between is ever stored: the snapshot and the raw signatures are the truth.
 */
export async function openPaper(format: FileFormat, data: TranscriptData, done: readonly SlotSignature[]): Promise<OpenPaper> {
  const paper = format === "XML" ? openXml(data, nodeSha256) : openPdf(data, await pdfTools());
  for (const signature of done) paper.add(signature);
  return paper;
}
