"use client";
import { ActionForm } from "@/components/action-form";
import { Button } from "@/components/button";
import { Card } from "@/components/card";
import { handoverObstacle } from "@/lib/domain/records/handover";
import { refusalWords } from "@/lib/domain/refusal-words";
import type { Handover } from "@/lib/server/year-end/handovers";
import { ReasonForm } from "@/components/reason-form";
import { handoverStepAction } from "./actions";

/** The confirmations of both sides, and what is still missing for the first. */
export function HandoverSteps({ handover, self, unsaved }: { handover: Handover; self: string | null; unsaved: boolean }) {
  const { classId, version, may } = handover;
  const fixed = { classId, version };
  if (!may.some((action) => action !== "write")) return null;
  const obstacle = handoverObstacle({ ...handover, accepted: handover.accepted !== null, unsaved });
  const keepsOn = self !== null && handover.toId === self;
  const give = keepsOn ? "Xác nhận tiếp tục chủ nhiệm" : "Ký bàn giao";
  return (
    <Card title="Xác nhận">
      <div className="flex flex-wrap gap-2.5">
        {may.includes("give") &&
          (obstacle ? (
            <Button blocked={refusalWords(obstacle)}>{give}</Button>
          ) : (
            <ActionForm action={handoverStepAction} fixed={{ ...fixed, action: "give" }} submit={give} done={keepsOn ? "Đã xác nhận; lớp không phải bàn giao." : "Đã xác nhận bàn giao; bên nhận sẽ xác nhận."} inline />
          ))}
        {may.includes("receive") && <ActionForm action={handoverStepAction} fixed={{ ...fixed, action: "receive" }} submit="Xác nhận đã nhận lớp" done="Đã nhận lớp." inline />}
        {may.includes("return") && <ReasonForm action={handoverStepAction} fixed={{ ...fixed, action: "return" }} button="Trả lại biên bản" title="Trả lại biên bản bàn giao" done="Đã trả lại bên giao." />}
      </div>
    </Card>
  );
}
