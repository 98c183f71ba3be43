"use client";
import { Badge } from "@/components/badge";
import type { BadgeTone } from "@/components/badge";
import { Button } from "@/components/button";
import { Card } from "@/components/card";
import { YEAR_STANDING_WORDS, type YearStanding } from "@/lib/domain/assessment/levels";
import type { NamedPupil } from "./review-form";

const TONES = { EXCELLENT: "sealed", WELL_DONE: "sealed", DONE: "info", NOT_DONE: "danger", UNRANKED: "info" } as const satisfies Record<YearStanding, BadgeTone>;
const FEW = 12;

type Put = ((pupilId: string, reason: string | null) => void) | null;
type Props = { title: string; pupils: readonly NamedPupil[]; aside: ReadonlyMap<string, string>; put: Put; effort?: boolean };

/** One list of the review, class by class. A long class is folded. `put`: sets a pupil aside with the reason, or takes him back. */
export function PupilList({ title, pupils, aside, put, effort = false }: Props) {
  if (pupils.length === 0) return null;
  const classes = [...new Set(pupils.map(({ className }) => className))];
  return (
    <Card title={`${title} (${pupils.length})`} flush>
      {classes.map((name) => {
        const here = pupils.filter(({ className }) => className === name);
        const left = here.filter(({ pupilId }) => aside.has(pupilId)).length;
        return (
          <details key={name} open={pupils.length <= FEW || left > 0 || undefined} className="border-b border-line last:border-b-0">
            <summary className="cursor-pointer px-4 py-3 font-semibold sm:px-5">
              Lớp {name} <span className="font-normal text-ink-soft">· {here.length} học sinh{left > 0 && `, để lại ${left}`}</span>
            </summary>
            <ul className="divide-y divide-line border-t border-line">
              {here.map((pupil) => (
                <PupilRow key={pupil.pupilId} pupil={pupil} reason={aside.get(pupil.pupilId) ?? null} put={put} effort={effort} />
              ))}
            </ul>
          </details>
        );
      })}
    </Card>
  );
}

function PupilRow({ pupil, reason, put, effort }: { pupil: NamedPupil; reason: string | null; put: Put; effort: boolean }) {
  const { pupilId, fullName, orderNo, result, completion, asideReason, needsEffort } = pupil;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5 sm:px-5">
      <span className="w-7 shrink-0 text-right text-ink-soft tabular-nums">{orderNo}</span>
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium">{fullName}</p>
        <p className="text-[0.92rem] text-ink-soft">{effort ? `Cần cố gắng: ${needsEffort.join(", ")}` : (completion ?? "Chưa ghi lên lớp: chờ đánh giá bổ sung và quyết định của hiệu trưởng")}</p>
        {asideReason && reason === null && <p className="text-[0.92rem] text-waiting">Lần trước để lại: {asideReason}</p>}
      </div>
      <Badge tone={TONES[result]}>{YEAR_STANDING_WORDS[result]}</Badge>
      {put && reason === null && (
        <Button aria-label={`Để lại ${fullName}`} onClick={() => put(pupilId, "")}>
          Để lại
        </Button>
      )}
      {put && reason !== null && (
        <div className="flex w-full flex-wrap items-center gap-2 sm:pl-10">
          <label className="flex min-w-0 flex-1 basis-60 items-center gap-2">
            <span className="shrink-0 font-semibold text-waiting">Lý do để lại</span>
            <input aria-label={`Lý do để lại ${fullName}`} value={reason} maxLength={300} onChange={(event) => put(pupilId, event.target.value)} className="min-h-11 w-full min-w-0 rounded-lg border border-line-strong bg-paper px-3" />
          </label>
          <Button aria-label={`Đưa ${fullName} vào lại danh sách`} onClick={() => put(pupilId, null)}>
            Đưa vào lại
          </Button>
        </div>
      )}
    </li>
  );
}
