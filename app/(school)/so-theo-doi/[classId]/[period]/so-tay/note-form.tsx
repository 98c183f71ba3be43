"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { FormSelect, FormTextArea } from "@/components/form-field";
import { writeNoteAction } from "./actions";

/** A note for oneself about one pupil. */
export function NoteForm({ classId, pupils }: { classId: string; pupils: readonly { id: string; name: string }[] }) {
  const [written, setWritten] = useState(0);
  return (
    <ActionForm key={written} action={writeNoteAction} fixed={{ classId }} submit="Ghi" done="Đã ghi, chỉ thầy cô xem được." onDone={() => setWritten(written + 1)}>
      <FormSelect label="Học sinh" name="pupilId">
        {pupils.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </FormSelect>
      <FormTextArea label="Ghi chú" name="text" rows={3} maxLength={1_000} />
    </ActionForm>
  );
}
