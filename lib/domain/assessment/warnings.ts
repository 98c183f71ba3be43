import type { SubjectLevel } from "./levels";
import type { Period } from "./periods";
import { floorOf, type RuleSet } from "./rule-set";

/**
 * A sentence when level and mark of a subject look at odds, or null. It explains and never blocks:
 * the level rests on the whole course of learning, the mark on one test.
 *
 * Source: TT 27/2020, Đ.7.1a, 7.1d (an abnormal result may be tested again at CK1 and CN), 9.2a.
 */
export function levelMarkWarning(level: SubjectLevel | null, mark: number | null, period: Period, rules: RuleSet): string | null {
  if (level === null || mark === null) return null;
  const [done, wellDone] = [floorOf(rules, "DONE"), floorOf(rules, "WELL_DONE")];
  if (level === "T" && mark < wellDone) return `Mức T với điểm ${mark}: muốn xếp Hoàn thành tốt cả năm, điểm cuối năm cần từ ${wellDone}.`;
  if (level === "H" && mark < done) return `Mức H với điểm ${mark}: điểm cuối năm dưới ${done} thì cả năm là Chưa hoàn thành.`;
  if (level === "C" && mark >= done) return `Mức C với điểm ${mark}: thầy cô xem lại mức${retest(period)}.`;
  return null;
}

const retest = (period: Period) => (period === "CK1" || period === "CN" ? ", hoặc đề nghị cho học sinh làm bài kiểm tra khác" : "");
