"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { FormField, FormSelect } from "@/components/form-field";
import { recordAbsenceAction } from "./actions";

type Props = { classId: string; pupils: readonly { id: string; name: string }[]; chosen: string | undefined; today: string };

/** One half-day missed: who, when, with leave or without. */
export function AbsenceForm({ classId, pupils, chosen, today }: Props) {
  const [withLeave, setWithLeave] = useState(true);
  return (
    <ActionForm action={recordAbsenceAction} fixed={{ classId, withLeave }} submit="Ghi buổi nghỉ" done="Đã ghi buổi nghỉ.">
      <FormSelect label="Học sinh" name="pupilId" defaultValue={chosen}>
        {pupils.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </FormSelect>
      <FormField label="Ngày" name="date" type="date" defaultValue={today} max={today} />
      <FormSelect label="Buổi" name="session">
        <option value="MORNING">Sáng</option>
        <option value="AFTERNOON">Chiều</option>
      </FormSelect>
      <label className="flex items-center gap-2">
        <input type="checkbox" className="size-5" checked={withLeave} onChange={(event) => setWithLeave(event.target.checked)} />
        Có phép
      </label>
    </ActionForm>
  );
}
