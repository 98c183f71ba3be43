"use client";
import { Badge } from "@/components/badge";
import type { BadgeTone } from "@/components/badge";
import { Button } from "@/components/button";
import { ErrorSummary } from "@/components/error-summary";
import { useAction } from "@/components/use-action";
import type { YearResult } from "@/lib/domain/assessment/levels";
import { YEAR_RESULT_WORDS } from "@/lib/domain/assessment/levels";
import type { PupilYear } from "@/lib/server/sheets/year-results";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { confirmYearResultsAction } from "./actions";
import { AwardForm } from "./award-form";
import { PromotionForm } from "./promotion-form";

const TONES = { EXCELLENT: "sealed", WELL_DONE: "sealed", DONE: "info", NOT_DONE: "danger" } as const satisfies Record<YearResult, BadgeTone>;

type Props = { classId: string; grade: number; years: readonly PupilYear[]; confirms: boolean; blocked: string | undefined; promotes: boolean };

/** Every pupil's year, with its one sentence of why; confirmed all at once or one by one. */
export function YearResults({ classId, grade, years, confirms, blocked, promotes }: Props) {
  const router = useRouter();
  const { send, pending, refused } = useAction(confirmYearResultsAction, ({ confirmed }) => {
    toast.success(`Đã xác nhận ${confirmed} học sinh.`);
    router.refresh();
  });
  const waiting = years.filter((year) => year.computed !== null && year.computed !== year.confirmed);
  const confirm = (chosen: readonly PupilYear[]) => send({ classId, pupils: chosen.map(({ pupilId, computed, version }) => ({ pupilId, result: computed, version })) });
  return (
    <section aria-label="Kết quả từng học sinh" className="space-y-3">
      {refused && <ErrorSummary message={refused.message} fields={refused.fields} />}
      {confirms && (
        <Button kind="primary" busy={pending} blocked={blocked ?? (waiting.length === 0 ? "Không còn kết quả nào chờ xác nhận." : undefined)} onClick={() => confirm(waiting)}>
          {waiting.length > 0 ? `Xác nhận ${waiting.length} học sinh` : "Xác nhận kết quả"}
        </Button>
      )}
      <ol className="overflow-hidden rounded-xl border border-line bg-paper">
        {years.map((year) => (
          <li key={year.pupilId} className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
            <span className="w-7 shrink-0 text-right text-ink-soft tabular-nums">{year.orderNo}</span>
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-semibold">{year.fullName}</p>
              <p className="text-[0.93rem] text-ink-soft">{year.why}</p>
              {year.completion && <p className="text-[0.93rem]">Học bạ ghi: {year.completion}</p>}
              {year.awards.map(({ id, text, decided, decision }) => (
                <p key={id} className="text-[0.93rem] text-sealed">
                  {text} · {decided ? `Quyết định ${decision ?? ""}` : "chờ hiệu trưởng quyết định"}
                </p>
              ))}
            </div>
            <div className="flex flex-wrap items-center gap-2">
              <StateOf year={year} />
              {confirms && !blocked && waiting.includes(year) && (
                <Button busy={pending} aria-label={`Xác nhận ${year.fullName}`} onClick={() => confirm([year])}>
                  Xác nhận
                </Button>
              )}
              {confirms && year.computed === year.confirmed && <AwardForm classId={classId} year={year} />}
              {promotes && year.confirmed === "NOT_DONE" && <PromotionForm classId={classId} grade={grade} year={year} />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function StateOf({ year: { computed, confirmed } }: { year: PupilYear }) {
  if (computed === null) return <Badge tone="waiting">Chưa đủ dữ liệu</Badge>;
  const words = YEAR_RESULT_WORDS[computed];
  if (confirmed === computed) return <Badge tone={TONES[computed]}>{words}</Badge>;
  return <Badge tone="waiting">{confirmed ? `${words}, cần xác nhận lại` : `${words}, chờ xác nhận`}</Badge>;
}
