import { showDay, showInstant, vietnamDay } from "../vietnam-time";
import { lowerOf, type EvidenceLevel } from "./evidence-level";
import type { Words } from "./finding-words";
import type { EvidenceFacts, TimeStampFacts } from "./report";

/** How far the evidence of a file goes, as a clerk and a parent read it. */
export const EVIDENCE_LEVEL_WORDS = {
  B_B: { vi: "chưa có dấu thời gian (B-B)", en: "no time-stamp yet (B-B)" },
  B_T: { vi: "đã có dấu thời gian, chưa đủ dữ liệu xác minh (B-T)", en: "time-stamped, without all validation data (B-T)" },
  B_LT: { vi: "đã có dữ liệu xác minh, còn thiếu dấu thời gian lưu trữ (B-LT)", en: "with validation data, without an archive time-stamp (B-LT)" },
  B_LTA: { vi: "đủ (B-LTA)", en: "complete (B-LTA)" },
} as const satisfies Record<EvidenceLevel, Words>;

/** The level in one sentence, with the last time-stamp that holds. */
export function evidenceSentence(level: EvidenceLevel, last: { at: Date; authority: string } | null): Words {
  const { vi, en } = EVIDENCE_LEVEL_WORDS[level];
  if (last === null) return { vi: `Bằng chứng lâu dài: ${vi}`, en: `Long-term evidence: ${en}` };
  const at = showInstant(last.at);
  return { vi: `Bằng chứng lâu dài: ${vi}, dấu thời gian ${at} của ${last.authority}`, en: `Long-term evidence: ${en}, time-stamp of ${at} by ${last.authority}` };
}

/** One time-stamp as a line of its own. */
export function timeStampWords({ at, authority, ends }: TimeStampFacts): Words {
  if (at === null) return { vi: "Dấu thời gian không đọc được", en: "A time-stamp that cannot be read" };
  const [moment, end] = [showInstant(new Date(at)), ends === null ? "" : showDay(vietnamDay(ends))];
  return {
    vi: `Dấu thời gian ${moment} của ${authority} (chứng thư đến ${end})`,
    en: `Time-stamp of ${moment} by ${authority} (certificate until ${end})`,
  };
}

/** What a report says of evidence, in one sentence: the level, with the last time-stamp that holds. Null for a file that was not judged. */
export function evidenceWords(evidence: EvidenceFacts | undefined): Words | null {
  if (evidence === undefined) return null;
  const last = evidence.timeStamps.findLast(({ outcome }) => outcome === "PASSED");
  return evidenceSentence(evidence.level, last?.at ? { at: new Date(last.at), authority: last.authority } : null);
}

/** Of an issued unit: the levels of its two files, the last time-stamp, what is in the way. */
export type UnitEvidence = { pdfLevel: EvidenceLevel; xmlLevel: EvidenceLevel; stampedAt: Date | null; stampedBy: string | null; lastFault: string | null };

/** A unit has reached what both of its files have. */
export function unitEvidenceWords({ pdfLevel, xmlLevel, stampedAt, stampedBy, lastFault }: UnitEvidence): { level: EvidenceLevel; short: string; sentence: string; fault: string | null } {
  const level = lowerOf(pdfLevel, xmlLevel);
  const { vi } = evidenceSentence(level, stampedAt && { at: stampedAt, authority: stampedBy ?? "" });
  return { level, short: EVIDENCE_LEVEL_WORDS[level].vi, sentence: vi, fault: evidenceFaultWords(lastFault) };
}

/** Why evidence is not complete yet; each goes away by itself or says who must act. */
export const EVIDENCE_FAULT_WORDS = {
  NO_TIME_STAMP_SERVICE: "Chưa khai báo dịch vụ cấp dấu thời gian; quản trị khai báo rồi hệ thống tự hoàn tất.",
  TIME_STAMP_SERVICE_DOWN: "Dịch vụ cấp dấu thời gian chưa trả lời; hệ thống tự thử lại.",
  TIME_STAMP_NOT_ACCEPTED: "Dấu thời gian nhận được không dùng được; hệ thống tự thử lại với dịch vụ khai báo tiếp theo.",
  TIME_STAMP_SERVICE_ENDS: "Chứng thư của dịch vụ cấp dấu thời gian sắp hết hạn mà chưa có chứng thư mới; hệ thống tự thử lại.",
  STATUS_NOT_KNOWN: "Chưa lấy được tình trạng chứng thư của người ký hoặc của dịch vụ; hệ thống tự thử lại.",
  FILE_NOT_VALID: "Tệp lưu trữ không xác minh được; báo quản trị hệ thống.",
  UNEXPECTED: "Lỗi hệ thống khi hoàn tất bằng chứng; đã ghi vào nhật ký, hệ thống tự thử lại.",
} as const satisfies Record<string, string>;
export type EvidenceFault = keyof typeof EVIDENCE_FAULT_WORDS;

/** The sentence of a fault as it is stored; nothing for none. */
export const evidenceFaultWords = (code: string | null): string | null =>
  code === null ? null : (EVIDENCE_FAULT_WORDS[code as EvidenceFault] ?? EVIDENCE_FAULT_WORDS.UNEXPECTED);
