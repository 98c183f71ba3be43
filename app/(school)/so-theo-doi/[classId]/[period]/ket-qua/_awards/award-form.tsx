"use client";
import { useState } from "react";
import { FormDialog } from "@/components/form-dialog";
import { FormTextArea } from "@/components/form-field";
import { showDay } from "@/lib/domain/vietnam-time";
import type { PupilAward, PupilYear } from "@/lib/server/sheets/year-results";
import { proposeAwardAction, withdrawAwardAction } from "./actions";

const WORDS = { EXCELLENT: "Học sinh Xuất sắc", EXEMPLARY: "Học sinh Tiêu biểu" } as const;
type Props = { classId: string; year: PupilYear };

/** The homeroom teacher proposes the year's award the result allows. An exemplary pupil needs evidence and the class. */
export function AwardForm({ classId, year: { pupilId, fullName, mayPropose, awards } }: Props) {
  const [recognised, setRecognised] = useState(false);
  if (!mayPropose || awards.some(({ kind }) => kind === mayPropose)) return null;
  const exemplary = mayPropose === "EXEMPLARY";
  const fixed = { classId, pupilId, kind: mayPropose, classRecognised: recognised, ...(exemplary ? {} : { evidence: null }) };
  return (
    <FormDialog action={proposeAwardAction} fixed={fixed} button="Đề nghị khen" label={`Đề nghị khen thưởng ${fullName}`} title={`Đề nghị ${WORDS[mayPropose]}`} description={fullName} submit="Đề nghị hiệu trưởng" done="Đã đề nghị khen thưởng.">
      {exemplary && (
        <>
          <FormTextArea label="Thành tích xuất sắc hoặc tiến bộ rõ rệt" name="evidence" maxLength={300} />
          <label className="flex items-center gap-2">
            <input type="checkbox" className="size-5" checked={recognised} onChange={(event) => setRecognised(event.target.checked)} />
            Được tập thể lớp công nhận
          </label>
        </>
      )}
    </FormDialog>
  );
}

/** An achievement of the year that nobody foresaw: its own words go into the học bạ (Đ.13.1b). */
export function SuddenAwardForm({ classId, year: { pupilId, fullName, awards } }: Props) {
  if (awards.some(({ kind }) => kind === "SUDDEN")) return null;
  return (
    <FormDialog
      action={proposeAwardAction}
      fixed={{ classId, pupilId, kind: "SUDDEN", classRecognised: false }}
      kind="quiet"
      button="Khen đột xuất"
      label={`Khen đột xuất ${fullName}`}
      title="Đề nghị khen thưởng đột xuất"
      description={fullName}
      submit="Đề nghị hiệu trưởng"
      done="Đã đề nghị khen thưởng."
    >
      <FormTextArea label="Thành tích" name="evidence" maxLength={300} required hint="Nguyên văn ghi vào học bạ, ví dụ: Đạt giải Nhì hội giao lưu An toàn giao thông cấp xã" />
    </FormDialog>
  );
}

/** One award of a pupil, with what it waits for; taken back with a reason by whoever may. */
export function AwardLine({ classId, award, fullName, withdraws }: { classId: string; award: PupilAward; fullName: string; withdraws: boolean }) {
  const { id, text, evidence, decided, decision, decidedOn } = award;
  return (
    <div className="flex flex-wrap items-center gap-x-3 text-[0.93rem]">
      <p className="text-sealed">
        {text} · {decided ? `Quyết định ${decision ?? ""}${decidedOn ? `, ngày ${showDay(decidedOn)}` : ""}` : "chờ hiệu trưởng quyết định"}
        {evidence && evidence !== text && <span className="text-ink-soft"> ({evidence})</span>}
      </p>
      {withdraws && (
        <FormDialog action={withdrawAwardAction} fixed={{ classId, awardId: id }} button="Rút" label={`Rút khen thưởng của ${fullName}: ${text}`} title="Rút khen thưởng" description={`${fullName}: ${text}`} submit="Rút" done="Đã rút khen thưởng." kind="danger">
          <FormTextArea label="Lý do" name="note" maxLength={300} required />
        </FormDialog>
      )}
    </div>
  );
}
