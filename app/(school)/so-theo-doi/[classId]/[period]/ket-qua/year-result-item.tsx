import type { ReactNode } from "react";
import { Badge } from "@/components/badge";
import type { BadgeTone } from "@/components/badge";
import type { YearResult } from "@/lib/domain/assessment/levels";
import { YEAR_RESULT_WORDS } from "@/lib/domain/assessment/levels";
import { SUPPLEMENT_STATUS_WORDS } from "@/lib/domain/records/held-out";
import { showDay } from "@/lib/domain/vietnam-time";
import type { PupilYear } from "@/lib/server/sheets/year-results";
import type { CommendationLine } from "@/lib/server/year-end/list-commendations";
import type { PupilPapers } from "@/lib/server/year-end/pupil-papers";
import { CommendationItem } from "../../../../_commendations/commendation-item";
import { AwardForm, AwardLine, SuddenAwardForm } from "./_awards/award-form";
import { LetterForm, LetterLine } from "./_awards/letters";
import { ProposeCommendationForm } from "./_awards/propose-commendation-form";
import { PromotionForm } from "./promotion-form";
import { OpenSupplementForm, PlanForm } from "./support-forms";
import type { YearPage } from "./year-results";

const TONES = { EXCELLENT: "sealed", WELL_DONE: "sealed", DONE: "info", NOT_DONE: "danger" } as const satisfies Record<YearResult, BadgeTone>;
const LINE = "text-[0.93rem]";

type Props = { page: YearPage; year: PupilYear; papers: PupilPapers; commendations: readonly CommendationLine[]; children: ReactNode };

/** One pupil's year: the result and why, what the học bạ will say, awards, support, letters, and what this person may do. */
export function YearResultItem({ page, year, papers, commendations, children }: Props) {
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
      <span className="w-7 shrink-0 text-right text-ink-soft tabular-nums">{year.orderNo}</span>
      <div className="min-w-0 flex-1 basis-72 space-y-0.5">
        <p className="font-semibold">{year.fullName}</p>
        <p className={`${LINE} text-ink-soft`}>{year.why}</p>
        {year.heldOut && (
          <p className={`${LINE} text-waiting`}>
            {SUPPLEMENT_STATUS_WORDS[year.heldOut.status]}: {year.heldOut.reason}
          </p>
        )}
        {year.completion && <p className={LINE}>Học bạ ghi: {year.completion}</p>}
        {year.decision?.number && (
          <p className={`${LINE} text-ink-soft`}>
            Quyết định {year.decision.number}
            {year.decision.on && `, ngày ${showDay(year.decision.on)}`}
          </p>
        )}
        {year.awards.map((award) => (
          <AwardLine key={award.id} classId={page.classId} award={award} fullName={year.fullName} withdraws={award.decided ? page.rights.decidesAwards : page.rights.confirms || page.rights.decidesAwards} />
        ))}
        {papers.plan && (
          <p className={LINE}>
            Hỗ trợ từ {showDay(papers.plan.startsOn)} đến {showDay(papers.plan.endsOn)}, {papers.plan.responsible} phụ trách: {papers.plan.text}
          </p>
        )}
        {papers.letters.map((letter) => (
          <LetterLine key={letter.id} letter={letter} fullName={year.fullName} />
        ))}
        {commendations.map((one) => (
          <CommendationItem key={one.id} one={one} />
        ))}
      </div>
      <div className="flex flex-col gap-1 max-sm:w-full sm:items-end">
        <div className="flex flex-wrap items-center gap-2">
          <StateOf year={year} />
          {children}
          <Deeds page={page} year={year} papers={papers} />
        </div>
        <Praise page={page} year={year} />
      </div>
    </li>
  );
}

function Deeds({ page, year, papers }: Omit<Props, "children" | "commendations">) {
  const { classId, grade, today, lastDay, teachers, rights } = page;
  const notDone = year.confirmed === "NOT_DONE" && year.computed === "NOT_DONE";
  const confirmed = year.computed !== null && year.computed === year.confirmed;
  return (
    <>
      {rights.proposes && confirmed && <AwardForm classId={classId} year={year} />}
      {rights.plans && notDone && <PlanForm classId={classId} year={year} plan={papers.plan} teachers={teachers} today={today} lastDay={lastDay} />}
      {rights.confirms && rights.certified && notDone && papers.plan && !year.heldOut && !year.afterSupplement && <OpenSupplementForm classId={classId} year={year} />}
      {rights.promotes && (notDone || year.unranked) && <PromotionForm classId={classId} grade={grade} today={today} year={year} planned={papers.plan !== null} />}
    </>
  );
}

/** What may be said of any pupil on any day: quiet, so that a class of forty is a list of results and not a wall of buttons. */
function Praise({ page: { classId, rights }, year }: Pick<Props, "page" | "year">) {
  return (
    <div className="flex flex-wrap max-sm:-ml-4 sm:-mr-4">
      {rights.confirms && !rights.reviewed.includes(year.pupilId) && <SuddenAwardForm classId={classId} year={year} />}
      {rights.writes && <LetterForm classId={classId} year={year} />}
      {rights.commends && <ProposeCommendationForm classId={classId} year={year} />}
    </div>
  );
}

function StateOf({ year: { computed, confirmed, unranked } }: { year: PupilYear }) {
  if (unranked) return <Badge tone="info">Không xếp loại</Badge>;
  if (computed === null) return <Badge tone="waiting">Chưa đủ dữ liệu</Badge>;
  const words = YEAR_RESULT_WORDS[computed];
  if (confirmed === computed) return <Badge tone={TONES[computed]}>{words}</Badge>;
  return <Badge tone="waiting">{confirmed ? `${words}, cần xác nhận lại` : `${words}, chờ xác nhận`}</Badge>;
}
