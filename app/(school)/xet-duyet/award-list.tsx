"use client";
import { Card } from "@/components/card";
import type { ReviewAward } from "@/lib/server/year-end/review-rows";
import type { NamedPupil } from "./review-form";

type Props = { awards: readonly (ReviewAward & { pupil: NamedPupil })[]; without: ReadonlySet<string>; choose: ((without: ReadonlySet<string>) => void) | null };

/** The awards proposed, each with what it rests on; one that is not ticked goes on waiting. Source: TT 27/2020, Đ.13.1. */
export function AwardList({ awards, without, choose }: Props) {
  if (awards.length === 0) return null;
  const toggle = (id: string) => {
    const next = new Set(without);
    if (!next.delete(id)) next.add(id);
    choose?.(next);
  };
  return (
    <Card title={`Khen thưởng được đề nghị (${awards.length})`} flush>
      <details open={awards.length <= 12 || undefined}>
        <summary className="cursor-pointer px-4 py-3 font-semibold sm:px-5">Danh sách đề nghị</summary>
        <ul className="divide-y divide-line border-t border-line">
          {awards.map(({ id, text, evidence, pupil }) => (
            <li key={id} className="px-4 py-2.5 sm:px-5">
              <label className="flex items-start gap-3">
                <input type="checkbox" className="mt-1 size-5 shrink-0" checked={!without.has(id)} disabled={choose === null} onChange={() => toggle(id)} />
                <span>
                  <span className="font-medium">
                    {pupil.fullName}, lớp {pupil.className}:
                  </span>{" "}
                  {text}
                  {evidence && evidence !== text && <span className="block text-[0.92rem] text-ink-soft">{evidence}</span>}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}
