"use client";
import { ActionForm } from "@/components/action-form";
import { Card } from "@/components/card";
import { FormField } from "@/components/form-field";
import { decideAwardsAction } from "./actions";

/** The head decides the proposed awards of a class by one numbered decision. */
export function DecideAwardsCard({ classId, today, awards }: { classId: string; today: string; awards: readonly { id: string; text: string; fullName: string }[] }) {
  if (awards.length === 0) return null;
  return (
    <div className="mb-4">
      <Card title={`${awards.length} đề nghị khen thưởng chờ quyết định`}>
        <ActionForm action={decideAwardsAction} fixed={{ classId }} submit="Quyết định khen thưởng" done="Đã quyết định khen thưởng.">
          <ul className="space-y-1">
            {awards.map(({ id, text, fullName }) => (
              <li key={id}>
                <label className="flex items-center gap-2">
                  <input type="checkbox" name="awardIds[]" value={id} defaultChecked className="size-5" />
                  {fullName}: {text}
                </label>
              </li>
            ))}
          </ul>
          <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
            <FormField label="Số quyết định" name="decision" hint="Ví dụ 45/QĐ-NTL" />
            <FormField label="Ngày quyết định" name="decidedOn" type="date" defaultValue={today} max={today} hint="Ngày ghi trên quyết định" />
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
