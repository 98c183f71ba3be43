import { addDays, daysBetween, showDay, type Day } from "../vietnam-time";
import type { CertificateState } from "./certificate-words";
import { WARN_DAYS } from "./certificate-words";

/** What a person still has to sign, and by when. */
export type SigningDeadline = { on: Day; what: string };

/** A certificate on the radar. lastTrial: the day a ký thử succeeded last; null: never. */
export type OnRadar = { status: CertificateState; lastDay: Day; lastTrial: Day | null; deadlines: readonly SigningDeadline[] };

export type RadarFinding = { code: "ENDS_BEFORE" | "ENDS_SOON" | "NEVER_TRIED"; words: string };

/** A ký thử is worth something for a while: PINs are forgotten over a summer. Unit: days. */
export const TRIAL_COUNTS_DAYS = 180;

/**
 * What will keep a certificate from serving at the deadlines ahead, while there is still time to renew it or to try it.
 *
 * Source: traps B20 (warned thirty days before), C (ký thử in April); QĐ 1789, Đ.8.1.
 */
export function radarOf({ status, lastDay, lastTrial, deadlines }: OnRadar, today: Day): RadarFinding[] {
  if (status === "REVOKED") return [];
  const ahead = deadlines.filter(({ on }) => on >= today).toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const missed = ahead.find(({ on }) => on > lastDay);
  const left = daysBetween(today, lastDay);
  const findings: RadarFinding[] = [];
  if (missed) findings.push({ code: "ENDS_BEFORE", words: left < 0 ? `Đã hết hạn ngày ${showDay(lastDay)}; còn phải ${missed.what} trước ${showDay(missed.on)}.` : `Hết hạn ngày ${showDay(lastDay)}, trước hạn ${missed.what} (${showDay(missed.on)}).` });
  else if (left >= 0 && left <= WARN_DAYS) findings.push({ code: "ENDS_SOON", words: `Còn ${left} ngày thì hết hạn (${showDay(lastDay)}).` });
  const tried = lastTrial !== null && addDays(lastTrial, TRIAL_COUNTS_DAYS) >= today;
  if (!tried && left >= 0 && ahead.length > 0) findings.push({ code: "NEVER_TRIED", words: lastTrial === null ? "Chưa ký thử lần nào." : `Ký thử lần cuối ngày ${showDay(lastTrial)}, nên thử lại.` });
  return findings;
}
