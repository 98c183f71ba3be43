"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";

export type YearSwitchProps = { labels: readonly string[]; chosen: string; /** The cookie that keeps the choice. */ cookie: string };

/** The school year, chosen once for all pages. */
export function YearSwitch({ labels, chosen, cookie }: YearSwitchProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const change = (label: string) => {
    document.cookie = `${cookie}=${encodeURIComponent(label)}; path=/; max-age=43200; samesite=lax`;
    start(() => router.refresh());
  };
  return (
    <label className={`flex items-center gap-2 ${pending ? "opacity-60" : ""}`}>
      <span className="sr-only text-ink-soft md:not-sr-only">Năm học</span>
      <select value={chosen} onChange={(event) => change(event.target.value)} className="min-h-10 rounded-lg border border-line-strong bg-paper px-2 py-1">
        {labels.map((label) => (
          <option key={label} value={label}>
            {label.replace("-", "–")}
          </option>
        ))}
      </select>
    </label>
  );
}
