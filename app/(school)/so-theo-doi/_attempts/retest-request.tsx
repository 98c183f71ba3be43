"use client";
import { ActionForm } from "@/components/action-form";
import { Badge } from "@/components/badge";
import type { BadgeTone } from "@/components/badge";
import { FormTextArea } from "@/components/form-field";
import { ReasonForm } from "@/components/reason-form";
import { REQUEST_WORDS } from "@/lib/domain/records/retest-workflow";
import type { RequestState } from "@/lib/domain/records/retest-workflow";
import type { RequestLine } from "@/lib/server/attempts/get-attempts";
import { approveRetestAction, refuseRetestAction, requestRetestAction, withdrawRetestAction } from "./actions";

const TONES = { REQUESTED: "waiting", APPROVED: "sealed", REFUSED: "danger", WITHDRAWN: "plain" } as const satisfies Record<RequestState, BadgeTone>;

type Props = { request: RequestLine; decides: boolean; withdraws: boolean };

/** One proposal for another test and what became of it. */
export function RetestRequest({ request: { id, state, reason, who, at, note, decidedBy, version, used }, decides, withdraws }: Props) {
  const waits = state === "REQUESTED";
  return (
    <li className="space-y-2 border-b border-line py-3 last:border-b-0">
      <p className="flex flex-wrap items-center gap-2.5">
        <Badge tone={TONES[state]}>{REQUEST_WORDS[state]}</Badge>
        {state === "APPROVED" && <span className="text-[0.92rem] text-ink-soft">{used ? "Đã ghi kết quả" : "Chờ ghi kết quả"}</span>}
      </p>
      <p>{reason}</p>
      <p className="text-[0.92rem] text-ink-soft">
        {who} đề xuất lúc {at}
        {decidedBy && ` · ${decidedBy}`}
        {note && `: ${note}`}
      </p>
      {waits && decides && <DecideRetest requestId={id} version={version} />}
      {waits && withdraws && <ActionForm action={withdrawRetestAction} fixed={{ requestId: id, version }} submit="Rút đề xuất" kind="quiet" done="Đã rút đề xuất." inline />}
    </li>
  );
}

/** Leadership agrees, or does not and says why. */
export const DecideRetest = ({ requestId, version }: { requestId: string; version: number }) => (
  <div className="flex flex-wrap gap-2">
    <ActionForm action={approveRetestAction} fixed={{ requestId, version }} submit="Đồng ý cho kiểm tra khác" done="Đã đồng ý; giáo viên ghi được kết quả." inline />
    <ReasonForm action={refuseRetestAction} fixed={{ requestId, version }} button="Không đồng ý" title="Không đồng ý cho kiểm tra khác" done="Đã trả lời đề xuất." />
  </div>
);

/** The teacher proposes, saying what is unlike the lessons. */
export const RequestRetestForm = ({ place }: { place: { classId: string; period: string; pupilId: string; subject: string } }) => (
  <ActionForm action={requestRetestAction} fixed={place} submit="Đề xuất với nhà trường" done="Đã gửi đề xuất tới lãnh đạo.">
    <FormTextArea label="Kết quả bất thường ở chỗ nào so với đánh giá thường xuyên" name="reason" maxLength={500} required />
  </ActionForm>
);
