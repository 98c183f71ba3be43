import { Card } from "@/components/card";
import type { CommendationLine } from "@/lib/server/year-end/list-commendations";
import { CommendationItem } from "../_commendations/commendation-item";

/** What the school is asked to put, or has put, to a higher authority this year. Source: TT 27/2020, Đ.13.2. */
export function CommendationList({ commendations, today }: { commendations: readonly CommendationLine[]; today: string }) {
  if (commendations.length === 0) return null;
  return (
    <Card title={`Đề nghị cấp trên khen thưởng (${commendations.length})`} flush>
      <ul className="divide-y divide-line">
        {commendations.map((one) => (
          <li key={one.id} className="px-4 py-3 sm:px-5">
            <CommendationItem one={one} named today={today} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
