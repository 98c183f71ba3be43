"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import type { ClassGroups } from "@/lib/server/groups/list-class-groups";
import { placePupilsAction } from "../../actions";

type Shared = ClassGroups["shared"][number];
type Props = { classId: string; shared: Shared; pupils: ClassGroups["pupils"] };

/** Every pupil of the subject with the group; only who changes is sent. */
export function PlaceForm({ classId, shared, pupils }: Props) {
  const groupOf = (pupilId: string) => shared.groups.find(({ members }) => members.includes(pupilId))?.id ?? "";
  const [wanted, setWanted] = useState<Readonly<Record<string, string>>>({});
  const changed = Object.entries(wanted).filter(([pupilId, groupId]) => groupOf(pupilId) !== groupId);
  const leaves = changed.some(([pupilId]) => groupOf(pupilId) !== "");
  return (
    <ActionForm
      action={placePupilsAction}
      submit={changed.length > 0 ? `Ghi ${changed.length} thay đổi` : "Ghi"}
      blocked={changed.length === 0 ? "Chưa đổi nhóm của em nào." : undefined}
      done="Đã xếp nhóm."
      onDone={() => setWanted({})}
      fixed={{ classId, subjectCode: shared.subject, places: changed.map(([pupilId, groupId]) => `${pupilId}:${groupId}`) }}
    >
      <ul className="grid gap-x-6 gap-y-1 md:grid-cols-2">
        {pupils.map(({ id, fullName, code, orderNo }) => (
          <li key={id} className="flex items-center justify-between gap-3 border-b border-line py-1.5">
            <span>
              <span className="mr-2 text-ink-soft tabular-nums">{orderNo}</span>
              {fullName}
            </span>
            <select aria-label={`Nhóm của ${fullName}, mã ${code}`} value={wanted[id] ?? groupOf(id)} onChange={(event) => setWanted((known) => ({ ...known, [id]: event.target.value }))} className="min-h-9 max-w-44 rounded-lg border border-line-strong bg-paper px-2 py-1">
              <option value="">Chưa xếp</option>
              {shared.groups.map((group) => (
                <option key={group.id} value={group.id}>{group.name}</option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      {leaves && (
        <label className="flex min-h-9 items-start gap-2">
          <input type="checkbox" name="knows" className="mt-1 size-4.5" />
          Tôi biết: kết quả đang nhập dở của em chuyển nhóm sẽ do giáo viên nhóm mới chịu trách nhiệm; kết quả đã nộp thì không chuyển.
        </label>
      )}
    </ActionForm>
  );
}
