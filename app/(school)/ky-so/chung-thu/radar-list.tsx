import type { RadarFinding } from "@/lib/domain/transcript/certificate-radar";

/** What will keep a certificate from serving at the deadlines ahead. */
export function RadarList({ findings }: { findings: readonly RadarFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul aria-label="Cần làm trước hạn" className="mt-2 space-y-1 text-[0.95rem]">
      {findings.map(({ code, words }) => (
        <li key={code} className={code === "ENDS_BEFORE" ? "font-semibold text-danger" : "text-waiting"}>
          {words}
        </li>
      ))}
    </ul>
  );
}
