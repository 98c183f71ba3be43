import { showInstant } from "../vietnam-time";

export const SERVICE_KIND_WORDS = {
  TSA: "Dấu thời gian (TSA)",
  OCSP: "Trạng thái chứng thư (OCSP)",
  CRL: "Danh sách thu hồi (CRL)",
} as const;

export type ServiceHealth = { enabled: boolean; lastOkAt: Date | null; lastFaultAt: Date | null };

/** How a service went when it was asked last, in a word. */
export function serviceState({ enabled, lastOkAt, lastFaultAt }: ServiceHealth): { tone: "sealed" | "danger" | "plain"; words: string } {
  if (!enabled) return { tone: "plain", words: "Đang tắt" };
  if (lastFaultAt !== null && (lastOkAt === null || lastFaultAt > lastOkAt)) return { tone: "danger", words: `Không trả lời lúc ${showInstant(lastFaultAt)}` };
  return lastOkAt === null ? { tone: "plain", words: "Chưa hỏi lần nào" } : { tone: "sealed", words: `Trả lời lúc ${showInstant(lastOkAt)}` };
}
