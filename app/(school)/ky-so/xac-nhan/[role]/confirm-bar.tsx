"use client";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/button";
import { Field } from "@/components/field";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { confirmationWords } from "@/lib/domain/transcript/confirmations";
import { SLOT_VERBS } from "@/lib/domain/transcript/slot-words";
import type { Preview } from "@/lib/server/ceremonies/take-preview";

type Props = {
  role: SlotRole;
  total: number;
  leftOut: number;
  signingKey: Preview["key"];
  pending: boolean;
  refusal: string | null;
  onConfirm: (pin: string | null) => void;
};

/** What the key asks for here and the one button, in sight wherever the page is. A token at this computer, a phone and a one-time code have their turn afterwards. */
export function ConfirmBar({ role, total, leftOut, signingKey, pending, refusal, onConfirm }: Props) {
  const [pin, setPin] = useState("");
  const blocked = "refused" in signingKey ? signingKey.refused : total === 0 ? "Chưa chọn học bạ nào để ký." : undefined;
  const confirm = "refused" in signingKey ? null : signingKey.confirm;
  const asksPin = confirm === "pin";
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!blocked) onConfirm(asksPin ? pin : confirm === "app" ? "" : null);
  };
  return (
    <form method="post" onSubmit={onSubmit} noValidate aria-label="Xác nhận ký" className="sticky bottom-0 z-10 rounded-xl border border-line-strong bg-paper px-4 py-3 shadow-[0_-4px_16px_rgb(0_0_0/0.08)] sm:px-5">
      <div className={`flex flex-wrap gap-x-5 gap-y-3 ${asksPin ? "items-end" : "items-center"}`}>
        {asksPin && (
          <div className="min-w-48 flex-1 sm:max-w-64">
            <Field label="PIN của khóa ký" name="pin" type="password" inputMode="numeric" autoComplete="off" value={pin} onChange={(event) => setPin(event.target.value)} />
          </div>
        )}
        <Button type="submit" kind="primary" busy={pending} blocked={blocked}>
          {SLOT_VERBS[role]} {total} học bạ
        </Button>
        <p className="flex-1 basis-64 text-[0.92rem] text-ink-soft" aria-live="polite">
          {leftOut > 0 && `Để lại ${leftOut} học bạ chưa ký. `}
          {!("refused" in signingKey) && total > 0 && confirmationWords({ ...signingKey, records: total, decision: true })}
        </p>
      </div>
      {refusal && (
        <p role="alert" className="mt-2 font-semibold text-danger">
          {refusal}
        </p>
      )}
      {blocked && "refused" in signingKey && <p className="mt-2 text-danger">{blocked}</p>}
    </form>
  );
}
