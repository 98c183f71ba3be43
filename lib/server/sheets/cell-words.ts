import "server-only";
import { REMARK_WORDS } from "@/lib/domain/assessment/missing-items";
import { TEST_PARTS } from "@/lib/domain/assessment/part-marks";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { TRAITS } from "@/lib/domain/assessment/traits";
import { parseColumn } from "@/lib/domain/records/cell-column";

const KINDS = { level: "Mức", mark: "Điểm", comment: "Nhận xét" } as const;

/** A column in words, for history: "Điểm Toán", "Yêu nước", "Chiều cao". */
export function cellWords(column: string): string {
  const cell = parseColumn(column);
  if (!cell) return column;
  if (cell.kind === "part") return `${findSubject(cell.subject)?.short ?? cell.subject}, phần ${(TEST_PARTS[cell.subject].find(({ code }) => code === cell.part)?.name ?? cell.part).toLowerCase()}`;
  if ("subject" in cell) return `${KINDS[cell.kind]} ${findSubject(cell.subject)?.short ?? cell.subject}`;
  if (cell.kind === "trait") return TRAITS.find(({ code }) => code === cell.trait)?.name ?? cell.trait;
  if (cell.kind === "remark") return REMARK_WORDS[cell.remark];
  return cell.kind === "height" ? "Chiều cao" : "Cân nặng";
}
