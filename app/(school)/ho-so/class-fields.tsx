"use client";
import { useState } from "react";
import { FormSelect } from "@/components/form-field";
import type { OfferedGroups } from "@/lib/server/groups/offered-groups";

export type OfferedClass = { id: string; name: string; groups: readonly OfferedGroups[]; pupils?: number; closed?: string | null };

/** Which class, and which of its groups in each subject that is taught in groups. A class that takes nobody now is named and cannot be chosen. */
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
      {groups.map(({ subject, groups: offered }) => (
        <FormSelect key={`${classId} ${subject}`} label={`Nhóm học ${subject}`} name="groupIds[]" defaultValue="" hint="Lớp này học môn này theo nhóm.">
          <option value="">Xếp sau</option>
          {offered.map(({ id, name: words }) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </FormSelect>
      ))}
    </>
  );
}
