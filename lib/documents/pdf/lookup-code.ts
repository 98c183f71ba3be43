import { encode } from "uqr";
import { stream } from "./font-objects";

const SIDE = 100;

/**
 * The QR of an address as a form of 100 × 100 points, drawn as black runs.
 *
 * Error correction M; the mask is fixed, which spares weighing eight of them and keeps the drawing the same for ever.
 * Source: ISO/IEC 18004.
 */
export function lookupCode(address: string): string {
  const { data, size } = encode(address, { ecc: "M", border: 0, maskPattern: 2, boostEcc: false });
  const module = (SIDE / size).toFixed(5);
  let runs = `${module} 0 0 ${module} 0 0 cm`;
  for (const [line, row] of data.entries()) {
    const rest = ` ${size - 1 - line} `;
    for (let start = row.indexOf(true); start >= 0; ) {
      const end = row.indexOf(false, start);
      runs += `\n${start}${rest}${(end < 0 ? size : end) - start} 1 re`;
      start = end < 0 ? -1 : row.indexOf(true, end);
    }
  }
  return stream(`/Type /XObject /Subtype /Form /BBox [0 0 ${SIDE} ${SIDE}] /Resources << >>`, `${runs}\nf`);
}
