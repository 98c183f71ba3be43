"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { FormTextArea } from "@/components/form-field";
import type { PupilYear } from "@/lib/server/sheets/year-results";
import { proposeAwardAction } from "./actions";

const WORDS = { EXCELLENT: "Học sinh Xuất sắc", EXEMPLARY: "Học sinh Tiêu biểu" } as const;

/** The homeroom teacher proposes the year's award the result allows. An exemplary pupil needs evidence and the class. */
export function AwardForm({ classId, year: { pupilId, fullName, mayPropose, awards } }: { classId: string; year: PupilYear }) {
  const [open, setOpen] = useState(false);
  const [recognised, setRecognised] = useState(false);
  if (!mayPropose || awards.some(({ kind }) => kind === mayPropose)) return null;
  const exemplary = mayPropose === "EXEMPLARY";
  const fixed = { classId, pupilId, kind: mayPropose, classRecognised: recognised, ...(exemplary ? {} : { evidence: null }) };
  return (
    <Dialog open={open} onOpenChange={setOpen} title={`Đề nghị ${WORDS[mayPropose]}`} description={fullName} trigger={<Button aria-label={`Đề nghị khen thưởng ${fullName}`}>Đề nghị khen</Button>}>
      <ActionForm action={proposeAwardAction} fixed={fixed} submit="Đề nghị hiệu trưởng" done="Đã đề nghị khen thưởng." onDone={() => setOpen(false)}>
        {exemplary && (
          <>
            <FormTextArea label="Thành tích xuất sắc hoặc tiến bộ rõ rệt" name="evidence" maxLength={300} />
            <label className="flex items-center gap-2">
              <input type="checkbox" className="size-5" checked={recognised} onChange={(event) => setRecognised(event.target.checked)} />
              Được tập thể lớp công nhận
            </label>
          </>
        )}
      </ActionForm>
    </Dialog>
  );
}
