import { showInstant } from "../vietnam-time";

/** What was found of a certificate around a batch. asOf: ISO 8601, the day of the answer. */
export type StatusFound = { status: "GOOD" | "REVOKED" | "UNKNOWN"; source: "OCSP" | "CRL" | null; asOf: string | null };

/** One sentence for the batch's page. Unknown is not good, and is said so. */
export function statusSentence(when: "before" | "after", { status, source, asOf }: StatusFound): string {
  const at = asOf === null ? null : new Date(asOf);
  const by = source === null || at === null ? "" : ` (${source}, ${showInstant(at)})`;
  const moment = when === "before" ? "Trước khi ký" : "Sau khi ký";
  if (status === "GOOD") return `${moment}: chứng thư còn hiệu lực${by}.`;
  if (status === "REVOKED") return `${moment}: chứng thư đã bị thu hồi${by}. Những gì ký trước lúc thu hồi vẫn giữ giá trị; mời báo hiệu trưởng.`;
  return `${moment}: chưa hỏi được trạng thái chứng thư; bằng chứng được bổ sung sau.`;
}
