"use client";
import { useState } from "react";
import type { ReportView } from "@/lib/domain/verification/report-view";
import { Button } from "../button";
import { FactsForm } from "./facts-form";
import { FileForm } from "./file-form";
import { PAGE_WORDS, type Language } from "./page-words";
import { ReportPanel } from "./report-panel";

/** The verification page: a file or five facts in, the facts and one sentence out. */
export function VerifyPanel({ code, language }: { code: string; language: Language }) {
  const [report, setReport] = useState<ReportView | null>(null);
  const words = PAGE_WORDS[language];
  if (report) {
    return (
      <div className="space-y-5">
        <ReportPanel report={report} language={language} />
        <Button onClick={() => setReport(null)}>{words.again}</Button>
      </div>
    );
  }
  return (
    <div className="space-y-6">
      <p className="text-ink-soft">{words.lead}</p>
      <FileForm language={language} onReport={setReport} />
      <FactsForm code={code} language={language} onReport={setReport} />
    </div>
  );
}
