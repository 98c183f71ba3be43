import type { Day } from "../vietnam-time";
import type { DutyKind } from "./actor";

/** From when to when something holds; both days included, null means until further notice. */
export type Validity = { validFrom: Day; validTo: Day | null };

/** Whether a dated thing (a duty, a delegation, a guardianship) holds on a day. Source: QĐ 1789, Đ.14.5, 20.2, 32.6. */
export const isInForce = ({ validFrom, validTo }: Validity, day: Day): boolean => validFrom <= day && (validTo === null || day <= validTo);

/** Those of a list that hold on a day. */
export const inForceOn = <T extends Validity>(list: readonly T[], day: Day): T[] => list.filter((item) => isInForce(item, day));

/** Two duties that no one may hold together: who manages the accounts touches no result. Source: QĐ 1789, Đ.5.3c. */
export const mayHoldTogether = (kinds: readonly DutyKind[]): boolean =>
  !kinds.includes("ADMINISTRATOR") || kinds.every((kind) => kind === "ADMINISTRATOR");

export const DUTY_WORDS = {
  SUBJECT_TEACHER: "Giáo viên bộ môn",
  HOMEROOM_TEACHER: "Giáo viên chủ nhiệm",
  DEPARTMENT_LEAD: "Tổ trưởng chuyên môn",
  HEAD: "Hiệu trưởng",
  DEPUTY_HEAD: "Phó hiệu trưởng",
  ACADEMIC_CLERK: "Nhân viên học vụ",
  SEAL_CLERK: "Văn thư",
  ADMINISTRATOR: "Quản trị hệ thống",
} as const satisfies Record<DutyKind, string>;
