import type { Actor } from "../people/actor";
import { decide } from "../people/permissions";
import type { Decision, PupilStanding } from "./pupil-move";

/** Half-days missed at the old school in this year, before the pupil came: of the year, and not ours to take back. */
export type MissedElsewhere = { school: string; withLeave: number; withoutLeave: number };

/** Most days that a year can hold; two half-days are a day. */
const MOST_DAYS = 200;

/** Days as a paper has them ("3", "2,5") in half-days. Returns null when it is no number of whole or half days. */
export function parseDays(typed: string): number | null {
  const plain = typed.trim().replace(",", ".");
  if (!/^\d{1,3}(\.[05])?$/.test(plain) || Number(plain) > MOST_DAYS) return null;
  return Number(plain) * 2;
}

/** Half-days as days: "2,5". */
export const daysWords = (sessions: number): string => String(sessions / 2).replace(".", ",");

/** "3 ngày (có phép 2,5, không phép 0,5) ở Trường Tiểu học A". */
export const missedWords = ({ school, withLeave, withoutLeave }: MissedElsewhere): string =>
  `${daysWords(withLeave + withoutLeave)} ngày (có phép ${daysWords(withLeave)}, không phép ${daysWords(withoutLeave)}) ở ${school}`;

/**
 * May what the old school counted be written down now? As long as the class's own count of the year is open: the homeroom
 * teacher certifies the number of days with it.
 *
 * Source: QĐ 1789, Đ.22.1c, 31.5; traps B2.
 */
export function decideMissedElsewhere(actor: Actor, { classId, hasSchool, pupil }: { classId: string; hasSchool: boolean; pupil: PupilStanding }): Decision {
  const right = decide(actor, "pupil.receive", { classId });
  if (!right.ok) return { ok: false, code: right.reason, detail: "" };
  if (!hasSchool) return { ok: false, code: "INHERIT_NO_SCHOOL", detail: "" };
  if (!pupil.place) return { ok: false, code: "PUPIL_FROZEN", detail: "" };
  return pupil.place.class.certified ? { ok: false, code: "SHEET_LOCKED", detail: "" } : { ok: true };
}
