import { Card } from "@/components/card";
import type { LeftOut } from "@/lib/server/transcripts/left-out";

/** Pupils whose học bạ cannot be made yet, each with every reason. Source: QĐ 1789, Đ.21.2; traps A4. */
export function LeftOutList({ leftOut }: { leftOut: readonly LeftOut[] }) {
  if (leftOut.length === 0) return null;
  return (
    <Card title={`${leftOut.length} học sinh chưa lập được học bạ`}>
      <ul className="space-y-2.5">
        {leftOut.map(({ pupilId, fullName, reasons }) => (
          <li key={pupilId}>
            <p className="font-semibold">{fullName}</p>
            <ul className="list-disc pl-5 text-ink-soft">
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}
