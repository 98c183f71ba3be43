import { ActionForm } from "@/components/action-form";
import { Badge } from "@/components/badge";
import type { BadgeTone } from "@/components/badge";
import { Button } from "@/components/button";
import { Card } from "@/components/card";
import { ReasonForm } from "@/components/reason-form";
import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { refusalWords } from "@/lib/domain/refusal-words";
import { HELD_OUT_CAUSE_WORDS, SUPPLEMENT_STATUS_WORDS } from "@/lib/domain/records/held-out";
import type { SheetStatus } from "@/lib/domain/records/sheet-status";
import { PART_ACTION_WORDS, PART_STATUS_WORDS } from "@/lib/domain/records/sheet-words";
import { lastDayBefore, showDay, vietnamDay } from "@/lib/domain/vietnam-time";
import type { ClassFacts } from "@/lib/server/sheets/class-facts";
import type { HeldOutReview } from "@/lib/server/sheets/held-out/review-held-out";
import { MissingList } from "../missing-list";
import { Rounds, TraitChanges } from "./first-and-new";
import { RecordSupplementForm } from "./record-supplement-form";
import { SecondRoundForm } from "./second-round-form";
import { supplementPartStepAction, supplementStepAction, takeBackAction } from "./actions";

const TONES = { OPEN: "waiting", CERTIFIED: "waiting", APPROVED: "sealed" } as const satisfies Record<SheetStatus, BadgeTone>;

/** The pupils left out of the class: why, what is missing, and each one's own steps until the summer's last day. */
export function HeldOutCard({ pupils, facts, today }: { pupils: readonly HeldOutReview[]; facts: ClassFacts; today: string }) {
  if (pupils.length === 0) return null;
  return (
    <Card title={`${pupils.length} học sinh được để lại`} flush>
      <p className="px-4 pt-3 text-ink-soft sm:px-5">
        Xác nhận riêng từng em, chậm nhất ngày {showDay(lastDayBefore(facts.supplementsCloseOn))} (QĐ 1789, Điều 21 khoản 2). Các bạn khác của lớp không phải chờ.
      </p>
      <ul>
        {pupils.map((pupil) => (
          <HeldOutItem key={pupil.pupilId} pupil={pupil} facts={facts} today={today} />
        ))}
      </ul>
    </Card>
  );
}

function HeldOutItem({ pupil, facts, today }: { pupil: HeldOutReview; facts: ClassFacts; today: string }) {
  const { heldOut, missing } = pupil;
  return (
    <li className="space-y-2 border-b border-line px-4 py-3.5 last:border-b-0 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h3 className="font-semibold">{pupil.fullName}</h3>
          <p className="text-[0.92rem] text-ink-soft">
            {HELD_OUT_CAUSE_WORDS[heldOut.cause]}: {heldOut.reason}
          </p>
          {heldOut.secondRound && (
            <p className="text-[0.92rem]">
              Hiệu trưởng tổ chức đánh giá lần hai theo văn bản số {heldOut.secondRound.number}, ngày {showDay(heldOut.secondRound.on)}.
            </p>
          )}
        </div>
        <Badge tone={TONES[heldOut.status]}>{SUPPLEMENT_STATUS_WORDS[heldOut.status]}</Badge>
      </div>
      {heldOut.note && heldOut.status === "OPEN" && <p className="text-waiting">Lãnh đạo trả lại: {heldOut.note}</p>}
      {missing.length > 0 && <MissingList missing={missing} base={`/so-theo-doi/${facts.classId}/${facts.period}`} />}
      {pupil.parts.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {pupil.parts.map((part) => (
            <SupplementPart key={part.subject} pupil={pupil} part={part} facts={facts} today={today} />
          ))}
        </ul>
      )}
      <TraitChanges traits={pupil.traits} />
      <SupplementSteps pupil={pupil} facts={facts} today={today} />
    </li>
  );
}

