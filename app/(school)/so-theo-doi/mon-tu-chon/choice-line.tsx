"use client";
import { ActionForm } from "@/components/action-form";
import { Badge } from "@/components/badge";
import { findSubject } from "@/lib/domain/assessment/subjects";
import type { ChoiceLine as Line, ClassChoices } from "@/lib/server/subjects/list-choices";
import { chooseSubjectAction } from "./actions";

/** One optional subject of a class: the whole class takes it, or some of its pupils do. */
export function ChoiceLine({ of: { id: classId, name, pupils: all }, line: { subject, byClass, pupils } }: { of: ClassChoices; line: Line }) {
  const words = findSubject(subject)?.name ?? subject;
  const others = all.filter(({ id }) => !pupils.some((one) => one.id === id));
  const fixed = { classId, subject };
  return (
    <li className="space-y-2 py-2">
      <p className="flex flex-wrap items-center gap-2.5 font-semibold">
        {words}
        {byClass ? <Badge tone="info">Cả lớp học</Badge> : <Badge tone="plain">{pupils.length > 0 ? `${pupils.length} học sinh học` : "Không học"}</Badge>}
      </p>
      <ActionForm action={chooseSubjectAction} fixed={{ ...fixed, pupilId: null, takes: !byClass }} submit={byClass ? "Cả lớp thôi học" : "Cả lớp học"} kind="secondary" done={`Đã ghi: lớp ${name}, ${words}.`} inline />
      {!byClass && (
        <ActionForm action={chooseSubjectAction} fixed={{ ...fixed, takes: true }} submit="Thêm học sinh" kind="secondary" done="Đã thêm." inline>
          <select name="pupilId" aria-label={`Chọn riêng một học sinh học ${words}, lớp ${name}`} className="min-h-11 min-w-0 rounded-lg border border-line-strong bg-paper px-3 text-base">
            {others.map(({ id, name: pupil }) => (
              <option key={id} value={id}>
                {pupil}
              </option>
            ))}
          </select>
        </ActionForm>
      )}
      {!byClass &&
        pupils.map(({ id, name: pupil }) => (
          <div key={id} className="flex flex-wrap items-center gap-2">
            <span>{pupil}</span>
            <ActionForm action={chooseSubjectAction} fixed={{ ...fixed, pupilId: id, takes: false }} submit="Thôi học" kind="quiet" done="Đã ghi thôi học." inline />
          </div>
        ))}
    </li>
  );
}
