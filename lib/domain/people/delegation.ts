import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { Day } from "../vietnam-time";
import type { DelegationScope } from "./actor";
import { isInForce, type Validity } from "./duties";

export const DELEGATION_WORDS = {
  CLASS_YEAR: "Duyệt bảng tổng hợp của lớp (KT. hiệu trưởng)",
  YEARLY_UNIT: "Ký học bạ từng năm (KT. hiệu trưởng)",
} as const satisfies Record<DelegationScope, string>;

/** What the head wants to give, and what that deputy has of the same kind. */
export type DelegationWish = Validity & { toKinds: readonly string[]; same: readonly (Validity & { endedAt: Date | null })[] };

/**
 * The head gives a deputy the power to sign in the head's place, by a paper, from a day to a day: never backwards in time, and
 * once at a time.
 *
 * Source: QĐ 1789, Đ.14.6, 20.5c; traps A5, B14.
 */
export function decideDelegation({ validFrom, validTo, toKinds, same }: DelegationWish, today: Day): Result<true, ErrorCode> {
  if (!toKinds.includes("DEPUTY_HEAD")) return no("DELEGATION_TO_DEPUTY");
  if (validFrom < today || (validTo !== null && validTo < validFrom)) return no("DELEGATION_DATES");
  const meets = same.some((other) => other.endedAt === null && (other.validTo === null || other.validTo >= validFrom) && (validTo === null || other.validFrom <= validTo));
  return meets ? no("DELEGATION_TWICE") : yes(true);
}

export type DelegationState = "COMING" | "IN_FORCE" | "OVER" | "TAKEN_BACK";
export const DELEGATION_STATE_WORDS = { COMING: "Chưa đến ngày", IN_FORCE: "Đang có hiệu lực", OVER: "Đã hết hạn", TAKEN_BACK: "Đã chấm dứt sớm" } as const satisfies Record<DelegationState, string>;

/** It ends by itself after its last day, or at the moment it is taken back. */
export function delegationState(delegation: Validity & { endedAt: Date | null }, today: Day): DelegationState {
  if (delegation.endedAt !== null) return "TAKEN_BACK";
  if (isInForce(delegation, today)) return "IN_FORCE";
  return delegation.validFrom > today ? "COMING" : "OVER";
}
