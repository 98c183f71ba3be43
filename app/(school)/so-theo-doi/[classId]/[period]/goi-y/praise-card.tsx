"use client";
import { ActionForm } from "@/components/action-form";
import { Card } from "@/components/card";
import { FormSelect, FormTextArea } from "@/components/form-field";
import type { Letter } from "@/lib/server/year-end/pupil-papers";
import { sendLetterAction } from "../ket-qua/_awards/actions";
import { LetterLine } from "../ket-qua/_awards/letters";

type Props = { classId: string; pupils: readonly { id: string; name: string }[]; letters: readonly { letter: Letter; fullName: string }[] };

/** A word of praise of a subject teacher, who has no page of the whole class (TT 27/2020, Đ.13.3); below it what was sent. */
export function PraiseCard({ classId, pupils, letters }: Props) {
  return (
    <Card title="Thư khen">
      <ActionForm key={letters.length} action={sendLetterAction} fixed={{ classId }} submit="Gửi thư khen" done="Đã gửi thư khen.">
        <p className="text-ink-soft">Thư khen không phải giấy khen và không ghi vào học bạ.</p>
        <FormSelect label="Học sinh" name="pupilId" required defaultValue="">
          <option value="">Chọn học sinh</option>
          {pupils.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </FormSelect>
        <FormTextArea label="Lời khen" name="text" required maxLength={1000} hint="Thành tích, cố gắng hoặc việc làm tốt của học sinh" />
      </ActionForm>
      {letters.length > 0 && (
        <ul className="mt-4 space-y-2 border-t border-line pt-3">
          {letters.map(({ letter, fullName }) => (
            <li key={letter.id}>
              <p className="font-medium">{fullName}</p>
              <LetterLine letter={letter} fullName={fullName} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
