import { explainSupplement, explainYearResult } from "../assessment/explain-year-result";
import type { Grade } from "../assessment/periods";
import { findRuleSet } from "../assessment/rule-sets";
import { supplementaryResult, yearResult } from "../assessment/year-result";
import type { TranscriptData } from "@/lib/documents/transcript-data";

/**
 * Why a học bạ says the result it says, in one sentence, from its own values and by its own circular.
 * After an assessment in August the result is not the one these values alone would give; then that is said.
 * A circular this portal does not know explains nothing: no other one's words stand in for it.
 *
 * Source: TT 27/2020, Đ.8, 9.2a, 11.1b, 17.1.
 */
export function explainUnit(data: TranscriptData): string {
  if (data.result === "UNRANKED") return `Không đánh giá kết quả cả năm theo ${data.noResult ?? "kế hoạch giáo dục cá nhân"}.`;
  const rules = findRuleSet(data.ruleSet);
  if (rules === null) return `Kết quả ghi theo quy định “${data.ruleSet}”. Hệ thống không có quy định này nên không giải thích thêm; mời hỏi nhà trường.`;
  const values = { grade: data.year.grade as Grade, subjects: data.subjects, exempt: data.exemptions.map(({ subject }) => subject), traits: data.traits };
  if (rules.steps === null || yearResult(values, rules) === data.result) return explainYearResult(values, rules);
  if (supplementaryResult(values, rules) === data.result) return explainSupplement(values, rules);
  return `Kết quả do nhà trường xác nhận theo ${rules.name}; các mức và điểm ghi ở đây không tự cho ra kết quả ấy.`;
}
