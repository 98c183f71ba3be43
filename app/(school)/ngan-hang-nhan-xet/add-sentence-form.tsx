"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { FormSelect, FormTextArea } from "@/components/form-field";
import type { BankPlace } from "@/lib/domain/records/comment-bank";
import { MOST_OF_SENTENCE } from "@/lib/domain/records/comment-bank";
import { addSentenceAction } from "./actions";

type Props = { place: BankPlace; levels: readonly (readonly [string, string])[]; keepers: readonly (readonly ["SCHOOL" | "OWN", string])[] };

/** A new sentence for the chosen place. */
export function AddSentenceForm({ place, levels, keepers }: Props) {
  const [added, setAdded] = useState(0);
  return (
    <ActionForm key={added} action={addSentenceAction} fixed={{ place }} submit="Thêm câu" done="Đã thêm câu vào ngân hàng." onDone={() => setAdded(added + 1)}>
      <FormTextArea label="Câu nhận xét" name="text" rows={3} maxLength={MOST_OF_SENTENCE} hint="{tên}: tên học sinh · {tên kép}: tên và tên đệm · {họ tên}: cả họ tên" />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormSelect label="Dùng cho mức" name="level">
          <option value="">Mọi mức</option>
          {levels.map(([level, words]) => (
            <option key={level} value={level}>
              {words}
            </option>
          ))}
        </FormSelect>
        <FormSelect label="Ai dùng" name="keeper">
          {keepers.map(([keeper, words]) => (
            <option key={keeper} value={keeper}>
              {words}
            </option>
          ))}
        </FormSelect>
      </div>
    </ActionForm>
  );
}
