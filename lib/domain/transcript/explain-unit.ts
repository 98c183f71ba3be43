import { explainYearResult } from "../assessment/explain-year-result";
import type { Grade } from "../assessment/periods";
import { findRuleSet } from "../assessment/rule-sets";
import { TT27_2020 } from "../assessment/tt27-2020";
import { yearResult } from "../assessment/year-result";
import type { TranscriptData } from "@/lib/documents/transcript-data";

/**
 * Why a học bạ says the result it says, in one sentence, from its own values.
 * After an assessment in August the result is not the one these values alone would give; then that is said.
 *
 * Source: TT 27/2020, Đ.9.2a, 11.1b, 17.1.
 */
export function explainUnit(data: TranscriptData): string {
  if (data.result === "UNRANKED") return `Không đánh giá kết quả cả năm theo ${data.noResult ?? "kế hoạch giáo dục cá nhân"}.`;
  const values = { grade: data.year.grade as Grade, subjects: data.subjects, exempt: data.exemptions.map(({ subject }) => subject), traits: data.traits };
  const rules = findRuleSet(data.ruleSet) ?? TT27_2020;
  if (yearResult(values, rules) === data.result) return explainYearResult(values, rules);
  return "Kết quả được xác nhận sau đánh giá bổ sung theo Thông tư 27/2020, Điều 11.";
}
