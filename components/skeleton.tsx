/** The shape of a list that is on its way. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  return (
    <div role="status" className="rounded-xl border border-line bg-paper p-5">
      <span className="sr-only">Đang tải…</span>
      <div aria-hidden className="animate-pulse space-y-4">
        {Array.from({ length: rows }, (_, index) => (
          <div key={index} className="h-5 rounded bg-line" />
        ))}
      </div>
    </div>
  );
}
