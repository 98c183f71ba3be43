"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { FormField, FormSelect, FormTextArea } from "@/components/form-field";
import { PLAN_FORM_WORDS, PLAN_FORMS, PLAN_MODE_WORDS, PLAN_MODES } from "@/lib/domain/assessment/exemptions";
import type { PlanMode } from "@/lib/domain/assessment/exemptions";
import { findSubject } from "@/lib/domain/assessment/subjects";
import type { PlanClass } from "@/lib/server/plans/list-plans";
import { proposePlanAction } from "./actions";

/** The homeroom teacher puts a plan before the head: whose, on which paper, and which subjects are not assessed as usual. */
export function PlanForm({ of: { id: classId, pupils, subjects: all }, today }: { of: PlanClass; today: string }) {
  const [modes, setModes] = useState<Readonly<Record<string, PlanMode | "">>>({});
  const subjects = Object.entries(modes).flatMap(([subject, mode]) => (mode === "" ? [] : [{ subject, mode }]));
  return (
    <ActionForm action={proposePlanAction} fixed={{ classId, subjects }} submit="Trình hiệu trưởng" done="Đã trình hiệu trưởng.">
      <FormSelect label="Học sinh" name="pupilId">
        {pupils.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </FormSelect>
      <FormSelect label="Phương thức giáo dục" name="form">
        {PLAN_FORMS.map((form) => (
          <option key={form} value={form}>
            {PLAN_FORM_WORDS[form]}
          </option>
        ))}
      </FormSelect>
      <FormField label="Dạng và mức độ khuyết tật" name="disability" hint="Như giấy xác nhận khuyết tật ghi" maxLength={200} autoComplete="off" />
      <FormField label="Số kế hoạch giáo dục cá nhân" name="number" hint="Ví dụ 03/KHGDCN" maxLength={60} autoComplete="off" />
      <FormField label="Ngày lập kế hoạch" name="plannedOn" type="date" defaultValue={today} max={today} />
      <FormTextArea label="Yêu cầu được điều chỉnh" name="adjustments" maxLength={2_000} />
      <fieldset className="space-y-2">
        <legend className="mb-1 font-semibold">Môn không đánh giá như thường</legend>
        {all.map((subject) => (
          <label key={subject} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            {findSubject(subject)?.short}
            <select value={modes[subject] ?? ""} onChange={(event) => setModes({ ...modes, [subject]: event.target.value as PlanMode | "" })} className="min-h-11 rounded-lg border border-line-strong bg-paper px-2.5">
              <option value="">Đánh giá như thường</option>
              {PLAN_MODES.map((mode) => (
                <option key={mode} value={mode}>
                  {PLAN_MODE_WORDS[mode]}
                </option>
              ))}
            </select>
          </label>
        ))}
      </fieldset>
    </ActionForm>
  );
}
