"use client";
import { Badge } from "@/components/badge";
import type { BadgeTone } from "@/components/badge";
import { FormDialog } from "@/components/form-dialog";
import { FormField } from "@/components/form-field";
import { ReasonForm } from "@/components/reason-form";
import type { CommendationState } from "@/lib/domain/records/commendation-workflow";
import { COMMENDATION_STATE_WORDS } from "@/lib/domain/records/commendation-workflow";
import { showDay } from "@/lib/domain/vietnam-time";
import type { CommendationLine } from "@/lib/server/year-end/list-commendations";
import { commendationStepAction } from "./actions";

const TONES = { PROPOSED: "waiting", SENT: "info", GRANTED: "sealed", DECLINED: "plain", REFUSED: "plain", WITHDRAWN: "plain" } as const satisfies Record<CommendationState, BadgeTone>;

/** One proposal to a higher authority: what for, on what evidence, its papers, and the steps this person may take. */
export function CommendationItem({ one, named = false, today }: { one: CommendationLine; named?: boolean; today?: string }) {
  const { pupil, className, achievement, evidence, state, authority, number, sentOn, answer, answeredOn, note } = one;
  return (
    <div className="space-y-1 text-[0.93rem]">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        {named && <span className="font-semibold">{`${pupil}, lớp ${className}:`}</span>}
        <span>{named ? achievement : `Đề nghị cấp trên khen: ${achievement}`}</span>
        <Badge tone={TONES[state]}>{COMMENDATION_STATE_WORDS[state]}</Badge>
      </p>
      <p className="text-ink-soft">
        Minh chứng: {evidence}
        {number && sentOn && ` · gửi ${authority ?? ""}, văn bản ${number} ngày ${showDay(sentOn)}`}
        {answer && answeredOn && ` · trả lời ${answer} ngày ${showDay(answeredOn)}`}
        {note && ` · ${state === "REFUSED" || state === "WITHDRAWN" ? "lý do: " : ""}${note}`}
      </p>
      {one.may.length > 0 && <Steps one={one} today={today} />}
    </div>
  );
}

function Steps({ one: { id: commendationId, version, pupil, may }, today }: { one: CommendationLine; today: string | undefined }) {
  const fixed = { commendationId, version };
  return (
    <div className="flex flex-wrap gap-2">
      {may.includes("send") && (
        <FormDialog action={commendationStepAction} fixed={{ ...fixed, action: "send" }} button="Gửi cấp trên" label={`Gửi cấp trên: ${pupil}`} title="Đề nghị cấp trên khen thưởng" description={pupil} submit="Ghi đã gửi" done="Đã ghi văn bản đề nghị." kind="primary">
          <FormField label="Gửi tới" name="authority" required maxLength={200} hint="Ví dụ Sở Giáo dục và Đào tạo, UBND xã" />
          <FormField label="Số văn bản" name="number" required maxLength={60} hint="Ví dụ 31/TTr-NTL" />
          <FormField label="Ngày gửi" name="on" type="date" required defaultValue={today} max={today} />
        </FormDialog>
      )}
      {may.includes("refuse") && <ReasonForm action={commendationStepAction} fixed={{ ...fixed, action: "refuse" }} button="Không đề nghị" title={`Không đề nghị: ${pupil}`} done="Đã trả lời giáo viên chủ nhiệm." />}
      {may.includes("withdraw") && <ReasonForm action={commendationStepAction} fixed={{ ...fixed, action: "withdraw" }} button="Rút đề nghị" title={`Rút đề nghị: ${pupil}`} done="Đã rút đề nghị." />}
      {may.includes("grant") && <AnswerForm fixed={{ ...fixed, action: "grant" }} button="Được khen thưởng" pupil={pupil} today={today} />}
      {may.includes("decline") && <AnswerForm fixed={{ ...fixed, action: "decline" }} button="Không được khen" pupil={pupil} today={today} />}
    </div>
  );
}

/** What the authority answered: its paper's number and day. */
function AnswerForm({ fixed, button, pupil, today }: { fixed: Record<string, unknown>; button: string; pupil: string; today: string | undefined }) {
  return (
    <FormDialog action={commendationStepAction} fixed={fixed} button={button} label={`${button}: ${pupil}`} title="Trả lời của cấp trên" description={`${pupil}: ${button.toLowerCase()}`} submit="Ghi trả lời" done="Đã ghi trả lời của cấp trên.">
      <FormField label="Số văn bản trả lời" name="number" required maxLength={60} hint="Ví dụ 412/QĐ-UBND" />
      <FormField label="Ngày trả lời" name="on" type="date" required defaultValue={today} max={today} />
      <FormField label="Ghi chú, nếu có" name="note" maxLength={500} />
    </FormDialog>
  );
}
