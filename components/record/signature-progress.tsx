import { Card } from "@/components/card";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { SLOT_ROLE_WORDS, type SlotRole } from "@/lib/domain/transcript/document-kinds";
import { showInstant } from "@/lib/domain/vietnam-time";

type Slot = { key: string; role: SlotRole; signerName: string; subjects: readonly string[]; signedAt: Date | null; decided: boolean };

/** Everyone who signs a unit, in order, with when they did; `proofs`: where the proof of the decision it came from is had. */
export function SignatureProgress({ slots, proofs }: { slots: readonly Slot[]; proofs?: string }) {
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
              {proofs && slot.decided && (
                <a href={`${proofs}/${slot.key}`} download="" aria-label={`Tải bằng chứng đợt ký của ${slot.signerName}`} className="text-action underline-offset-4 hover:underline">
                  Bằng chứng đợt ký
                </a>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

const deedOf = ({ role, subjects }: Slot) =>
  role === "GVBM" ? subjects.map((code) => findSubject(code)?.short ?? code).join(", ") : SLOT_ROLE_WORDS[role];
