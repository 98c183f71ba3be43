"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { Badge } from "@/components/badge";
import type { BadgeTone } from "@/components/badge";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { FormField } from "@/components/form-field";
import { ReasonForm } from "@/components/reason-form";
import { PLAN_FORM_WORDS, PLAN_MODE_WORDS } from "@/lib/domain/assessment/exemptions";
import { findSubject } from "@/lib/domain/assessment/subjects";
import type { RequestState } from "@/lib/domain/records/retest-workflow";
import type { PlanLine } from "@/lib/server/plans/list-plans";
import { approvePlanAction, refusePlanAction, withdrawPlanAction } from "./actions";

const STATES = {
  REQUESTED: ["waiting", "Chờ hiệu trưởng"],
  APPROVED: ["sealed", "Đã quyết định"],
  REFUSED: ["danger", "Không đồng ý"],
  WITHDRAWN: ["plain", "Đã rút"],
} as const satisfies Record<RequestState, readonly [BadgeTone, string]>;

/** One plan: whose, on which papers, what it changes, and what may be done with it. */
export function PlanItem({ plan, today }: { plan: PlanLine; today: string }) {
  const [tone, words] = STATES[plan.state];
  return (
    <li className="space-y-1.5 border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
      <p className="flex flex-wrap items-center gap-2.5 font-semibold">
        {plan.pupil}
        <span className="font-normal text-ink-soft">lớp {plan.className}</span>
        <Badge tone={tone}>{words}</Badge>
      </p>
      <p>
        {PLAN_FORM_WORDS[plan.form]} · {plan.disability} · KHGDCN số {plan.number}, ngày {plan.plannedOn}
        {plan.decision && ` · ${plan.decision}`}
      </p>
      {plan.adjustments && <p className="text-ink-soft">{plan.adjustments}</p>}
      {plan.subjects.length > 0 && <p>{plan.subjects.map(({ subject, mode }) => `${findSubject(subject)?.short}: ${PLAN_MODE_WORDS[mode].toLowerCase()}`).join(" · ")}</p>}
      {plan.note && <p className="text-ink-soft">Lý do: {plan.note}</p>}
      {plan.decides && <Decide plan={plan} today={today} />}
      {plan.withdraws && <ActionForm action={withdrawPlanAction} fixed={{ planId: plan.id, version: plan.version }} submit="Rút" kind="quiet" done="Đã rút kế hoạch." inline />}
    </li>
  );
}

function Decide({ plan: { id: planId, version, pupil }, today }: { plan: PlanLine; today: string }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap gap-2">
      <Dialog open={open} onOpenChange={setOpen} title="Quyết định kế hoạch giáo dục cá nhân" description={pupil} trigger={<Button kind="primary">Quyết định</Button>}>
        <ActionForm action={approvePlanAction} fixed={{ planId, version }} submit="Quyết định" done="Đã quyết định; bảng tổng hợp ghi theo kế hoạch." onDone={() => setOpen(false)}>
          <FormField label="Số quyết định" name="decisionNumber" hint="Ví dụ 15/QĐ-NTL" maxLength={60} autoComplete="off" />
          <FormField label="Ngày quyết định" name="decidedOn" type="date" defaultValue={today} max={today} />
        </ActionForm>
      </Dialog>
      <ReasonForm action={refusePlanAction} fixed={{ planId, version }} button="Không đồng ý" title="Không đồng ý với kế hoạch" done="Đã trả lời giáo viên chủ nhiệm." />
    </div>
  );
}
