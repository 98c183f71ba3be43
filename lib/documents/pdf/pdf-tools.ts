import type { Sha256 } from "@/lib/signing/crypto";
import { runningHashOf } from "@/lib/signing/pades-digest";
import type { CreateHash, RunningHash } from "@/lib/signing/pades-digest";
import { readFontFace } from "./font-face";
import { FACES } from "./object-numbers";
import type { FaceName } from "./object-numbers";
import { writeSkeleton } from "./skeleton";
import type { FontFaces, Skeleton } from "./skeleton";

/** The two files of a cut face in public/fonts/paper. */
export type FontFiles = Record<FaceName, { file: Uint8Array; packed: Uint8Array }>;

/** Everything that drawing and signing take from outside, made once and used for any number of documents. */
export type PdfTools = {
  fonts: FontFaces;
  skeleton: Skeleton;
  skeletonHash: RunningHash; // state after the skeleton's bytes; copied, never changed
  sha256: Sha256;
};

const FACE_NAMES: Record<FaceName, string> = { regular: "Tinos-Regular", bold: "Tinos-Bold", italic: "Tinos-Italic" };

/**
 * Prepares the tools: reads the fonts, writes the shared beginning of all files and hashes it.
 *
 * `createHash` lets nothing be hashed twice; without it `sha256` alone does.
 */
export function makePdfTools(given: { fonts: FontFiles; sha256: Sha256; createHash?: CreateHash }): PdfTools {
  const faces = FACES.map((face) => [face, readFontFace(FACE_NAMES[face], given.fonts[face].file, given.fonts[face].packed)] as const);
  const [regular, bold, italic] = faces.map(([, face]) => face);
  if (!regular || !bold || !italic) throw new Error("A face of the document font is missing");
  const fonts = { regular, bold, italic };
  const skeleton = writeSkeleton(fonts);
  const skeletonHash = (given.createHash ?? runningHashOf(given.sha256))();
  skeletonHash.update(skeleton.bytes);
  return { fonts, skeleton, skeletonHash, sha256: given.sha256 };
}
