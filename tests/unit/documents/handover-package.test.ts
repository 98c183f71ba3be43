import { strFromU8, strToU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { LIST_NAME, packHandOver, SUMS_NAME, type PackedFile } from "@/lib/documents/handover-package";
import { nodeSha256 } from "@/lib/signing/node-crypto";

const FILES: readonly PackedFile[] = [
  { path: "ket-qua.pdf", bytes: strToU8("abc"), about: "Kết quả đánh giá" },
  { path: "hoc-ba/2024-2025/hoc-ba.xml", bytes: new Uint8Array(), about: "Học bạ số" },
];
const pack = (missing: readonly string[] = []) => packHandOver(FILES, { heading: ["BỘ HỒ SƠ", "Học sinh: Trần Thị Ơn"], missing }, nodeSha256);

test("a package lists every file with its SHA-256, in words and for sha256sum", () => {
  const files = unzipSync(pack());
  expect(Object.keys(files).sort()).toEqual([SUMS_NAME, LIST_NAME, "hoc-ba/2024-2025/hoc-ba.xml", "ket-qua.pdf"].sort());
  // FIPS 180-4, the examples: "abc" and nothing.
  expect(strFromU8(files[SUMS_NAME] ?? new Uint8Array())).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  ket-qua.pdf\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  hoc-ba/2024-2025/hoc-ba.xml\n",
  );
  expect([...(files[LIST_NAME] ?? [])].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  const list = strFromU8(files[LIST_NAME] ?? new Uint8Array());
  expect(list.startsWith("BỘ HỒ SƠ\r\nHọc sinh: Trần Thị Ơn\r\n")).toBe(true);
  expect(list).toContain("2. hoc-ba/2024-2025/hoc-ba.xml\r\n   Học bạ số\r\n   SHA-256: e3b0c442");
  expect(list).not.toContain("Không có trong bộ");
});

test("what is not in it is named, and the same files give the same bytes", () => {
  expect(strFromU8(unzipSync(pack(["Năm học 2023-2024, lớp 1A: học bạ giấy"]))[LIST_NAME] ?? new Uint8Array())).toContain("Không có trong bộ:\r\n- Năm học 2023-2024, lớp 1A: học bạ giấy");
  expect(pack()).toEqual(pack());
});
