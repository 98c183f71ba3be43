import { Badge, type BadgeTone } from "@/components/badge";
import { EmptyState } from "@/components/empty-state";
import { Card } from "@/components/card";
import { FormDialog } from "@/components/form-dialog";
import { FormField, FormSelect, FormTextArea } from "@/components/form-field";
import { PageHeader } from "@/components/page-header";
import { Table } from "@/components/table";
import { DELEGATION_STATE_WORDS, DELEGATION_WORDS, type DelegationState } from "@/lib/domain/people/delegation";
import { decide } from "@/lib/domain/people/permissions";
import { showDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { findOpenAssignment } from "@/lib/server/assignments/find-open-assignment";
import { requireCtx } from "@/lib/server/auth/guard";
import { listDelegations, type DelegationRow } from "@/lib/server/delegations/list-delegations";
import { findChosenYear } from "@/lib/server/school/school-year";
import { endDelegationAction, giveDelegationAction } from "../actions";
import { AssignmentTabs } from "../assignment-tabs";

export const metadata = { title: "Ủy quyền" };

const TONES = { COMING: "calm", IN_FORCE: "sealed", OVER: "plain", TAKEN_BACK: "plain" } as const satisfies Record<DelegationState, BadgeTone>;

/** What a deputy signs in the head's place: by which paper, from when to when. */
export default async function DelegationsPage() {
  const ctx = await requireCtx("delegation.read", {});
  const { delegations, deputies } = await listDelegations(ctx);
  const year = await findChosenYear();
  const gives = decide(ctx.actor, "delegation.give").ok;
  return (
    <>
      <PageHeader
        title="Ủy quyền"
        about="Phó hiệu trưởng ký “KT. HIỆU TRƯỞNG” chỉ khi có văn bản ủy quyền còn hiệu lực."
        actions={gives && deputies.length > 0 ? <GiveForm deputies={deputies} today={vietnamDay(ctx.now)} /> : null}
      />
      <AssignmentTabs actor={ctx.actor} current="delegations" draftId={year ? await findOpenAssignment(ctx.db, year.id) : null} />
      <Card title="Các ủy quyền" flush>
        {delegations.length === 0 ? (
          <EmptyState title="Chưa có ủy quyền nào">{gives && deputies.length === 0 ? "Trường chưa có phó hiệu trưởng trong bản phân công đang có hiệu lực." : "Khi hiệu trưởng ủy quyền, văn bản và thời hạn hiện ở đây."}</EmptyState>
        ) : (
          <DelegationTable delegations={delegations} gives={gives} />
        )}
      </Card>
    </>
  );
}

function DelegationTable({ delegations, gives }: { delegations: readonly DelegationRow[]; gives: boolean }) {
  const open = ({ state }: DelegationRow) => state === "IN_FORCE" || state === "COMING";
  return (
    <Table
      caption="Các ủy quyền, mới nhất trước"
      rows={delegations}
      keyOf={({ id }) => id}
      columns={[
        { head: "Người được ủy quyền", rowHeader: true, cell: ({ to }) => to },
        { head: "Việc", cell: ({ scope }) => DELEGATION_WORDS[scope] },
        { head: "Văn bản", cell: ({ paper }) => paper },
        { head: "Thời hạn", cell: ({ validFrom, validTo }) => `${showDay(validFrom)} – ${validTo ? showDay(validTo) : "khi chấm dứt"}` },
        { head: "Trạng thái", cell: ({ state, endReason }) => <span><Badge tone={TONES[state]}>{DELEGATION_STATE_WORDS[state]}</Badge>{endReason && <span className="block text-[0.9rem] text-ink-soft">{endReason}</span>}</span> },
        ...(gives ? [{ head: "Việc cần làm", cell: (row: DelegationRow) => (open(row) ? <EndForm row={row} /> : null) }] : []),
      ]}
    />
  );
}

function GiveForm({ deputies, today }: { deputies: readonly { id: string; fullName: string }[]; today: string }) {
  return (
    <FormDialog action={giveDelegationAction} fixed={{}} kind="primary" button="Ủy quyền" label="Ủy quyền cho phó hiệu trưởng" title="Ủy quyền cho phó hiệu trưởng" description="Ủy quyền tự hết sau ngày cuối; hiệu trưởng chấm dứt sớm được bất cứ lúc nào." submit="Ủy quyền" done="Đã ghi ủy quyền.">
      <FormSelect label="Phó hiệu trưởng" name="toId">
        {deputies.map(({ id, fullName }) => (
          <option key={id} value={id}>{fullName}</option>
        ))}
      </FormSelect>
      <FormSelect label="Việc được ký thay" name="scope">
        {Object.entries(DELEGATION_WORDS).map(([scope, words]) => (
          <option key={scope} value={scope}>{words}</option>
        ))}
      </FormSelect>
      <FormField label="Số văn bản ủy quyền" name="paper" maxLength={120} hint="Ví dụ: Giấy ủy quyền số 05/UQ-NTL." required />
      <FormField label="Từ ngày" name="validFrom" type="date" defaultValue={today} required />
      <FormField label="Đến hết ngày" name="validTo" type="date" hint="Để trống: cho đến khi hiệu trưởng chấm dứt." />
    </FormDialog>
  );
}

function EndForm({ row: { id, to } }: { row: DelegationRow }) {
  return (
    <FormDialog action={endDelegationAction} fixed={{ delegationId: id }} kind="danger" button="Chấm dứt" label={`Chấm dứt ủy quyền cho ${to}`} title={`Chấm dứt ủy quyền cho ${to}`} description="Từ lúc này phó hiệu trưởng không ký thay được nữa; những gì đã ký vẫn có giá trị." submit="Chấm dứt" done="Đã chấm dứt ủy quyền.">
      <FormTextArea label="Lý do" name="reason" rows={2} maxLength={300} required />
    </FormDialog>
  );
}
