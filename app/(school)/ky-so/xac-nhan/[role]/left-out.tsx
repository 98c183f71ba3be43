import { Card } from "@/components/card";
import type { Ctx } from "@/lib/server/context";
import { listNotMade } from "@/lib/server/ceremonies/list-not-made";
import type { Preview } from "@/lib/server/ceremonies/take-preview";

/** Records whose turn has not come, by class, with whom they wait for. */
export function LaterCard({ later }: Pick<Preview, "later">) {
  if (later.length === 0) return null;
  return (
    <Card title={`Chưa đến lượt: ${later.reduce((sum, { records }) => sum + records, 0)} học bạ`}>
      <ul className="space-y-1.5">
        {later.map(({ classId, className, records, why }) => (
          <li key={`${classId} ${why}`}>
            <span className="font-semibold">Lớp {className}</span>, {records} học bạ: <span className="text-ink-soft">{why}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Pupils of these classes who have no học bạ of the year to sign, by name, with the reasons. Source: QĐ 1789, Đ.21.2; traps A4. */
export async function NotMadeCard({ ctx, classIds }: { ctx: Ctx; classIds: readonly string[] }) {
  const out = await listNotMade(ctx, classIds);
  if (out.length === 0) return null;
  return (
    <Card title={`${out.length} học sinh không có trong đợt này vì học bạ chưa lập`}>
      <ul className="space-y-1.5">
        {out.map(({ pupilId, fullName, className, reasons }) => (
          <li key={pupilId}>
            <span className="font-semibold">{fullName}</span> <span className="text-ink-soft">(lớp {className}): {reasons.join(" ")}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
