import { Card } from "@/components/card";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { SLOT_ROLE_WORDS, type SlotRole } from "@/lib/domain/transcript/document-kinds";
import { showInstant } from "@/lib/domain/vietnam-time";

type Slot = { key: string; role: SlotRole; signerName: string; subjects: readonly string[]; signedAt: Date | null };

/** Everyone who signs a unit, in order, with when they did. */
export function SignatureProgress({ slots }: { slots: readonly Slot[] }) {
  return (
    <Card title="Chữ ký">
      <ol className="space-y-3 text-[0.95rem]">
        {slots.map((slot) => (
          <li key={slot.key} className="flex gap-2.5">
            <span aria-hidden className={slot.signedAt ? "text-sealed" : "text-ink-soft"}>
              {slot.signedAt ? "✓" : "○"}
            </span>
            <div>
              <p className="font-medium">{slot.signerName}</p>
              <p className="text-ink-soft">{deedOf(slot)}</p>
              <p className={slot.signedAt ? "text-sealed" : "text-waiting"}>{slot.signedAt ? `Đã ký ${showInstant(slot.signedAt)}` : "Chưa ký"}</p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

const deedOf = ({ role, subjects }: Slot) =>
  role === "GVBM" ? subjects.map((code) => findSubject(code)?.short ?? code).join(", ") : SLOT_ROLE_WORDS[role];
