import type { BadgeTone } from "@/components/badge";
import { SLOT_ROLE_WORDS } from "@/lib/domain/transcript/document-kinds";
import type { ClassProgress } from "@/lib/server/transcripts/list-class-progress";

/** Where a class stands, in a word. */
export function progressBadge({ units, issued, sheetStatus, pupils }: ClassProgress): { tone: BadgeTone; words: string } {
  if (units > 0 && issued === units) return { tone: "sealed", words: issued < pupils ? "Đã phát hành một phần" : "Đã phát hành" };
  if (units > 0) return { tone: "info", words: "Đang ký" };
  return sheetStatus === "APPROVED" ? { tone: "waiting", words: "Chờ lập học bạ" } : { tone: "plain", words: "Chưa duyệt kết quả" };
}

/** The same in a sentence: who holds up what. */
export function progressWords({ units, issued, waiting, pupils, sheetStatus }: ClassProgress): string {
  if (units === 0) return sheetStatus === "APPROVED" ? `${pupils} học sinh, bảng tổng hợp cả năm đã duyệt` : `${pupils} học sinh, bảng tổng hợp cả năm chưa được duyệt`;
  const held = (["GVBM", "GVCN", "CBQL", "KY_PHAT_HANH"] as const).filter((role) => waiting[role] > 0).map((role) => `${waiting[role]} chờ ${SLOT_ROLE_WORDS[role].toLowerCase()}`);
  return [`${units} trong ${pupils} học sinh đã lập học bạ`, ...held, ...(issued > 0 ? [`${issued} đã phát hành`] : [])].join(" · ");
}
