import type { SubjectLevel } from "./levels";
import type { Period } from "./periods";
import { FLOORS } from "./year-result";

/**
 * A sentence when level and mark of a subject look at odds, or null. It explains and never blocks:
 * the level rests on the whole course of learning, the mark on one test.
 *
 * Source: TT 27/2020, Đ.7.1a, 7.1d (an abnormal result may be tested again at CK1 and CN), 9.2a.
 */
export function levelMarkWarning(level: SubjectLevel | null, mark: number | null, period: Period): string | null {
  if (level === null || mark === null) return null;
  if (level === "T" && mark < FLOORS.WELL_DONE) return `Mức T với điểm ${mark}: muốn xếp Hoàn thành tốt cả năm, điểm cuối năm cần từ ${FLOORS.WELL_DONE}.`;
  if (level === "H" && mark < FLOORS.DONE) return `Mức H với điểm ${mark}: điểm cuối năm dưới ${FLOORS.DONE} thì cả năm là Chưa hoàn thành.`;
  if (level === "C" && mark >= FLOORS.DONE) return `Mức C với điểm ${mark}: thầy cô xem lại mức${retest(period)}.`;
  return null;
}

const retest = (period: Period) => (period === "CK1" || period === "CN" ? ", hoặc đề nghị cho học sinh làm bài kiểm tra khác" : "");
