import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { FACES } from "./object-numbers";
import type { FaceName } from "./object-numbers";
import { makePdfTools } from "./pdf-tools";
import type { PdfTools } from "./pdf-tools";

/**
 * The tools of the PDF for Node: the committed fonts and OpenSSL's SHA-256. Make them once per process.
 *
 * `root`: the folder that holds public/.
 */
export async function loadPdfTools(root: string = process.cwd()): Promise<PdfTools> {
  const folder = join(root, "public", "fonts", "paper");
  const read = async (face: FaceName) => ({
    file: new Uint8Array(await readFile(join(folder, `tinos-${face}.ttf`))),
    packed: new Uint8Array(await readFile(join(folder, `tinos-${face}.ttf.zlib`))),
  });
  const [regular, bold, italic] = await Promise.all(FACES.map(read));
  if (!regular || !bold || !italic) throw new Error("A face of the document font is missing");
  return makePdfTools({ fonts: { regular, bold, italic }, sha256: nodeSha256, createHash: () => createHash("sha256") });
}
