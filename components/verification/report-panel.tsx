"use client";
import { Check, CircleAlert, Info, X } from "lucide-react";
import type { Words } from "@/lib/domain/verification/finding-words";
import type { ReportView } from "@/lib/domain/verification/report-view";
import type { Tone } from "@/lib/domain/verification/verdict-sentence";
import { EvidenceList } from "./evidence-list";
import { FactLine } from "./fact-line";
import { PAGE_WORDS, type Language } from "./page-words";
import { SignatureList } from "./signature-list";

const LOOKS = {
  GOOD: ["border-sealed bg-sealed-soft text-sealed", Check],
  BAD: ["border-danger bg-danger-soft text-danger", X],
  ENDED: ["border-danger bg-danger-soft text-danger", CircleAlert],
  UNSURE: ["border-waiting bg-waiting-soft text-waiting", CircleAlert],
  NOT_OURS: ["border-line-strong bg-ground text-ink", Info],
} as const satisfies Record<Tone, readonly [string, unknown]>;

/** The answer in one sentence, then every fact it rests on. */
export function ReportPanel({ report, language }: { report: ReportView; language: Language }) {
  const say = (words: Words) => words[language];
  const words = PAGE_WORDS[language];
  return (
    <div className="space-y-6">
      <Verdict report={report} language={language} />
      {report.checks.length > 0 && (
        <section aria-label={words.checks}>
          <h2 className="mb-1 text-lg font-bold">{words.checks}</h2>
          <ul className="divide-y divide-line">
            {report.checks.map(({ check, outcome, words: name, details }) => (
              <FactLine key={check} outcome={outcome} name={say(name)} details={details.map(say)} language={language} />
            ))}
            <FactLine outcome="NOT_MADE" name={words.city} details={[words.cityDetail]} language={language} />
          </ul>
        </section>
      )}
      <SignatureList signatures={report.signatures} language={language} />
      <EvidenceList evidence={report.evidence} language={language} />
      <Results report={report} language={language} />
    </div>
  );
}

function Verdict({ report, language }: { report: ReportView; language: Language }) {
  const [look, Icon] = LOOKS[report.tone];
  const { record, fault } = report;
  return (
    <div role="status" className={`rounded-2xl border-2 px-5 py-4 ${look}`}>
      <p className="flex gap-2.5 text-xl leading-7 font-bold">
        <Icon aria-hidden className="mt-0.5 size-6 shrink-0" />
        {report.sentence[language]}
      </p>
      {fault && <p className="mt-2 text-ink">{fault[language]}</p>}
      {report.tone === "BAD" && <p className="mt-2 text-ink">{PAGE_WORDS[language].askAgain}</p>}
      {record && (
        <div className="mt-2 text-ink">
          <p className="font-semibold">{record.name}</p>
          <p>
            {record.about[language]} · {PAGE_WORDS[language].issued} {record.declaredOn}
          </p>
          {record.trial && <p className="mt-1 font-semibold text-danger">{PAGE_WORDS[language].trial}</p>}
        </div>
      )}
    </div>
  );
}

function Results({ report, language }: { report: ReportView; language: Language }) {
  if (report.results.length === 0) return null;
  return (
    <section>
      <h2 className="mb-1 text-lg font-bold">{PAGE_WORDS[language].answerable}</h2>
      <ul className="divide-y divide-line">
        {report.results.map(({ subject, value, teacher }) => (
          <li key={subject} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span>
              {subject} · <span className="font-medium">{value[language]}</span>
            </span>
            <span className="text-ink-soft">{teacher}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
