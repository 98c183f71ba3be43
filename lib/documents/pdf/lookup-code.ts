import { correction, generate, mode } from "lean-qr";
import type { PdfBody } from "@/lib/signing/pades-revision";
import { stream } from "./font-objects";

const SIDE = 100;
const encoder = new TextEncoder();

/**
 * The QR of an address as a form of 100 × 100 points, drawn as black runs.
 *
 * Error correction M; the mask is fixed, which spares weighing eight of them and keeps the drawing the same for ever.
 * Source: ISO/IEC 18004 (byte mode).
 */
export function lookupCode(address: string): PdfBody {
  const code = generate(mode.bytes(encoder.encode(address)), { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M, mask: 2 });
  const { size } = code;
  const module = (SIDE / size).toFixed(5);
  let runs = `${module} 0 0 ${module} 0 0 cm`;
  for (let line = 0; line < size; line += 1) {
    const rest = ` ${size - 1 - line} `;
    for (let start = 0; start < size; start += 1) {
      if (!code.get(start, line)) continue;
      let end = start + 1;
      while (code.get(end, line)) end += 1; // false beyond the edge
      runs += `\n${start}${rest}${end - start} 1 re`;
      start = end;
    }
  }
  return stream(`/Type /XObject /Subtype /Form /BBox [0 0 ${SIDE} ${SIDE}] /Resources << >>`, `${runs}\nf`);
}
