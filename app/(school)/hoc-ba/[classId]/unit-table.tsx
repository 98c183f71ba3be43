import Link from "next/link";
import { Badge, type BadgeTone } from "@/components/badge";
import { Table } from "@/components/table";
import { issueNumber } from "@/lib/domain/transcript/issue-number";
import { UNIT_STATUS_WORDS, type UnitStatus } from "@/lib/domain/transcript/unit-life";
import type { UnitRow } from "@/lib/server/transcripts/list-class-units";

const TONES = { SIGNING: "waiting", ISSUED: "sealed", WITHDRAWN: "plain", REVOKED: "danger", REPLACED: "plain" } as const satisfies Record<UnitStatus, BadgeTone>;

/** The units of a class with each signer's state: a tick and how many of how many. */
export function UnitTable({ units }: { units: readonly UnitRow[] }) {
  return (
    <Table
      caption="Học bạ của lớp"
      rows={units}
      keyOf={(unit) => unit.unitId}
      columns={[
        { head: "STT", numeric: true, cell: (unit) => unit.orderNo },
        {
          head: "Họ và tên",
          rowHeader: true,
          cell: (unit) => (
            <Link href={`/hoc-ba/don-vi/${unit.unitId}`} prefetch={false} className="text-action underline-offset-4 hover:underline">
              {unit.fullName}
            </Link>
          ),
        },
        { head: "Bộ môn", cell: (unit) => <Signed unit={unit} role="GVBM" /> },
        { head: "Chủ nhiệm", cell: (unit) => <Signed unit={unit} role="GVCN" /> },
        { head: "Lãnh đạo", cell: (unit) => <Signed unit={unit} role="CBQL" /> },
        { head: "Nhà trường", cell: (unit) => <Signed unit={unit} role="KY_PHAT_HANH" /> },
        { head: "Số phát hành", cell: (unit) => (unit.issueNumber === null ? "" : issueNumber(unit.issueNumber)) },
        { head: "Trạng thái", cell: (unit) => <Badge tone={TONES[unit.status]}>{UNIT_STATUS_WORDS[unit.status]}</Badge> },
      ]}
    />
  );
}

function Signed({ unit, role }: { unit: UnitRow; role: UnitRow["slots"][number]["role"] }) {
  const slots = unit.slots.filter((slot) => slot.role === role);
  const signed = slots.filter((slot) => slot.signedAt !== null).length;
  const waiting = slots.filter((slot) => slot.signedAt === null).map((slot) => slot.signerName);
  if (signed === slots.length) return <span className="text-sealed">✓ {slots.length > 1 ? `${signed} người` : "Đã ký"}</span>;
  return (
    <span className="text-ink-soft" title={`Chờ ${waiting.join(", ")}`}>
      {slots.length > 1 ? `${signed}/${slots.length} người` : "Chưa ký"}
    </span>
  );
}
