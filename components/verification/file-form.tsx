"use client";
import { FileSearch } from "lucide-react";
import { useState } from "react";
import type { ReportView } from "@/lib/domain/verification/report-view";
import { PAGE_WORDS, type Language } from "./page-words";
import { sendForReport } from "./send-for-report";

const LARGEST = 10 * 1024 * 1024;

type Props = { language: Language; onReport: (report: ReportView) => void };

/** Takes a file by choice or by drop and sends it to be checked. */
export function FileForm({ language, onReport }: Props) {
  const [state, setState] = useState<{ busy: boolean; error: string | null }>({ busy: false, error: null });
  const words = PAGE_WORDS[language];
  const check = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > LARGEST) return setState({ busy: false, error: words.tooLarge });
    setState({ busy: true, error: null });
    const answer = await sendForReport("/api/verify", file, "application/octet-stream", language);
    setState({ busy: false, error: answer.ok ? null : answer.message });
    if (answer.ok) onReport(answer.value);
  };
  return (
    <section>
      <h2 className="mb-2 text-lg font-bold">{words.byFile}</h2>
      <label
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void check(event.dataTransfer.files[0]);
        }}
        className="flex cursor-pointer flex-col items-center gap-2 rounded-2xl border-2 border-dashed border-line-strong bg-paper px-5 py-9 text-center focus-within:border-action hover:border-action"
      >
        <FileSearch aria-hidden className="size-8 text-action" />
        <span className="font-semibold text-action">{state.busy ? words.checking : words.choose}</span>
        <input type="file" accept=".xml,.pdf,application/pdf,text/xml,application/xml" className="sr-only" onChange={(event) => void check(event.target.files?.[0])} />
      </label>
      {state.error && (
        <p role="alert" className="mt-2 font-semibold text-danger">
          {state.error}
        </p>
      )}
    </section>
  );
}
