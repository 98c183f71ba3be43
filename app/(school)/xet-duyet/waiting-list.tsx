import { Card } from "@/components/card";
import { LinkButton } from "@/components/link-button";
import type { ReviewClass } from "@/lib/server/year-end/review-rows";

/** Who has no result by rule and waits for the head's own decision, which the meeting's does not stand for (TT 27/2020, Đ.8). */
export function WaitingList({ classes }: { classes: readonly ReviewClass[] }) {
  const waiting = classes.flatMap(({ classId, name, waiting: of }) => of.map((pupil) => ({ ...pupil, classId, className: name })));
  if (waiting.length === 0) return null;
  return (
    <Card title={`Không đánh giá theo kế hoạch giáo dục cá nhân: chờ hiệu trưởng quyết định (${waiting.length})`} flush>
      <ul className="divide-y divide-line">
        {waiting.map(({ pupilId, fullName, classId, className }) => (
          <li key={pupilId} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
            <p className="min-w-0 flex-1 basis-60">
              <span className="font-medium">{fullName}</span> <span className="text-ink-soft">· lớp {className}</span>
            </p>
            <LinkButton href={`/so-theo-doi/${classId}/CN/ket-qua`} label={`Quyết định cho ${fullName}`}>
              Mở kết quả cả năm
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
