import type { ErrorCode } from "../refusal-words";

/** One place for a signature as its signer was shown it. digest: SHA-256 of the unit's data, hex. */
export type ShownItem = { slotId: string; unitId: string; digest: string };

/** That place as it is now. replaced: another unit of the same pupil and year has taken the place of this one. */
export type ItemNow = { unitStatus: string; signed: boolean; digest: string; replaced: boolean };

/** SAME: it can be signed as shown. ALTERED: the content is another under the same code, which no step of the portal does. */
export type Became = "SAME" | "SIGNED" | "REPLACED" | "WITHDRAWN" | "ALTERED";

/** What became of something that was shown for signing. */
export function whatBecame(shown: ShownItem, now: ItemNow): Became {
  if (now.digest !== shown.digest) return "ALTERED";
  if (now.signed) return "SIGNED";
  if (now.unitStatus === "SIGNING") return "SAME";
  return now.replaced ? "REPLACED" : "WITHDRAWN";
}

/** The refusal with which a batch leaves out what is no longer as it was shown. */
export const BECAME_REFUSALS = {
  SIGNED: "SLOT_SIGNED",
  REPLACED: "CHANGED_SINCE_PREVIEW",
  WITHDRAWN: "UNIT_NOT_SIGNING",
  ALTERED: "CHANGED_SINCE_PREVIEW",
} as const satisfies Record<Exclude<Became, "SAME">, ErrorCode>;

export const BECAME_WORDS = {
  SIGNED: "Đã ký.",
  REPLACED: "Đã rút và lập lại; bản mới khác ở những mục dưới đây.",
  WITHDRAWN: "Đã rút, chưa lập lại.",
  ALTERED: "Nội dung không còn đúng như khi lập học bạ. Mời báo quản trị; không ký bản này.",
} as const satisfies Record<Exclude<Became, "SAME">, string>;
