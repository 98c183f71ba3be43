"use client";
import type { ReportView, SignatureLine } from "@/lib/domain/verification/report-view";
import { PAGE_WORDS, type Language } from "./page-words";

/** Every signature with the facts that QĐ 1789 Đ.12 wants shown. */
export function SignatureList({ signatures, language }: { signatures: ReportView["signatures"]; language: Language }) {
  if (signatures.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 text-lg font-bold">
        {PAGE_WORDS[language].signatures} ({signatures.length})
      </h2>
      <ul className="space-y-3">
        {signatures.map((signature) => (
          <li key={signature.slot}>
            <details className="rounded-xl border border-line bg-paper px-4 py-3">
              <summary className="font-medium">
                {signature.signer}
                <span className="block text-[0.93rem] font-normal text-ink-soft">
                  {signature.signedAt}
                  {signature.covers && ` · ${signature.covers}`}
                  {signature.integrity !== "VALID" && <span className={`font-semibold ${signature.integrity === "INVALID" ? "text-danger" : "text-waiting"}`}> · {PAGE_WORDS[language][signature.integrity]}</span>}
                </span>
              </summary>
              <SignatureFacts signature={signature} language={language} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SignatureFacts({ signature, language }: { signature: SignatureLine; language: Language }) {
  const words = PAGE_WORDS[language];
  const rows = [
    [words.owner, signature.signer],
    [words.authority, signature.authority],
    [words.signedAt, signature.signedAt],
    [words.period, signature.period],
    [words.statusThen, signature.statusWhenSigned[language]],
    [words.statusNow, signature.statusNow[language]],
    [words.integrity, words[signature.integrity]],
    [words.serial, signature.serial],
  ] as const;
  return (
    <dl className="mt-2 grid gap-x-4 gap-y-1 text-[0.95rem] sm:grid-cols-[14rem_1fr]">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="font-medium break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
