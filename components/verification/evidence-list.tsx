import type { ReportView } from "@/lib/domain/verification/report-view";
import { FactLine } from "./fact-line";
import { PAGE_WORDS, type Language } from "./page-words";

/** What can be proved in the long run: the level in a sentence, and each time-stamp. */
export function EvidenceList({ evidence, language }: { evidence: ReportView["evidence"]; language: Language }) {
  if (evidence === null) return null;
  return (
    <section aria-label={PAGE_WORDS[language].evidence}>
      <h2 className="mb-1 text-lg font-bold">{PAGE_WORDS[language].evidence}</h2>
      <p>{evidence.words[language]}</p>
      {evidence.fault && <p className="text-[0.95rem] text-ink-soft">{evidence.fault[language]}</p>}
      {evidence.timeStamps.length > 0 && (
        <ul className="divide-y divide-line">
          {evidence.timeStamps.map(({ words, outcome, detail }) => (
            <FactLine key={words.vi} outcome={outcome} name={words[language]} details={detail ? [detail[language]] : []} language={language} />
          ))}
        </ul>
      )}
    </section>
  );
}
