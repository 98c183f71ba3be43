/** How far something is, as a bar and in words for those who do not see it. */
export function ProgressBar({ done, total, label }: { done: number; total: number; label: string }) {
  const share = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0;
  return (
    <progress
      value={done}
      max={Math.max(total, 1)}
      aria-label={`${label}: ${done} trong ${total} (${share}%)`}
      className="h-1.5 w-35 appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-action [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-action"
    />
  );
}
