import { strToU8, zipSync } from "fflate";
import { toHex } from "@/lib/signing/bytes";

/** A file of a package. `about`: what it is, in one line of its list. */
export type PackedFile = { path: string; bytes: Uint8Array; about: string };

/** `heading`: the first lines of the list; `missing`: what a reader would look for and does not find. */
export type PackageFacts = { heading: readonly string[]; missing: readonly string[] };

/** The newest bytes are what counts: the same files give the same package. */
const STAMP = { mtime: "1980-01-01T12:00:00" } as const;
export const LIST_NAME = "danh-muc.txt";
export const SUMS_NAME = "SHA256SUMS.txt";

/**
 * Packs files with a list that people read and one that `sha256sum -c` reads: whoever receives the package can tell whether all of
 * it arrived as it was sent. The list is no signature: what proves a học bạ are the signatures inside its files.
 *
 * Shape: a ZIP; the list is UTF-8 with a byte order mark and CRLF, for the editors of school offices.
 */
export function packHandOver(files: readonly PackedFile[], facts: PackageFacts, sha256: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  const listed = files.map((file) => ({ ...file, digest: toHex(sha256(file.bytes)) }));
  const list = [
    ...facts.heading,
    "",
    `Trong bộ có ${files.length} tệp:`,
    ...listed.flatMap(({ path, about, digest }, index) => ["", `${index + 1}. ${path}`, `   ${about}`, `   SHA-256: ${digest}`]),
    ...(facts.missing.length > 0 ? ["", "Không có trong bộ:", ...facts.missing.map((one) => `- ${one}`)] : []),
    "",
    `Kiểm tra tệp có nguyên vẹn không: tính SHA-256 của từng tệp rồi so với danh mục này, hoặc chạy sha256sum -c ${SUMS_NAME}.`,
  ];
  const parts: [string, Uint8Array][] = [
    [LIST_NAME, strToU8(`\ufeff${list.join("\r\n")}\r\n`)],
    [SUMS_NAME, strToU8(listed.map(({ path, digest }) => `${digest}  ${path}\n`).join(""))],
    ...files.map(({ path, bytes }): [string, Uint8Array] => [path, bytes]),
  ];
  return zipSync(Object.fromEntries(parts.map(([path, bytes]) => [path, [bytes, STAMP]])), { level: 6 });
}
