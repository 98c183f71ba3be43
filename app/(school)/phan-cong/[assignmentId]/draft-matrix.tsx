"use client";
import { useState } from "react";
import { Pencil } from "lucide-react";
import { ActionForm } from "@/components/action-form";
import { Dialog } from "@/components/dialog";
import { FormField, FormSelect } from "@/components/form-field";
import type { MatrixCell, MatrixRow } from "@/lib/server/assignments/matrix";
import type { VersionView } from "@/lib/server/assignments/read-assignment";
import { giveDutyAction } from "../actions";
import { MatrixTable, type MatrixFilter } from "../matrix-table";
import { StaffSelect } from "./staff-select";

type Chosen = { row: MatrixRow; cell: MatrixCell };

/** The matrix as a desk: each cell opens the question who answers there, from when. */
export function DraftMatrix({ version, filter }: { version: VersionView; filter: MatrixFilter }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { matrix, today, lastDay } = version;
  if (!matrix) return null;
  const nameOf = ({ row, cell }: Chosen) => `${cell.subject ? (matrix.subjects.find(({ code }) => code === cell.subject)?.name ?? cell.subject) : "chủ nhiệm"} lớp ${row.className}`;
  return (
    <>
      <MatrixTable
        matrix={matrix}
        filter={filter}
        today={today}
        lastDay={lastDay}
        caption="Bảng phân công đang soạn"
        deed={(row, cell) =>
          cell.taught || cell.lines.length > 0 ? (
            <button type="button" onClick={() => setChosen({ row, cell })} aria-label={`Đổi ${nameOf({ row, cell })}`} className="mt-1 -ml-1.5 inline-flex min-h-7 items-center gap-1 rounded-md px-1.5 text-[0.82rem] font-medium text-action hover:bg-action-soft">
              <Pencil aria-hidden className="size-3.5" />
              Đổi
            </button>
          ) : null
        }
      />
      <Dialog open={chosen !== null} onOpenChange={(open) => !open && setChosen(null)} title={chosen ? `Giao ${nameOf(chosen)}` : ""} description="Người đang phụ trách làm đến hết ngày hôm trước. Có ngày cuối thì sau ngày ấy người đang phụ trách trở lại.">
        {chosen && <GiveForm version={version} chosen={chosen} onDone={() => setChosen(null)} />}
      </Dialog>
    </>
  );
}

function GiveForm({ version, chosen: { row, cell }, onDone }: { version: VersionView; chosen: Chosen; onDone: () => void }) {
  const { id, version: seen, effectiveFrom, today, staff } = version;
  const groups = row.groups.filter(({ subject }) => subject === cell.subject && cell.subject !== null);
  return (
    <ActionForm
      action={giveDutyAction}
      submit="Ghi vào bản đang soạn"
      done="Đã ghi thay đổi."
      onDone={onDone}
      fixed={{ assignmentId: id, version: seen, kind: cell.subject ? "SUBJECT_TEACHER" : "HOMEROOM_TEACHER", classId: row.classId, subjectCode: cell.subject ?? "", holderId: "", ...(groups.length === 0 ? { groupId: "" } : {}) }}
    >
      {groups.length > 0 && (
        <FormSelect label="Dạy" name="groupId" hint="Giao theo nhóm thì mỗi nhóm cần một giáo viên; giao cả lớp thì các nhóm thôi.">
          <option value="">Cả lớp</option>
          {groups.map((group) => (
            <option key={group.id} value={group.id}>{group.name}</option>
          ))}
        </FormSelect>
      )}
      <StaffSelect label="Giao cho" name="staffId" staff={staff} nobody="Không ai (để trống phần này)" defaultValue={cell.lines.at(-1)?.staffId ?? ""} />
      {cell.subject === null && (
        <label className="flex min-h-9 items-center gap-2">
          <input type="checkbox" name="alongWith" value="VACANT" className="size-4.5" />
          Giao luôn các môn của lớp chưa có giáo viên
        </label>
      )}
      <FormField label="Từ ngày" name="from" type="date" defaultValue={effectiveFrom > today ? effectiveFrom : today} required />
      <FormField label="Đến hết ngày" name="to" type="date" hint="Để trống: đến hết năm học." />
    </ActionForm>
  );
}
