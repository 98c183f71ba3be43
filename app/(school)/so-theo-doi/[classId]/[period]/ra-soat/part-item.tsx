import { Badge } from "@/components/badge";
import type { BadgeTone } from "@/components/badge";
import { ActionForm } from "@/components/action-form";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";
import { ReasonForm } from "@/components/reason-form";
import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import type { PartStatus } from "@/lib/domain/records/sheet-status";
import { PART_ACTION_WORDS, PART_STATUS_WORDS } from "@/lib/domain/records/sheet-words";
import { showInstant } from "@/lib/domain/vietnam-time";
import type { ClassFacts } from "@/lib/server/sheets/class-facts";
import type { PartReview } from "@/lib/server/sheets/get-review";
import { acceptPartAction, returnPartAction, submitPartAction, withdrawPartAction } from "./actions";
import { MissingList } from "./missing-list";

const TONES = { DRAFT: "plain", SUBMITTED: "waiting", RETURNED: "danger", ACCEPTED: "sealed" } as const satisfies Record<PartStatus, BadgeTone>;

/** One subject of the class: state, teacher, what it lacks, and the steps this person may take. */
export function PartItem({ review: { part, missing, may, blocked }, facts, opensHref }: { review: PartReview; facts: ClassFacts; /** Where the head lets this part be entered after closing. */ opensHref?: string | undefined }) {
  const name = subjectName(part.subject, facts.language);
  const { submittedAt } = part;
  const fixed = { classId: facts.classId, period: facts.period, subject: part.subject, groupId: part.groupId, version: part.version };
  return (
    <li className="border-b border-line px-4 py-3.5 last:border-b-0 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h3 className="font-semibold">
            {name}
            {part.groupName && `, ${part.groupName}`}
          </h3>
          <p className="text-[0.92rem] text-ink-soft">
            {part.teachers.join(", ") || "Chưa phân công giáo viên"}
            {submittedAt && part.status !== "DRAFT" && ` · nộp lúc ${showInstant(submittedAt)}`}
          </p>
        </div>
        <Badge tone={TONES[part.status]}>{PART_STATUS_WORDS[part.status]}</Badge>
        <div className="flex flex-wrap items-center gap-2">
          {may.includes("submit") &&
            (blocked.submit ? (
              <Button blocked={blocked.submit}>{PART_ACTION_WORDS.submit}</Button>
            ) : (
              <ActionForm action={submitPartAction} fixed={fixed} submit={PART_ACTION_WORDS.submit} done={`Đã nộp ${name} cho giáo viên chủ nhiệm.`} inline />
            ))}
          {may.includes("withdraw") && <ActionForm action={withdrawPartAction} fixed={fixed} submit={PART_ACTION_WORDS.withdraw} kind="secondary" done={`Đã rút lại ${name}.`} inline />}
          {blocked.accept && !may.includes("submit") && <Button blocked={blocked.accept}>{PART_ACTION_WORDS.accept}</Button>}
          {opensHref && <LinkButton href={opensHref} kind="quiet" label={`Mở riêng ${name} để sửa`}>Mở riêng để sửa</LinkButton>}
          {may.includes("accept") && <ActionForm action={acceptPartAction} fixed={fixed} submit={PART_ACTION_WORDS.accept} done={`Đã nhận ${name}.`} inline />}
          {may.includes("return") && <ReasonForm action={returnPartAction} fixed={fixed} button={PART_ACTION_WORDS.return} title={`Trả lại ${name}`} done={`Đã trả lại ${name}.`} />}
        </div>
      </div>
      {part.note && part.status === "RETURNED" && (
        <p className="mt-2 rounded-md bg-danger-soft px-3 py-2 text-[0.93rem] text-danger">
          <strong>Lý do trả lại:</strong> {part.note}
        </p>
      )}
      {missing.length > 0 && (
        <div className="mt-2">
          <MissingList missing={missing} base={`/so-theo-doi/${facts.classId}/${facts.period}`} />
        </div>
      )}
    </li>
  );
}
