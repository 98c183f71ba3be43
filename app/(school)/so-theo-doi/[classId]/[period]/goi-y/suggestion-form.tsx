"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { FormSelect, FormTextArea } from "@/components/form-field";
import { TRAIT_LEVEL_WORDS, TRAIT_LEVELS } from "@/lib/domain/assessment/levels";
import type { Period } from "@/lib/domain/assessment/periods";
import { makeSuggestionAction } from "./actions";

type Named = { id: string; name: string };
type Props = { classId: string; period: Period; subjects: readonly Named[]; pupils: readonly Named[]; traits: readonly Named[]; remarks: readonly Named[] };

/** What a subject teacher has seen of a pupil: a level, or words for one of the homeroom teacher's remarks. */
export function SuggestionForm({ classId, period, subjects, pupils, traits, remarks }: Props) {
  const [column, setColumn] = useState(traits[0]?.id ?? "");
  return (
    <ActionForm action={makeSuggestionAction} fixed={{ classId, period }} submit="Gửi gợi ý" done="Đã gửi gợi ý cho giáo viên chủ nhiệm.">
      <div className="grid gap-4 sm:grid-cols-3">
        <FormSelect label="Học sinh" name="pupilId">
          <Options of={pupils} />
        </FormSelect>
        <FormSelect label="Thấy trong giờ" name="subject">
          <Options of={subjects} />
        </FormSelect>
        <FormSelect label="Về" name="column" value={column} onChange={(event) => setColumn(event.target.value)}>
          <optgroup label="Mức">
            <Options of={traits} />
          </optgroup>
          <optgroup label="Lời nhận xét">
            <Options of={remarks} />
          </optgroup>
        </FormSelect>
      </div>
      {column.startsWith("trait.") ? (
        <FormSelect key="level" label="Mức gợi ý" name="value">
          <Options of={TRAIT_LEVELS.map((id) => ({ id, name: TRAIT_LEVEL_WORDS[id] }))} />
        </FormSelect>
      ) : (
        <FormTextArea key="text" label="Lời gợi ý" name="value" rows={2} maxLength={1_000} />
      )}
    </ActionForm>
  );
}

const Options = ({ of }: { of: readonly Named[] }) =>
  of.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
