import { showDay, type Day } from "../domain/vietnam-time";

/** One line of the paper: who, what, from when to when. */
export type AssignmentLine = { name: string; code: string; what: string; validFrom: Day; validTo: Day | null };

/** A version of the assignment as the head signs it. */
export type AssignmentPaper = {
  id: string;
  school: string;
  year: string;
  number: string;
  revision: number;
  effectiveFrom: Day;
  reason: string;
  head: { name: string; code: string };
  ends: readonly (AssignmentLine & { lastDay: Day })[];
  begins: readonly AssignmentLine[];
};

/**
 * The paper in words, the same bytes for the same version: what the head reads is what the head signs.
 *
 * Shape: UTF-8 text in NFC, lines end with LF. Source: QĐ 1789, Đ.20.2; trap A6; docs/decisions/175-the-assignment-is-a-signed-paper.md.
 */
export function assignmentBytes(paper: AssignmentPaper): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${linesOf(paper).join("\n")}\n`.normalize("NFC"));
}

function linesOf({ id, school, year, number, revision, effectiveFrom, reason, head, ends, begins }: AssignmentPaper): string[] {
  return [
    "PHÂN CÔNG NHÂN SỰ PHỤ TRÁCH SỔ THEO DÕI VÀ HỌC BẠ SỐ",
    `Trường: ${line(school)}`,
    `Năm học: ${year}`,
    `Số: ${line(number)} (lần ${revision})`,
    `Có hiệu lực từ: ${showDay(effectiveFrom)}`,
    `Lý do: ${line(reason)}`,
    "Căn cứ: Điều 20 khoản 2 Quy chế ban hành kèm Quyết định 1789/QĐ-SGDĐT",
    "",
    `THÔI NHIỆM VỤ (${ends.length})`,
    ...ends.map((one, index) => `${index + 1}. ${who(one)}: ${one.what}; ${one.lastDay < one.validFrom ? `không bắt đầu (đã định từ ${showDay(one.validFrom)})` : `đến hết ngày ${showDay(one.lastDay)}`}`),
    "",
    `GIAO NHIỆM VỤ (${begins.length})`,
    ...begins.map((one, index) => `${index + 1}. ${who(one)}: ${one.what}; từ ngày ${showDay(one.validFrom)} ${one.validTo === null ? "cho đến khi có phân công khác" : `đến hết ngày ${showDay(one.validTo)}`}`),
    "",
    `Người quyết định: Hiệu trưởng ${who(head)}`,
    `Mã bản phân công: ${id}`,
  ];
}

const who = ({ name, code }: { name: string; code: string }): string => `${line(name)} (mã ${code})`;

/** What people typed stays on its line, so that nobody types another line of the paper. */
const line = (text: string): string => text.replace(/\s+/gu, " ").trim();
