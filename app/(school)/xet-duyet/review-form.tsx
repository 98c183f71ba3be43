"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/button";
import { Card } from "@/components/card";
import { ErrorSummary } from "@/components/error-summary";
import { useAction } from "@/components/use-action";
import { REVIEW_LIST_WORDS, REVIEW_LISTS } from "@/lib/domain/records/year-review";
import type { ReviewClass, ReviewPupil } from "@/lib/server/year-end/review-rows";
import { decideYearReviewAction } from "./actions";
import { AwardList } from "./award-list";
import { MinutesFields } from "./minutes-fields";
import { PupilList } from "./pupil-list";

export type NamedPupil = ReviewPupil & { className: string };
type Props = { yearId: string; classes: readonly ReviewClass[]; today: string; mayDecide: boolean };

/** The lists of the review; everybody is in unless set aside with a reason, and one confirmation decides all. */
export function ReviewForm({ yearId, classes, today, mayDecide }: Props) {
  const router = useRouter();
  const pupils = classes.flatMap(({ name, pupils: of }) => of.map((pupil): NamedPupil => ({ ...pupil, className: name })));
  const [aside, setAside] = useState<ReadonlyMap<string, string>>(new Map());
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const { send, pending, refused } = useAction(decideYearReviewAction, ({ confirmed, setAside: left, awards }) => {
    toast.success(`Đã xét duyệt ${confirmed} học sinh, ${awards} khen thưởng${left > 0 ? `; để lại ${left} học sinh` : ""}.`);
    setAside(new Map());
    router.refresh();
  });
  const put = (pupilId: string, reason: string | null) => {
    const next = new Map(aside);
    if (reason === null) next.delete(pupilId);
    else next.set(pupilId, reason);
    setAside(next);
  };
  const confirmed = pupils.filter(({ pupilId }) => !aside.has(pupilId));
  const awards = confirmed.flatMap((pupil) => pupil.awards.filter(({ decided, earned }) => earned && !decided).map((award) => ({ ...award, pupil })));
  const chosen = awards.filter(({ id }) => !without.has(id));
  const decide = (fields: Record<string, unknown>) =>
    send({
      ...fields,
      yearId,
      pupils: confirmed.map(({ pupilId, version }) => ({ pupilId, version })),
      aside: pupils.flatMap(({ pupilId, version }) => (aside.has(pupilId) ? [{ pupilId, version, reason: aside.get(pupilId) ?? "" }] : [])),
      awardIds: chosen.map(({ id }) => id),
    });
  return (
    <>
      {REVIEW_LISTS.map((list) => (
        <PupilList key={list} title={REVIEW_LIST_WORDS[list]} pupils={pupils.filter((pupil) => pupil.list === list)} aside={aside} put={mayDecide ? put : null} />
      ))}
      <PupilList title="Rèn luyện thêm về phẩm chất, năng lực" pupils={pupils.filter(({ needsEffort }) => needsEffort.length > 0)} aside={aside} put={null} effort />
      <AwardList awards={awards} without={without} choose={mayDecide ? setWithout : null} />
      {mayDecide ? (
        <Card title="Biên bản và quyết định">
          {refused && <ErrorSummary message={refused.message} fields={refused.fields} />}
          <MinutesFields today={today} withAwards={chosen.length > 0} errors={refused?.fields ?? {}} pending={pending} decide={decide}>
            {`Xét duyệt ${confirmed.length} học sinh${chosen.length > 0 ? `, ${chosen.length} khen thưởng` : ""}${aside.size > 0 ? `, để lại ${aside.size}` : ""}`}
          </MinutesFields>
        </Card>
      ) : (
        <Button blocked="Hiệu trưởng quyết định xét duyệt; phó hiệu trưởng xem được danh sách.">Xét duyệt</Button>
      )}
    </>
  );
}
