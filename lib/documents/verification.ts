import { notOurs } from "@/lib/domain/verification/report";
import type { FileFormat, Report } from "@/lib/domain/verification/report";
import { verifyPdf } from "./pdf/verify-pdf";
import type { VerifyOptions } from "./verification-options";
import { verifyXml } from "./xml/verify-xml";

/** What is needed to verify either format: a PDF is drawn again, with the same fonts. */
export type FileVerifyOptions = VerifyOptions & Parameters<typeof verifyPdf>[1];

/** Tells by the first bytes what a file says it is; names and content types are not believed. Returns null for neither. */
export function formatOf(bytes: Uint8Array): FileFormat | null {
  const start = String.fromCharCode(...bytes.subarray(0, 64));
  if (start.startsWith("%PDF-")) return "PDF";
  const unmarked = start.replace(/^(\u00ef\u00bb\u00bf|\u00fe\u00ff\u0000?|\u00ff\u00fe)/, "");
  return unmarked.trimStart().startsWith("<") ? "XML" : null;
}

/**
 * Verifies a file of either format.
 *
 * Never throws for any bytes. Source: QĐ 1789, Đ.12.
 */
export async function verifyFile(bytes: Uint8Array, options: FileVerifyOptions): Promise<Report> {
  if (bytes.length === 0) return notOurs(null, { code: "EMPTY" });
  const format = formatOf(bytes);
  if (format === "PDF") return verifyPdf(bytes, options);
  return format === "XML" ? verifyXml(bytes, options) : notOurs(null, { code: "NOT_XML_OR_PDF" });
}
