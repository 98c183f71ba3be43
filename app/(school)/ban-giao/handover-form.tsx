"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { FormEvent } from "react";
import { toast } from "sonner";
import { Button } from "@/components/button";
import { Card } from "@/components/card";
import { ErrorSummary } from "@/components/error-summary";
import { SelectField, TextAreaField } from "@/components/field";
import { useAction } from "@/components/use-action";
import type { Handover } from "@/lib/server/year-end/handovers";
import { writeHandoverAction } from "./actions";
import { PupilWords, type Word } from "./pupil-words";

type Props = { handover: Handover; teachers: readonly { id: string; fullName: string }[]; self: string | null; onEdit: () => void };

/** The minutes as their writer fills them in. A pupil is named only when there is something to say. */
export function HandoverForm({ handover, teachers, self, onEdit }: Props) {
  const router = useRouter();
  const [words, setWords] = useState<readonly Word[]>(handover.pupils.filter(({ strengths, limits }) => strengths || limits));
  const { send, pending, refused } = useAction(writeHandoverAction, () => {
    toast.success("Đã lưu biên bản.");
    router.refresh();
  });
  const change = (next: readonly Word[]) => {
    setWords(next);
    onEdit();
  };
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => fields.get(name) ?? "";
    const pupils = words.map(({ pupilId, strengths, limits }) => ({ pupilId, strengths, limits }));
    send({ classId: handover.classId, version: handover.version, toId: text("toId"), strengths: text("strengths"), limits: text("limits"), papers: text("papers"), pupils });
  };
  const errors = refused?.fields ?? {};
  return (
    <Card title="Biên bản">
      <form method="post" onSubmit={save} onChange={onEdit} className="space-y-4">
        {refused && <ErrorSummary message={refused.message} fields={refused.fields} />}
        {handover.grade < 5 && (
          <SelectField label="Giáo viên nhận lớp năm học tiếp theo" name="toId" defaultValue={handover.toId ?? ""} error={errors["toId"]}>
            <option value="">Chưa chọn</option>
            {teachers.map(({ id, fullName }) => (
              <option key={id} value={id}>
                {fullName}
                {id === self && " (tiếp tục chủ nhiệm)"}
              </option>
            ))}
          </SelectField>
        )}
        <TextAreaField label="Nét nổi bật của lớp" name="strengths" maxLength={2000} defaultValue={handover.strengths} error={errors["strengths"]} />
        <TextAreaField label="Hạn chế, điều cần lưu ý" name="limits" maxLength={2000} defaultValue={handover.limits} error={errors["limits"]} />
        <TextAreaField label="Hồ sơ bàn giao" name="papers" rows={2} maxLength={1000} defaultValue={handover.papers} error={errors["papers"]} />
        <PupilWords pupils={handover.pupils} words={words} change={change} />
        <Button type="submit" kind="primary" busy={pending}>
          Lưu biên bản
        </Button>
      </form>
    </Card>
  );
}
