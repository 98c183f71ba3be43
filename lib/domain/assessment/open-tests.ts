import type { AttemptKind } from "./attempts";
import type { SubjectLevel, YearResult } from "./levels";
import type { Period } from "./periods";
import type { RuleSet } from "./rule-set";
import { floorOf } from "./rule-set";
import type { SubjectCode } from "./subjects";

/** A subject of one pupil in a period, as far as another test can follow from it. */
export type TestedSubject = {
  subject: SubjectCode;
  tested: boolean; // has a periodic test here
  kind: AttemptKind | null; // of the attempt that counts now; null: nothing entered yet
  level: SubjectLevel | null;
  mark: number | null;
  absentReason: string | null;
  retestAgreed: boolean; // the school has agreed to another test, which has not been made
};

/** A test that still has to be taken, of which kind, and why in one phrase. */
export type OpenTest = { subject: SubjectCode; kind: Exclude<AttemptKind, "FIRST">; why: string };

/**
 * The tests a pupil still has to take in a period: missed ones, agreed repetitions, and at the year's end
 * what a year that is not completed asks for: first by the teacher, then by the head.
 *
 * `year`: the year's result as it stands, null while it is not there. A subject has at most one open test.
 * Source: TT 27/2020, Đ.7.1d, 11.1b, 11.1c; traps A12, C.
 */
export function openTests(subjects: readonly TestedSubject[], { period, year }: { period: Period; year: YearResult | null }, rules: RuleSet): OpenTest[] {
  const floor = floorOf(rules, "DONE");
  return subjects.flatMap((one): OpenTest[] => {
    const { subject, mark, absentReason } = one;
    if (one.tested && mark === null && absentReason !== null) return [{ subject, kind: "MAKE_UP", why: `Vắng kiểm tra: ${absentReason}` }];
    if (one.retestAgreed) return [{ subject, kind: "RETEST", why: "Nhà trường đã đồng ý cho kiểm tra lại" }];
    const why = period === "CN" && year === "NOT_DONE" ? failing(one, floor) : "";
    if (why === "" || one.kind === "HEAD") return [];
    return [{ subject, kind: one.kind === "SUPPLEMENTARY" ? "HEAD" : "SUPPLEMENTARY", why }];
  });
}

/** What keeps a subject from being completed, in words; nothing when it is. */
const failing = ({ level, mark }: TestedSubject, floor: number): string =>
  [level === "C" ? "Mức Chưa hoàn thành" : "", mark !== null && mark < floor ? `điểm ${mark} (cần từ ${floor})` : ""].filter(Boolean).join(", ");
