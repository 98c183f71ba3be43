import { isProven, type DecisionCheck, type DecisionReport } from "@/lib/documents/decision-proof";
import { detailWords } from "@/lib/domain/verification/detail-words";
import { CHECK_WORDS, OUTCOME_WORDS } from "@/lib/domain/verification/finding-words";
import { parseInstant, showInstant } from "@/lib/domain/vietnam-time";
import { OUTCOME_SIGNS, ROLE_WORDS } from "./lines";

const WORDS: Record<DecisionCheck, string> = {
  SIGNATURE: "Chữ ký khớp với biên bản đợt ký",
  ISSUER: CHECK_WORDS.ISSUER.vi,
  PERIOD: CHECK_WORDS.PERIOD.vi,
  STATUS: CHECK_WORDS.STATUS.vi,
  TIME: CHECK_WORDS.TIME.vi,
  SIGNER: "Chứng thư là của người mà biên bản ghi",
  INCLUDED: "Học bạ có trong danh sách đã xác nhận",
  RECORD: "Đúng là học bạ trong tệp này",
};

/** Whether a file belonged to a decision, as a person reads it. */
export function decisionLines(file: string, report: DecisionReport): string[] {
  const { statement } = report;
  const at = statement && parseInstant(statement.at);
  return [
    `${file}: bằng chứng đợt ký`,
    ...(statement ? [`  ${ROLE_WORDS[statement.role]} ${statement.signer.name} xác nhận ${statement.records} học bạ${at ? ` lúc ${showInstant(at)}` : ""}`] : []),
    ...report.findings.map(({ check, outcome, detail }) => {
      const why = detail === undefined ? "" : `: ${detailWords(detail).vi}`;
      return `  ${OUTCOME_SIGNS[outcome]} ${WORDS[check]}${outcome === "PASSED" ? "" : ` – ${OUTCOME_WORDS[outcome].vi.toLowerCase()}${why}`}`;
    }),
    `  KẾT LUẬN: ${isProven(report) ? "học bạ này thuộc đợt ký đó" : "chưa chứng minh được học bạ này thuộc đợt ký đó"}`,
  ];
}
