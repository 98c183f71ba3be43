"use client";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Button } from "@/components/button";
import { ErrorSummary } from "@/components/error-summary";
import { useAction } from "@/components/use-action";
import type { PupilYear } from "@/lib/server/sheets/year-results";
import type { CommendationLine } from "@/lib/server/year-end/list-commendations";
import type { PupilPapers } from "@/lib/server/year-end/pupil-papers";
import { confirmYearResultsAction } from "./actions";
import { YearResultItem } from "./year-result-item";

/** What this person may do on the page, and what the forms need to know. */
export type YearRights = { confirms: boolean; certified: boolean; proposes: boolean; reviewed: readonly string[]; promotes: boolean; decidesAwards: boolean; plans: boolean; writes: boolean; commends: boolean };
export type YearPage = { classId: string; grade: number; today: string; lastDay: string; teachers: readonly { id: string; fullName: string }[]; rights: YearRights };

type Props = { page: YearPage; years: readonly PupilYear[]; papers: Readonly<Record<string, PupilPapers>>; commendations: readonly CommendationLine[]; blocked: string | undefined };

/** Every pupil's year, with its one sentence of why; confirmed all at once or one by one. */
export function YearResults({ page, years, papers, commendations, blocked }: Props) {
  const router = useRouter();
  const { send, pending, refused } = useAction(confirmYearResultsAction, ({ confirmed }) => {
    toast.success(`Đã xác nhận ${confirmed} học sinh.`);
    router.refresh();
  });
  const { confirms, certified } = page.rights;
  const mayNow = ({ heldOut }: PupilYear) => (certified ? heldOut?.status === "OPEN" : !blocked);
  const waiting = years.filter((year) => year.computed !== null && year.computed !== year.confirmed);
  const ready = waiting.filter(mayNow);
  const confirm = (chosen: readonly PupilYear[]) => send({ classId: page.classId, pupils: chosen.map(({ pupilId, computed, version }) => ({ pupilId, result: computed, version })) });
  return (
    <section aria-label="Kết quả từng học sinh" className="space-y-3">
      {refused && <ErrorSummary message={refused.message} fields={refused.fields} />}
      {confirms && !certified && (
        <Button kind="primary" busy={pending} blocked={blocked ?? (ready.length === 0 ? "Không còn kết quả nào chờ xác nhận." : undefined)} onClick={() => confirm(ready)}>
          {waiting.length > 0 ? `Xác nhận ${waiting.length} học sinh` : "Xác nhận kết quả"}
        </Button>
      )}
      <ol className="overflow-hidden rounded-xl border border-line bg-paper">
        {years.map((year) => (
          <YearResultItem key={year.pupilId} page={page} year={year} papers={papers[year.pupilId] ?? NONE} commendations={commendations.filter(({ pupilId }) => pupilId === year.pupilId)}>
            {confirms && ready.includes(year) && (
              <Button busy={pending} aria-label={`Xác nhận ${year.fullName}`} onClick={() => confirm([year])}>
                Xác nhận
              </Button>
            )}
          </YearResultItem>
        ))}
      </ol>
    </section>
  );
}

const NONE: PupilPapers = { plan: null, letters: [] };
