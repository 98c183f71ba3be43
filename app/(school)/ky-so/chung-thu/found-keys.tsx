"use client";
import { ActionForm } from "@/components/action-form";
import { showDay } from "@/lib/domain/vietnam-time";
import type { FoundKey } from "@/lib/server/certificates/found-key";
import { declareFoundKeyAction } from "./actions";

/** What was found, each with the button that declares it. */
export function FoundKeys({ found, onDone }: { found: readonly FoundKey[]; onDone: () => void }) {
  return (
    <ul aria-label="Chứng thư tìm thấy" aria-live="polite" className="space-y-3">
      {found.map(({ ticket, name, issuer, holder, until }) => (
        <li key={ticket} className="rounded-lg border border-line px-4 py-3">
          <p className="font-semibold">{name}</p>
          <p className="mb-2 text-[0.93rem] text-ink-soft">
            {holder === "SCHOOL" ? "Chứng thư của nhà trường" : "Chứng thư cá nhân"} · {issuer} · đến {showDay(until)}
          </p>
          <ActionForm action={declareFoundKeyAction} submit="Khai báo chứng thư này" fixed={{ ticket }} done="Đã khai báo chứng thư." onDone={onDone} />
        </li>
      ))}
    </ul>
  );
}
