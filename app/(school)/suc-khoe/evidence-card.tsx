import { Card } from "@/components/card";
import { evidenceFaultWords, EVIDENCE_LEVEL_WORDS } from "@/lib/domain/verification/evidence-words";
import type { EvidenceHealth } from "@/lib/server/health/evidence-health";

/** How far the long-term evidence of the issued files has come, and what keeps the rest. */
export function EvidenceCard({ evidence: { byLevel, behind, lastFaults, renewSoon } }: { evidence: EvidenceHealth }) {
  return (
    <Card title="Bằng chứng lâu dài của học bạ đã phát hành">
      {byLevel.length === 0 ? (
        <p className="text-ink-soft">Chưa có học bạ nào phát hành.</p>
      ) : (
        <ul className="space-y-1">
          {byLevel.map(({ level, units }) => (
            <li key={level}>
              <span className="font-semibold tabular-nums">{units}</span> học bạ: {EVIDENCE_LEVEL_WORDS[level].vi}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3 text-ink-soft">
        {behind === 0 ? "Không còn học bạ nào chờ bổ sung." : `${behind} học bạ đang chờ bổ sung; cổng tự làm, không cần ai bấm.`}
        {renewSoon > 0 && ` ${renewSoon} học bạ sẽ được đóng dấu thời gian lưu trữ mới trong vòng một năm.`}
      </p>
      {lastFaults.length > 0 && (
        <ul aria-label="Vì sao còn chờ" className="mt-2 space-y-1 text-waiting">
          {lastFaults.map(({ fault, units }) => (
            <li key={fault}>
              {units} học bạ: {evidenceFaultWords(fault)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
