import { Badge, type BadgeTone } from "@/components/badge";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { Table } from "@/components/table";
import { ASSIGNMENT_STATE_WORDS, type AssignmentState } from "@/lib/domain/people/assignment/assignment-workflow";
import { showDay, showInstant } from "@/lib/domain/vietnam-time";
import type { VersionRow } from "@/lib/server/assignments/read-assignment";

export const STATE_TONES = { DRAFT: "calm", SUBMITTED: "waiting", SIGNED: "sealed", DROPPED: "plain" } as const satisfies Record<AssignmentState, BadgeTone>;

/** All versions of the year, the newest first; none is ever taken away. */
export function VersionList({ versions }: { versions: readonly VersionRow[] }) {
  if (versions.length === 0) return <EmptyState title="Năm học này chưa có bản phân công nào" />;
  return (
    <Table
      caption="Các lần phân công trong năm học"
      rows={versions}
      keyOf={({ id }) => id}
      columns={[
        { head: "Lần", rowHeader: true, cell: ({ revision, number }) => `Lần ${revision}${number ? `: số ${number}` : ""}` },
        { head: "Có hiệu lực từ", cell: ({ effectiveFrom }) => showDay(effectiveFrom) },
        { head: "Trạng thái", cell: ({ state }) => <Badge tone={STATE_TONES[state]}>{ASSIGNMENT_STATE_WORDS[state]}</Badge> },
        { head: "Người quyết định", cell: ({ signedBy, signedAt }) => (signedBy && signedAt ? `${signedBy}, ${showInstant(signedAt)}` : "") },
        { head: "Lý do", cell: ({ reason }) => reason },
        { head: "Xem", cell: ({ id, revision }) => <LinkButton kind="quiet" href={`/phan-cong/${id}`} label={`Xem bản lần ${revision}`}>Xem</LinkButton> },
      ]}
    />
  );
}
