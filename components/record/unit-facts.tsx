import { Badge, type BadgeTone } from "@/components/badge";
import { Card } from "@/components/card";
import { issueNumber } from "@/lib/domain/transcript/issue-number";
import { UNIT_STATUS_WORDS, type UnitStatus } from "@/lib/domain/transcript/unit-life";
import { unitEvidenceWords, type UnitEvidence } from "@/lib/domain/verification/evidence-words";
import { showDay, showInstant, storedDay } from "@/lib/domain/vietnam-time";

const TONES = { SIGNING: "waiting", ISSUED: "sealed", WITHDRAWN: "plain", REVOKED: "danger", REPLACED: "plain" } as const satisfies Record<UnitStatus, BadgeTone>;

type Facts = {
  status: UnitStatus;
  code: string;
  declaredOn: Date;
  issue: { number: number; issuedAt: Date; cityReceiptAt: Date | null } | null;
  replacedBy: { code: string } | null;
  evidence: UnitEvidence | null;
};

/** Where a unit stands: its code, its place in the register, whether the city has received it. */
export function UnitFacts({ unit }: { unit: Facts }) {
  const rows: [string, string][] = [
    ["Mã số tra cứu", unit.code],
    ["Ngày ký phát hành", showDay(storedDay(unit.declaredOn))],
    ...(unit.issue ? [["Số vào sổ phát hành", issueNumber(unit.issue.number)], ["Phát hành lúc", showInstant(unit.issue.issuedAt)]] as [string, string][] : []),
    ...(unit.replacedBy ? [["Thay bằng học bạ mã", unit.replacedBy.code]] as [string, string][] : []),
  ];
  const evidence = unit.evidence && unitEvidenceWords(unit.evidence);
  return (
    <Card title="Tình trạng">
      <Badge tone={TONES[unit.status]}>{UNIT_STATUS_WORDS[unit.status]}</Badge>
      <dl className="mt-3 space-y-2 text-[0.95rem]">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt className="text-ink-soft">{name}</dt>
            <dd className="font-medium break-all">{value}</dd>
          </div>
        ))}
      </dl>
      {evidence && (
        <p className="mt-3 text-[0.93rem]">
          {evidence.sentence}.{evidence.fault && <span className="text-ink-soft"> {evidence.fault}</span>}
        </p>
      )}
      {unit.issue && (
        <p className="mt-3 text-[0.93rem] text-ink-soft">
          {unit.issue.cityReceiptAt ? `Sở đã tiếp nhận ngày ${showInstant(unit.issue.cityReceiptAt)}.` : "Chưa được Sở tiếp nhận: trường chưa kết nối với hệ thống của Thành phố."}
        </p>
      )}
    </Card>
  );
}
