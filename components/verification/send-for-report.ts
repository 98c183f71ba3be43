import type { ReportView } from "@/lib/domain/verification/report-view";
import { PAGE_WORDS, type Language } from "./page-words";

export type ReportAnswer = { ok: true; value: ReportView } | { ok: false; message: string };
type Answer = { ok: true; value: ReportView } | { ok: false; code: string; message: string };

/** Sends a file or the five facts and gives back the report, or the sentence that says why there is none, in the page's language. */
export async function sendForReport(address: string, body: BodyInit, type: string, language: Language): Promise<ReportAnswer> {
  try {
    const response = await fetch(address, { method: "POST", headers: { "content-type": type }, body });
    const answer = (await response.json()) as Answer;
    return answer.ok || language === "vi" ? answer : { ok: false, message: IN_ENGLISH[answer.code] ?? PAGE_WORDS.en.noAnswer };
  } catch {
    return { ok: false, message: PAGE_WORDS[language].noConnection };
  }
}

/** The server refuses in Vietnamese, with a code. */
const IN_ENGLISH: Readonly<Record<string, string>> = {
  FACTS_SHAPE: "A detail is missing or not written as on the record. The lookup code has 36 characters with hyphens, the date of birth reads 17/05/2017, the confirmation code has 12 characters.",
  FACTS_DO_NOT_MATCH: "No record fits all five details. Please check each of them; the family keeps the confirmation code.",
  FACTS_WAIT: "Too many tries. Please wait a few minutes and try again.",
  VERIFY_BUSY: "Many files are waiting to be checked. Please try again in a minute.",
  TOO_LARGE: PAGE_WORDS.en.tooLarge,
};
