import Link from "next/link";
import type { MissingLink } from "@/lib/server/sheets/missing-link";

const FEW = 4;

const VIEW_OF: Record<string, string> = { trait: "pham-chat", remark: "nhan-xet", height: "suc-khoe", weight: "suc-khoe" };

/** What is missing, each a link to the very cell; a long list is folded. */
export function MissingList({ missing, base }: { missing: readonly MissingLink[]; base: string }) {
  const hidden = missing.slice(FEW);
  return (
    <div className="text-[0.93rem]">
      <p className="mb-1 font-semibold text-waiting">Còn thiếu {missing.length} ô:</p>
      <Links missing={missing.slice(0, FEW)} base={base} />
      {hidden.length > 0 && (
        <details className="mt-1">
          <summary className="text-action">và {hidden.length} ô nữa</summary>
          <Links missing={hidden} base={base} />
        </details>
      )}
    </div>
  );
}

const Links = ({ missing, base }: { missing: readonly MissingLink[]; base: string }) => (
  <ul className="flex flex-wrap gap-x-4 gap-y-1">
    {missing.map(({ cell, words, pupil, column }) => (
      <li key={cell}>
        <Link href={`${base}?xem=${VIEW_OF[column.split(".")[0] ?? ""] ?? "mon-hoc"}&o=${encodeURIComponent(cell)}`} prefetch={false} className="text-action underline-offset-4 hover:underline">
          {pupil}: {words}
        </Link>
      </li>
    ))}
  </ul>
);
