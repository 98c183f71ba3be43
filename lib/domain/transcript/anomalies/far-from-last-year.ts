import { YEAR_RESULT_WORDS, YEAR_RESULTS } from "../../assessment/levels";
import { groupBy } from "../../grouping";
import type { AnomalousRecord, Anomaly, ShownRecord } from "./anomaly";

/** From how many steps of the four results on a year is far from the one before it. */
export const FAR = 2;

/**
 * Pupils whose result is far from last year's, class by class: a mark in the wrong row shows itself here.
 * Who has no unit of the year just before, or no result in one of the two, is compared with nothing.
 *
 * Source: TT 27/2020, Đ.9.2a (the four results).
 */
export function farFromLastYear(records: readonly ShownRecord[]): Anomaly[] {
  const far = records.flatMap((record) => {
    const detail = detailOf(record);
    return detail ? [{ record, told: { unitId: record.unitId, fullName: record.fullName, detail } satisfies AnomalousRecord }] : [];
  });
  return [...groupBy(far, ({ record }) => record.classId).values()].flatMap((ofClass) => {
    const [first] = ofClass;
    if (!first) return [];
    const { classId, className } = first.record;
    const what = `${ofClass.length} học sinh có kết quả cả năm cách năm trước từ ${FAR} bậc trở lên`;
    return [{ kind: "FAR_FROM_LAST_YEAR", severity: "LOOK", classId, className, what, why: WHY, records: ofClass.map(({ told }) => told) }];
  });
}

const WHY = "Kết quả đổi xa trong một năm thường có lý do ở lớp; nếu không, có thể điểm hay mức đã vào nhầm dòng.";

function detailOf({ data, lastYear }: ShownRecord): string | null {
  if (!lastYear || data.result === "UNRANKED" || lastYear.result === "UNRANKED") return null;
  const steps = YEAR_RESULTS.indexOf(data.result) - YEAR_RESULTS.indexOf(lastYear.result);
  if (Math.abs(steps) < FAR) return null;
  return `${lastYear.yearLabel}: ${YEAR_RESULT_WORDS[lastYear.result]}; năm nay: ${YEAR_RESULT_WORDS[data.result]}`;
}
