import { daysBetween, type Day } from "../vietnam-time";

export const CERTIFICATE_STATE_WORDS = {
  DECLARED: "Đã khai báo",
  SENT: "Đã trình cấp trên",
  APPROVED: "Đã phê duyệt",
  REVOKED: "Đã ngừng dùng",
} as const;
export type CertificateState = keyof typeof CERTIFICATE_STATE_WORDS;

/** How long before its end a certificate is worth a warning. Unit: days. Source: traps B20. */
export const WARN_DAYS = 30;

export type CertificateFate = { tone: "sealed" | "waiting" | "danger" | "plain"; words: string };

/** Where a certificate stands today, in a word: what ends it comes before what allows it. */
export function certificateFate(status: CertificateState, lastDay: Day, today: Day): CertificateFate {
  const left = daysBetween(today, lastDay);
  if (status === "REVOKED") return { tone: "plain", words: CERTIFICATE_STATE_WORDS.REVOKED };
  if (left < 0) return { tone: "danger", words: "Đã hết hạn" };
  if (left <= WARN_DAYS) return { tone: "waiting", words: `Còn ${left} ngày` };
  return { tone: status === "APPROVED" ? "sealed" : "waiting", words: CERTIFICATE_STATE_WORDS[status] };
}
