import { unzipSync } from "fflate";
import type { ExcelFault } from "@/lib/domain/records/excel-fault";
import { no, yes, type Result } from "@/lib/domain/result";

/** Unit: bytes. The largest file that is opened at all. */
export const MOST_FILE_BYTES = 5 * 1024 * 1024;
const MOST_PARTS = 200;
const MOST_TEXT_BYTES = 12 * 1024 * 1024; // of all parts we read, unzipped; a class is 0.2 MB, a whole school 4 MB
const READ = /^(?:\[Content_Types\]\.xml|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/;

/** The parts of an Excel file that we read, as text, by path. */
export type Parts = ReadonlyMap<string, string>;

/**
 * Unzips what is read of an Excel file. Sizes are judged before anything is unzipped, and a part is never unzipped
 * beyond the size its archive declares: a zip bomb costs nothing.
 */
export function openPackage(bytes: Uint8Array): Result<Parts, ExcelFault> {
  if (bytes.length === 0) return no("EMPTY");
  if (bytes.length > MOST_FILE_BYTES) return no("TOO_LARGE");
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return no("OLD_OR_LOCKED");
  if (!startsWith(bytes, [0x50, 0x4b])) return no("NOT_EXCEL");
  let parts = 0;
  let size = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        parts += 1;
        if (!READ.test(name)) return false;
        size += originalSize;
        return parts <= MOST_PARTS && size <= MOST_TEXT_BYTES;
      },
    });
  } catch {
    return no("BROKEN");
  }
  if (parts > MOST_PARTS || size > MOST_TEXT_BYTES) return no("TOO_MUCH");
  return decodeAll(files);
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);

/** Parts are UTF-8; a document type or entities of its own have no place in them. */
function decodeAll(files: Record<string, Uint8Array>): Result<Parts, ExcelFault> {
  const texts = new Map<string, string>();
  for (const [path, bytes] of Object.entries(files)) {
    const text = decode(bytes);
    if (text === null || text.includes("<!DOCTYPE") || text.includes("<!ENTITY")) return no("BROKEN");
    texts.set(path, text);
  }
  return texts.has("xl/workbook.xml") ? yes(texts) : no("NOT_EXCEL");
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
