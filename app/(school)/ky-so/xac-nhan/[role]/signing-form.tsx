"use client";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/button";
import { Card } from "@/components/card";
import type { SlotRole } from "@/lib/documents/transcript-data";
import type { Preview } from "@/lib/server/ceremonies/take-preview";
import { ChangeList } from "../../change-list";
import { ClassChoice } from "./class-choice";
import { ConfirmBar } from "./confirm-bar";
import { useConfirmation } from "./use-confirmation";

type Props = { preview: { id: string; classes: Preview["classes"]; root: string }; role: SlotRole; signingKey: Preview["key"]; children: ReactNode };

/** The records class by class, each of which can be left out, and the one confirmation under them. */
export function SigningForm({ preview, role, signingKey, children }: Props) {
  const [except, setExcept] = useState<ReadonlySet<string>>(new Set());
  const { confirm, pending, refusal, made, allChanged } = useConfirmation(preview.id);
  const total = preview.classes.reduce((sum, { slotIds }) => sum + slotIds.length, 0) - except.size;
  const setOut = (slotIds: readonly string[], out: boolean) =>
    setExcept((known) => new Set(out ? [...known, ...slotIds] : [...known].filter((id) => !slotIds.includes(id))));
  if (allChanged) {
    return (
      <Card title="Chưa ký học bạ nào: tất cả đã thay đổi sau khi xem">
        <ChangeList changes={allChanged} />
        <p className="mt-4">
          <Button kind="primary" onClick={() => location.reload()}>
            Xem lại bản mới
          </Button>
        </p>
      </Card>
    );
  }
  // What the keyboard reaches is scrolled clear of the bar.
  return (
    <div className="space-y-5 [&_a]:scroll-mb-40 [&_input]:scroll-mb-40 [&_summary]:scroll-mb-40">
      <Card title="Học bạ sẽ ký" flush>
        <ul>
          {preview.classes.map((one) => (
            <ClassChoice key={one.classId} previewId={preview.id} role={role} ofClass={one} except={except} setOut={setOut} locked={made} />
          ))}
        </ul>
      </Card>
      {children}
      <p className="text-[0.9rem] text-ink-soft">
        Mã của bản xem trước: <span className="font-mono">{preview.root.slice(0, 16)}</span>. Mã được ghi trong biên bản ký, để sau này chứng minh học bạ nào thuộc đợt nào.
      </p>
      <ConfirmBar role={role} total={total} leftOut={except.size} signingKey={signingKey} pending={pending} refusal={refusal} onConfirm={(pin) => confirm({ except: [...except], pin })} />
    </div>
  );
}
