"use client";
import { useRouter } from "next/navigation";
import type { Period } from "@/lib/domain/assessment/periods";
import { PERIODS, PERIOD_WORDS } from "@/lib/domain/assessment/periods";

/** The four times of assessment of a class. */
export function PeriodMenu({ classId, period }: { classId: string; period: Period }) {
  const router = useRouter();
  return (
    <select
      aria-label="Thời điểm đánh giá"
      value={period}
      onChange={(event) => router.push(`/so-theo-doi/${classId}/${event.target.value}${location.search}`)}
      className="min-h-10 rounded-lg border border-line-strong bg-paper px-2.5 text-[0.95rem] font-medium"
    >
      {PERIODS.map((one) => (
        <option key={one} value={one}>
          {PERIOD_WORDS[one]}
        </option>
      ))}
    </select>
  );
}
