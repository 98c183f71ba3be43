import { Card } from "@/components/card";
import { LinkButton } from "@/components/link-button";
import { showDay } from "@/lib/domain/vietnam-time";
import type { HeldReview } from "@/lib/server/year-end/list-review";

/** The reviews of the year that were held, each with its papers. What a meeting found is never changed: the next one finds anew. */
export function HeldList({ held }: { held: readonly HeldReview[] }) {
  if (held.length === 0) return null;
  return (
    <Card title="Các lần xét duyệt" flush>
      <ul className="divide-y divide-line">
        {held.map((review) => (
          <li key={review.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-semibold">
                Biên bản {review.minutes}, ngày {showDay(review.heldOn)}
              </p>
              <p className="text-[0.92rem] text-ink-soft">
                Quyết định lên lớp {review.promotionDecision}
                {review.awardDecision && `, khen thưởng ${review.awardDecision}`}, ngày {showDay(review.decidedOn)} · {review.confirmed} học sinh được duyệt
                {review.setAside > 0 && `, ${review.setAside} để lại`}
              </p>
            </div>
            <LinkButton href={`/xet-duyet/${review.id}`} label={`Xem biên bản ${review.minutes}`}>
              Xem biên bản
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