function SupplementPart({ pupil, part, facts, today }: { pupil: HeldOutReview; part: HeldOutReview["parts"][number]; facts: ClassFacts; today: string }) {
  const name = subjectName(part.subject, facts.language);
  const fixed = { classId: facts.classId, period: facts.period, pupilId: pupil.pupilId, subject: part.subject, version: part.version };
  const step = (action: "withdraw" | "accept") =>
    part.may.includes(action) && <ActionForm action={supplementPartStepAction} fixed={{ ...fixed, action }} submit={PART_ACTION_WORDS[action]} kind="secondary" done="Đã ghi nhận." inline />;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2">
      <span className="min-w-0 flex-1 basis-40 font-medium">{name}</span>
      <Rounds rounds={part.rounds} />
      <span className="text-[0.92rem] text-ink-soft">{PART_STATUS_WORDS[part.status]}</span>
      {part.note && part.status === "RETURNED" && <span className="text-waiting">{part.note}</span>}
      {part.may.includes("submit") && pupil.heldOut.cause === "SUPPLEMENT" && (
        <RecordSupplementForm classId={facts.classId} pupilId={pupil.pupilId} fullName={pupil.fullName} subject={part.subject} name={name} tested={hasMark(part.subject, facts.grade, "CN", facts.rules)} second={pupil.heldOut.secondRound !== null} today={today} />
      )}
      {part.may.includes("submit") &&
        (part.missing > 0 ? (
          <Button blocked={`${name} của ${pupil.fullName} chưa nhập đủ nên chưa gửi được.`}>{PART_ACTION_WORDS.submit}</Button>
        ) : (
          <ActionForm action={supplementPartStepAction} fixed={{ ...fixed, action: "submit" }} submit={PART_ACTION_WORDS.submit} done={`Đã gửi ${name} của ${pupil.fullName}.`} inline />
        ))}
      {step("withdraw")}
      {step("accept")}
      {part.may.includes("return") && <ReasonForm action={supplementPartStepAction} fixed={{ ...fixed, action: "return" }} button={PART_ACTION_WORDS.return} title={`Trả lại ${name} của ${pupil.fullName}`} done="Đã trả lại." />}
    </li>
  );
}

function SupplementSteps({ pupil: { pupilId, fullName, heldOut, may, unready, mayTakeBack, mayOrder }, facts, today }: { pupil: HeldOutReview; facts: ClassFacts; today: string }) {
  const place = { classId: facts.classId, period: facts.period, pupilId, version: heldOut.version };
  const reason = (action: "return" | "reopen", button: string) =>
    may.includes(action) && <ReasonForm action={supplementStepAction} fixed={{ ...place, action }} button={button} title={`${button}: ${fullName}`} done="Đã ghi nhận." />;
  return (
    <div className="flex flex-wrap gap-2.5">
      {mayTakeBack && <ActionForm action={takeBackAction} fixed={place} submit="Đưa lại vào lớp" kind="secondary" done={`${fullName} được xác nhận cùng lớp.`} inline />}
      {may.includes("certify") &&
        (unready ? (
          <Button blocked={refusalWords(unready)}>Xác nhận bổ sung</Button>
        ) : (
          <ActionForm action={supplementStepAction} fixed={{ ...place, action: "certify" }} submit="Xác nhận bổ sung" done="Đã xác nhận bổ sung; lãnh đạo sẽ duyệt." inline />
        ))}
      {may.includes("approve") && <ActionForm action={supplementStepAction} fixed={{ ...place, action: "approve" }} submit="Duyệt bổ sung" done="Đã duyệt bổ sung." inline />}
      {mayOrder && <SecondRoundForm classId={facts.classId} pupilId={pupilId} fullName={fullName} version={heldOut.version} since={vietnamDay(heldOut.heldAt)} today={today} />}
      {reason("return", "Trả lại bổ sung")}
      {reason("reopen", "Mở lại bổ sung")}
    </div>
  );
}
