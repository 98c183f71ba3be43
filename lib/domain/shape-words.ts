import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

/**
 * What is said of a field whose schema has no sentence of its own. Each begins with "Ô này", so that the summary over the
 * form can put the field's name there (components/error-summary.tsx).
 */
export function shapeWords(issue: Issue): string {
  if (isEmpty(issue.input)) return isChoice(issue) ? "Ô này chưa chọn." : "Ô này chưa điền.";
  switch (issue.code) {
    case "too_small":
      return smallWords(issue.origin, Number(issue.minimum));
    case "too_big":
      return bigWords(issue.origin, Number(issue.maximum));
    case "invalid_type":
      return issue.expected === "number" || issue.expected === "int" ? "Ô này phải là số." : "Ô này chưa đúng.";
    case "invalid_format":
      return FORMATS[issue.format] ?? "Ô này chưa đúng dạng.";
    case "invalid_value":
      return "Ô này có giá trị không dùng được.";
    case "not_multiple_of":
      return `Ô này phải là bội số của ${issue.divisor}.`;
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "invalid_union":
    case "unrecognized_keys":
      return "Ô này chưa đúng.";
  }
}

const FORMATS: Partial<Record<string, string>> = {
  date: "Ô này phải là một ngày có thật.",
  email: "Ô này phải là địa chỉ thư điện tử.",
  url: "Ô này phải là địa chỉ trang mạng.",
};

const isEmpty = (input: unknown): boolean => input === undefined || input === null || input === "" || (Array.isArray(input) && input.length === 0);
const isChoice = (issue: Issue): boolean => issue.code === "invalid_value" || (issue.code === "invalid_format" && issue.format === "uuid") || (issue.code === "too_small" && issue.origin === "array");

function smallWords(origin: string, least: number): string {
  if (origin === "string") return `Ô này cần ít nhất ${least} kí tự.`;
  return origin === "array" ? `Ô này cần ít nhất ${least} mục.` : `Ô này phải từ ${least} trở lên.`;
}

function bigWords(origin: string, most: number): string {
  if (origin === "string") return `Ô này dài quá ${most} kí tự.`;
  return origin === "array" ? `Ô này nhận nhiều nhất ${most} mục.` : `Ô này nhiều nhất là ${most}.`;
}
