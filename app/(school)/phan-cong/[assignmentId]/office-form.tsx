"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { FormField, FormSelect } from "@/components/form-field";
import type { DutyKind } from "@/lib/domain/people/actor";
import { isHeldByOne } from "@/lib/domain/people/assignment/duty-part";
import { DUTY_WORDS } from "@/lib/domain/people/duties";
import type { VersionView } from "@/lib/server/assignments/read-assignment";
import { giveDutyAction } from "../actions";
import { StaffSelect } from "./staff-select";

const OFFICES = ["DEPUTY_HEAD", "ACADEMIC_CLERK", "SEAL_CLERK", "ADMINISTRATOR", "DEPARTMENT_LEAD", "HEAD"] as const satisfies readonly DutyKind[];

/** A duty for the whole school begins for somebody, or ends. */
export function OfficeForm({ version }: { version: VersionView }) {
  const [open, setOpen] = useState(false);
  const [deed, setDeed] = useState<"give" | "end">("give");
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Nhiệm vụ toàn trường, tổ trưởng" trigger={<Button>Giao nhiệm vụ toàn trường</Button>}>
      <div role="radiogroup" aria-label="Việc cần làm" className="mb-4 flex gap-5">
        {(["give", "end"] as const).map((one) => (
          <label key={one} className="flex min-h-9 items-center gap-2">
            <input type="radio" name="deed" checked={deed === one} onChange={() => setDeed(one)} className="size-4.5" />
            {one === "give" ? "Giao nhiệm vụ" : "Thôi nhiệm vụ"}
          </label>
        ))}
      </div>
      {deed === "give" ? <GiveForm version={version} onDone={() => setOpen(false)} /> : <EndForm version={version} onDone={() => setOpen(false)} />}
    </Dialog>
  );
}

function GiveForm({ version, onDone }: { version: VersionView; onDone: () => void }) {
  const [kind, setKind] = useState<DutyKind>("DEPUTY_HEAD");
  return (
    <ActionForm action={giveDutyAction} submit="Ghi vào bản đang soạn" done="Đã ghi thay đổi." onDone={onDone} fixed={{ ...aimOf(version), kind, holderId: "", ...(kind === "DEPARTMENT_LEAD" ? {} : { classId: "" }) }}>
      <FormSelect label="Nhiệm vụ" name="office" value={kind} onChange={(event) => setKind(event.target.value as DutyKind)} hint={kind === "HEAD" ? "Hiệu trưởng mới theo quyết định bổ nhiệm; hiệu trưởng đương nhiệm ký bản bàn giao này." : undefined}>
        {OFFICES.map((one) => (
          <option key={one} value={one}>{DUTY_WORDS[one]}</option>
        ))}
      </FormSelect>
      {kind === "DEPARTMENT_LEAD" && (
        <FormSelect label="Lớp của tổ" name="classId" hint="Tổ trưởng xem được lớp này; mỗi lớp ghi một lần.">
          {version.matrix?.rows.map(({ classId, className }) => (
            <option key={classId} value={classId}>{className}</option>
          ))}
        </FormSelect>
      )}
      <StaffSelect label="Giao cho" name="staffId" staff={version.staff} />
      <Days version={version} />
    </ActionForm>
  );
}

function EndForm({ version, onDone }: { version: VersionView; onDone: () => void }) {
  const held = (version.matrix?.offices ?? []).filter(({ kind }) => !isHeldByOne(kind)).flatMap(({ kind, lines }) => lines.map(({ staffId, name, classId, className }) => ({ kind, staffId, name, classId, className })));
  const [place, setPlace] = useState(0);
  const chosen = held[place];
  return (
    <ActionForm action={giveDutyAction} submit="Ghi vào bản đang soạn" kind="danger" done="Đã ghi thay đổi." onDone={onDone} fixed={{ ...aimOf(version), kind: chosen?.kind, classId: chosen?.classId ?? "", holderId: chosen?.staffId ?? "", staffId: "" }}>
      <FormSelect label="Người thôi nhiệm vụ" name="office" value={place} onChange={(event) => setPlace(Number(event.target.value))}>
        {held.map(({ kind, staffId, name, className }, index) => (
          <option key={`${kind}${staffId}${className ?? ""}`} value={index}>{name}: {DUTY_WORDS[kind]}{className ? ` (lớp ${className})` : ""}</option>
        ))}
      </FormSelect>
      <Days version={version} />
    </ActionForm>
  );
}

const aimOf = ({ id, version }: VersionView) => ({ assignmentId: id, version, subjectCode: "", groupId: "" });

function Days({ version: { effectiveFrom, today } }: { version: VersionView }) {
  return (
    <>
      <FormField label="Từ ngày" name="from" type="date" defaultValue={effectiveFrom > today ? effectiveFrom : today} required />
      <FormField label="Đến hết ngày" name="to" type="date" hint="Để trống: cho đến khi có phân công khác." />
    </>
  );
}
