import type { CertificateState } from "./certificate-words";
import { daysBetween, showDay, type Day } from "../vietnam-time";
import { WARN_DAYS } from "./certificate-words";
import { leftOutWords, type LeftOutCode, type LeftOutReason, type MandatoryField } from "./inclusion";

/** Who can mend an obstacle, and where in the portal. */
export type Mender = "CLERK" | "HOMEROOM" | "TEACHERS" | "HEAD" | "SIGNER" | "OFFICE";
export type MendingPlace = "PROFILE" | "SHEET" | "RESULTS" | "UNITS" | "CERTIFICATES" | null;

export const MENDER_WORDS = {
  CLERK: "Nhân viên học vụ",
  HOMEROOM: "Giáo viên chủ nhiệm",
  TEACHERS: "Giáo viên bộ môn, giáo viên chủ nhiệm",
  HEAD: "Hiệu trưởng",
  SIGNER: "Người ký",
  OFFICE: "Học vụ, văn thư",
} as const satisfies Record<Mender, string>;

/** `soon`: does not mend itself with the work of the year's end, so that it is worth mending weeks ahead. */
export type ReadinessItem = { code: string; words: string; by: Mender; place: MendingPlace; soon: boolean };

type Mend = Omit<ReadinessItem, "code" | "words">;
const ahead = (by: Mender, place: MendingPlace): Mend => ({ by, place, soon: true });
const inCourse = (by: Mender, place: MendingPlace): Mend => ({ by, place, soon: false });

/** Those for whom no unit is to be made, or one is made, have no obstacle. */
const MENDS: Record<LeftOutCode, Mend | null> = {
  MOVED_CLASS: null,
  TRANSFERRED: null,
  LEFT: null,
  UNIT_EXISTS: null,
  CLASS_NOT_APPROVED: inCourse("HEAD", "SHEET"),
  HELD_OUT: inCourse("HOMEROOM", "SHEET"),
  NOT_REVIEWED: inCourse("HEAD", "RESULTS"),
  SET_ASIDE: inCourse("HEAD", "RESULTS"),
  EARLIER_STILL_SIGNING: ahead("OFFICE", "UNITS"),
  NO_IDENTITY_NUMBER: ahead("CLERK", "PROFILE"),
  VALUES_MISSING: inCourse("TEACHERS", "SHEET"),
  NO_RESULT_UNDECIDED: inCourse("HEAD", "RESULTS"),
  RESULT_NOT_CONFIRMED: inCourse("HOMEROOM", "RESULTS"),
  PROMOTION_UNDECIDED: inCourse("HEAD", "RESULTS"),
  SIGNER_MISSING: ahead("HEAD", null),
  FIELD_MISSING: ahead("CLERK", "PROFILE"),
  UNPRINTABLE: ahead("CLERK", "PROFILE"),
};

/** What the homeroom teacher enters at the year's end; every other mandatory field stands in the profile. */
const ENTERED: readonly MandatoryField[] = ["heightCm", "weightKg", "qualitiesRemark", "generalRemark", "specificRemark", "overallRemark"];

/**
 * Every reason for which a pupil's record could not be made and sealed, with who can mend it and where.
 * The same reasons as when the units are made, told weeks ahead. Source: QĐ 1789, Đ.18, 20.5, 21, Phụ lục II; traps C.
 */
export const readinessOf = (reasons: readonly LeftOutReason[]): ReadinessItem[] =>
  reasons.flatMap(split).flatMap(({ reason, mend }) => (mend ? [{ code: reason.code, words: leftOutWords(reason), ...mend }] : []));

/** Fields of the profile and fields that are entered are mended by different people. */
function split(reason: LeftOutReason): { reason: LeftOutReason; mend: Mend | null }[] {
  if (reason.code !== "FIELD_MISSING") return [{ reason, mend: MENDS[reason.code] }];
  const [entered, kept] = [reason.fields.filter((field) => ENTERED.includes(field)), reason.fields.filter((field) => !ENTERED.includes(field))];
  return [
    ...(kept.length > 0 ? [{ reason: { ...reason, fields: kept }, mend: MENDS.FIELD_MISSING }] : []),
    ...(entered.length > 0 ? [{ reason: { ...reason, fields: entered }, mend: inCourse("HOMEROOM", "SHEET") }] : []),
  ];
}

export type SignerCertificate = { status: CertificateState; lastDay: Day; locked: boolean };

/** What keeps a signer's certificate from serving until the day of signing. Null when one serves. Source: QĐ 1789, Đ.8.1, 20.3; traps B20. */
export function certificateObstacle(certificates: readonly SignerCertificate[], needs: { approval: boolean; until: Day; today: Day }): string | null {
  const alive = certificates.filter(({ status, lastDay }) => status !== "REVOKED" && lastDay >= needs.today);
  const open = alive.filter(({ locked }) => !locked);
  const approved = needs.approval ? open.filter(({ status }) => status === "APPROVED") : open;
  const last = approved.map(({ lastDay }) => lastDay).sort().at(-1);
  if (alive.length === 0) return certificates.length === 0 ? "chưa khai báo chứng thư số" : "chứng thư số đã hết hạn hoặc ngừng dùng";
  if (open.length === 0) return "khóa ký đang bị khóa vì nhập sai PIN";
  if (last === undefined) return "chứng thư số chưa được hiệu trưởng ghi nhận phê duyệt";
  if (last < needs.until) return `chứng thư số hết hạn ngày ${showDay(last)}, trước hạn ký ${showDay(needs.until)}`;
  return daysBetween(needs.today, last) <= WARN_DAYS ? `chứng thư số sắp hết hạn, ngày ${showDay(last)}` : null;
}
