"use client";
import { useState, type FormEvent } from "react";
import type { ReportView } from "@/lib/domain/verification/report-view";
import { Button } from "../button";
import { Field } from "../field";
import { PAGE_WORDS, type Language } from "./page-words";
import { sendForReport } from "./send-for-report";

type Props = { code: string; language: Language; onReport: (report: ReportView) => void };

/** The five facts of QĐ 1789 Đ.2 k.15. Which of them is wrong is never told. */
export function FactsForm({ code, language, onReport }: Props) {
  const [state, setState] = useState<{ busy: boolean; error: string | null }>({ busy: false, error: null });
  const words = PAGE_WORDS[language];
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setState({ busy: true, error: null });
    const facts = JSON.stringify(Object.fromEntries(new FormData(event.currentTarget)));
    const answer = await sendForReport("/api/verify/facts", facts, "application/json", language);
    setState({ busy: false, error: answer.ok ? null : answer.message });
    if (answer.ok) onReport(answer.value);
  };
  return (
    <section>
      <h2 className="mb-2 text-lg font-bold">{words.byFacts}</h2>
      <form method="post" onSubmit={(event) => void submit(event)} noValidate className="space-y-4 rounded-2xl border border-line bg-paper p-5">
        <Field label={words.code} name="code" defaultValue={code} autoComplete="off" spellCheck={false} />
        <Field label={words.fullName} name="fullName" autoComplete="off" />
        <Field label={words.birthDate} name="birthDate" hint={words.birthHint} inputMode="numeric" autoComplete="off" />
        <Field label={words.identityNumber} name="identityNumber" inputMode="numeric" autoComplete="off" />
        <Field label={words.confirmationCode} name="confirmationCode" hint={words.confirmationHint} autoComplete="off" spellCheck={false} />
        {state.error && (
          <p role="alert" className="font-semibold text-danger">
            {state.error}
          </p>
        )}
        <Button type="submit" kind="primary" busy={state.busy}>
          {words.verify}
        </Button>
      </form>
    </section>
  );
}
