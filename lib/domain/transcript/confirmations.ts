import type { SigningKey } from "@/lib/signing/signing-key";

/** How the owner of a key says yes to a batch. */
export type Confirm = SigningKey["confirm"];

/** A batch as its key is asked for it. files: signed of each record. decision: whether its manifest is still to be signed. */
export type Asked = { confirm: Confirm; maxBatch: number; records: number; files: number; decision: boolean };

/** How many records one confirmation covers; with the manifest beside them when `decision`. 0: not one has room. */
export const recordsInOne = ({ maxBatch, files, decision }: Pick<Asked, "maxBatch" | "files" | "decision">): number => Math.floor((maxBatch - (decision ? 1 : 0)) / files);

/**
 * How often the owner is asked elsewhere: on a phone, or for a one-time code. One PIN, typed once, is enough for any other key.
 *
 * Source: docs/decisions/181-one-confirmation-covers-the-decision-too.md.
 */
export const confirmationsOf = (asked: Asked): number => (asked.confirm === "pin" || asked.confirm === "token" ? 1 : authorisationsOf(asked));

/**
 * How often a provider has to authorise the key. The manifest goes with the first records; alone only where one authorisation is too narrow
 * for both. A key at hand has no such limit: once.
 *
 * Source: CSC API v1.0.4.0 §11.6 (numSignatures, hash); docs/decisions/185-one-pin-few-authorisations.md.
 */
export function authorisationsOf({ maxBatch, records, files, decision }: Omit<Asked, "confirm">): number {
  const [first, next] = [recordsInOne({ maxBatch, files, decision }), recordsInOne({ maxBatch, files, decision: false })];
  if (next === 0) return records * files + (decision ? 1 : 0);
  return first === 0 ? 1 + Math.ceil(records / next) : 1 + Math.ceil(Math.max(0, records - first) / next);
}

/** The same to the signer before it begins: once for everything, or how often and why. */
export function confirmationWords(asked: Asked): string {
  const times = asked.confirm === "token" ? 1 : authorisationsOf(asked);
  const { confirm, maxBatch, records, files, decision } = asked;
  if (confirm === "token") return "Một lần xác nhận cho tất cả. PIN chỉ nhập ở phần mềm ký trên máy này, ở bước sau.";
  if (confirm === "pin" && times === 1) return "Một lần xác nhận cho tất cả. PIN chỉ dùng cho đợt này, không được lưu lại.";
  const byPhone = confirm === "app";
  if (times === 1) return byPhone ? "Điện thoại chỉ hỏi một lần cho tất cả." : "Một mã OTP cho tất cả.";
  const why = `nhà cung cấp cho nhiều nhất ${maxBatch} chữ ký mỗi lần, đợt này cần ${records * files + (decision ? 1 : 0)} (mỗi học bạ ${files} tệp${decision ? ", thêm biên bản" : ""})`;
  if (confirm === "pin") return `PIN chỉ nhập một lần, chỉ dùng cho đợt này và không được lưu lại. Hệ thống gửi PIN tới nhà cung cấp ${times} lần: ${why}.`;
  return byPhone ? `Điện thoại sẽ hỏi ${times} lần: ${why}.` : `Cần ${times} mã OTP, mỗi mã cho một phần: ${why}.`;
}
