"use client";
import { useState } from "react";
import { FormSelect } from "@/components/form-field";

type Group = { id: string; name: string };
export type OfferedClass = { id: string; name: string; groups: readonly Group[]; pupils?: number; closed?: string | null };

/** Which class, and which of its groups where a subject is taught in groups. A class that takes nobody now is named and cannot be chosen. */
export function ClassFields({ label, name, classes, chosen = "" }: { label: string; name: string; classes: readonly OfferedClass[]; chosen?: string }) {
  const [classId, setClassId] = useState(chosen);
  const groups = classes.find(({ id }) => id === classId)?.groups ?? [];
  return (
    <>
      <FormSelect label={label} name={name} value={classId} onChange={(event) => setClassId(event.target.value)}>
        <option value="" disabled>
          Chọn lớp…
        </option>
        {classes.map(({ id, name: words, pupils, closed }) => (
          <option key={id} value={id} disabled={Boolean(closed)}>
            {words}
            {pupils !== undefined && ` (${pupils} em)`}
            {closed && " – đã chốt cuối năm"}
          </option>
        ))}
      </FormSelect>
      {groups.length > 0 && (
        <FormSelect key={classId} label="Nhóm học" name="groupId" defaultValue="" hint="Lớp này có môn dạy theo nhóm.">
          <option value="">Xếp sau</option>
          {groups.map(({ id, name: words }) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </FormSelect>
      )}
    </>
  );
}
