"use client";
import { FormDialog } from "@/components/form-dialog";
import { FormTextArea } from "@/components/form-field";
import { ReasonForm } from "@/components/reason-form";
import { showDay } from "@/lib/domain/vietnam-time";
import type { PupilYear } from "@/lib/server/sheets/year-results";
import type { Letter } from "@/lib/server/year-end/pupil-papers";
import { sendLetterAction, withdrawLetterAction } from "./actions";

/** A word of praise (TT 27/2020, Đ.13.3): no award, not in the học bạ. */
export function LetterForm({ classId, year: { pupilId, fullName } }: { classId: string; year: PupilYear }) {
  return (
    <FormDialog action={sendLetterAction} fixed={{ classId, pupilId }} kind="quiet" button="Thư khen" label={`Thư khen ${fullName}`} title="Gửi thư khen" description={`${fullName}. Thư khen không phải giấy khen và không ghi vào học bạ.`} submit="Gửi thư khen" done="Đã gửi thư khen.">
      <FormTextArea label="Lời khen" name="text" required maxLength={1000} hint="Thành tích, cố gắng hoặc việc làm tốt của học sinh" />
    </FormDialog>
  );
}

/** One letter; taken back it stays readable, with the reason. */
export function LetterLine({ letter: { id, text, by, on, withdrawn, mayWithdraw }, fullName }: { letter: Letter; fullName: string }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 text-[0.93rem] text-ink-soft">
      <p>
        {withdrawn ? "Thư khen đã rút" : "Thư khen"} của {by}, {showDay(on)}: {text}
        {withdrawn && ` · rút ngày ${showDay(withdrawn.on)}, lý do: ${withdrawn.reason}`}
      </p>
      {mayWithdraw && <ReasonForm action={withdrawLetterAction} fixed={{ letterId: id }} button="Rút thư khen" title={`Rút thư khen ${fullName}`} done="Đã rút thư khen; lời khen và lý do vẫn được lưu." />}
    </div>
  );
}
