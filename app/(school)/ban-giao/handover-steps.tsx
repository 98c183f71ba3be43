"use client";
import { ActionForm } from "@/components/action-form";
import { Button } from "@/components/button";
import { Card } from "@/components/card";
import { refusalWords } from "@/lib/domain/refusal-words";
import type { Handover } from "@/lib/server/year-end/handovers";
import { ReasonForm } from "@/components/reason-form";
import { handoverStepAction } from "./actions";

/** The confirmations of both sides, and what is still missing for the first. */
export function HandoverSteps({ handover }: { handover: Handover }) {
  const { classId, version, may } = handover;
  const fixed = { classId, version };
  if (!may.some((action) => action !== "write")) return null;
  const blocked = whyNotYet(handover);
  return (
    <Card title="Xác nhận">
      <div className="flex flex-wrap gap-2.5">
        {may.includes("give") &&
          (blocked ? (
            <Button blocked={blocked}>Ký bàn giao</Button>
          ) : (
            <ActionForm action={handoverStepAction} fixed={{ ...fixed, action: "give" }} submit="Ký bàn giao" done="Đã xác nhận bàn giao; bên nhận sẽ xác nhận." inline />
          ))}
        {may.includes("receive") && <ActionForm action={handoverStepAction} fixed={{ ...fixed, action: "receive" }} submit="Xác nhận đã nhận lớp" done="Đã nhận lớp." inline />}
        {may.includes("return") && <ReasonForm action={handoverStepAction} fixed={{ ...fixed, action: "return" }} button="Trả lại biên bản" title="Trả lại biên bản bàn giao" done="Đã trả lại bên giao." />}
      </div>
    </Card>
  );
}

function whyNotYet({ sheet, grade, toId, strengths, limits }: Handover): string | undefined {
  if (sheet !== "APPROVED") return refusalWords("HANDOVER_BEFORE_APPROVAL");
  if (grade < 5 && toId === null) return refusalWords("HANDOVER_NOBODY");
  return strengths && limits ? undefined : refusalWords("HANDOVER_EMPTY");
}
