import { no, yes, type Result } from "../result";

/** States of a đơn vị học bạ. Nothing is ever deleted; a unit ends in a state. */
export const UNIT_STATUSES = ["SIGNING", "ISSUED", "WITHDRAWN", "REVOKED", "REPLACED"] as const;
export type UnitStatus = (typeof UNIT_STATUSES)[number];

type Step = { from: readonly UnitStatus[]; to: UnitStatus; reason: boolean; source: string };

/**
 * The whole life of a unit; what is not listed cannot happen. After issue its content is never changed:
 * a mistake ends the unit, and a new one with a new code takes its place.
 *
 * Source: QĐ 1789, Đ.20.5d, 21.3–21.6; CV 2088, III.3.
 */
export const UNIT_LIFE = {
  issue: { from: ["SIGNING"], to: "ISSUED", reason: false, source: "QĐ 1789, Đ.20.5d" },
  withdraw: { from: ["SIGNING"], to: "WITHDRAWN", reason: true, source: "QĐ 1789, Đ.25.2(3): hủy bỏ mã đã đăng ký" },
  revoke: { from: ["ISSUED"], to: "REVOKED", reason: true, source: "QĐ 1789, Đ.21.4, 21.6; CV 2088, III.3" },
  replace: { from: ["REVOKED"], to: "REPLACED", reason: false, source: "QĐ 1789, Đ.21.4, 21.6" },
} as const satisfies Record<string, Step>;

export type UnitStep = keyof typeof UNIT_LIFE;

/** The next state, or why this step cannot happen from here. */
export function decideUnitStep(step: UnitStep, status: UnitStatus, reason?: string): Result<UnitStatus, "UNIT_STATE" | "REASON_NEEDED"> {
  const { from, to, reason: needed }: Step = UNIT_LIFE[step];
  if (!from.includes(status)) return no("UNIT_STATE");
  if (needed && !reason?.trim()) return no("REASON_NEEDED");
  return yes(to);
}

export const UNIT_STATUS_WORDS = {
  SIGNING: "Đang ký",
  ISSUED: "Đã phát hành",
  WITHDRAWN: "Đã rút trước khi phát hành",
  REVOKED: "Đã thu hồi",
  REPLACED: "Đã được thay thế",
} as const satisfies Record<UnitStatus, string>;
