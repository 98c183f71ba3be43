import Link from "next/link";
import { Badge } from "@/components/badge";
import { Button } from "@/components/button";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { Table } from "@/components/table";
import { TaskList, TaskRow } from "@/components/task-row";
import { mayEver } from "@/lib/domain/people/permissions";
import { previewAddress } from "@/lib/domain/transcript/slot-words";
import { issueNumber } from "@/lib/domain/transcript/issue-number";
import { UNIT_STATUS_WORDS } from "@/lib/domain/transcript/unit-life";
import { unitEvidenceWords } from "@/lib/domain/verification/evidence-words";
import { showInstant } from "@/lib/domain/vietnam-time";
import { requireMay } from "@/lib/server/auth/guard";
import { findChosenYear } from "@/lib/server/school/school-year";
import { listClassProgress, type ClassProgress } from "@/lib/server/transcripts/list-class-progress";
import { listRegister } from "@/lib/server/transcripts/list-register";

export const metadata = { title: "Phát hành" };

/** The office's page: what can be made, what can be sealed, and the register of what was issued. */
export default async function IssuingPage() {
  const ctx = await requireMay("unit.search");
  const year = await findChosenYear();
  if (!year) return <EmptyState title="Chưa có năm học nào" />;
  const [classes, register] = await Promise.all([listClassProgress(ctx, year.id), listRegister(ctx, year.startYear)]);
  const waiting = classes.filter((progress) => progress.waiting.KY_PHAT_HANH > 0 || (progress.units === 0 && progress.sheetStatus === "APPROVED"));
  return (
    <>
      <PageHeader title="Phát hành" about={`Năm học ${year.label} · ${register.total} học bạ đã vào sổ`} actions={mayEver(ctx.actor, "departure.hand-over") && <LinkButton href="/ho-so/bien-dong">Hồ sơ chuyển trường</LinkButton>} />
      <section className="mb-6">
        <h2 className="mb-2 text-[1.1rem] font-semibold">Đang chờ văn phòng</h2>
        {waiting.length === 0 ? (
          <Card>
            <p className="text-ink-soft">Không có lớp nào chờ lập học bạ hay chờ dấu của trường. Tiến độ từng lớp ở mục Học bạ.</p>
          </Card>
        ) : (
          <TaskList label="Đang chờ văn phòng">
            {waiting.map((progress) => (
              <WaitingRow key={progress.classId} progress={progress} maySeal={mayEver(ctx.actor, "unit.seal")} />
            ))}
          </TaskList>
        )}
      </section>
      <h2 className="mb-2 text-[1.1rem] font-semibold">Sổ phát hành</h2>
      <Card flush>
        {register.entries.length === 0 ? <EmptyState title="Năm học này chưa phát hành học bạ nào" /> : <Register entries={register.entries} />}
      </Card>
      {register.total > register.entries.length && (
        <p className="mt-2 text-ink-soft">
          Hiện {register.entries.length} số mới nhất. Tìm các số trước ở mục <Link className="text-action underline" href="/tra-cuu" prefetch={false}>Tra cứu</Link>.
        </p>
      )}
    </>
  );
}

function WaitingRow({ progress, maySeal }: { progress: ClassProgress; maySeal: boolean }) {
  const { waiting, classId, className, pupils } = progress;
  const seal = waiting.KY_PHAT_HANH;
  if (seal === 0) {
    return (
      <TaskRow
        badge={<Badge tone="waiting">Chờ lập học bạ</Badge>}
        title={`Lớp ${className}`}
        detail={`${pupils} học sinh, bảng tổng hợp cả năm đã duyệt`}
        action={<LinkButton href={`/hoc-ba/${classId}`}>Lập học bạ</LinkButton>}
      />
    );
  }
  return (
    <TaskRow
      badge={<Badge tone="waiting">Chờ dấu của trường</Badge>}
      title={`Lớp ${className}`}
      detail={`${seal} học bạ đã đủ chữ ký, chờ đóng dấu số và phát hành`}
      action={
        maySeal ? (
          <LinkButton href={previewAddress("KY_PHAT_HANH", classId)} kind="primary">
            Xem và đóng dấu {seal} học bạ
          </LinkButton>
        ) : (
          <Button blocked="Chỉ văn thư giữ chứng thư của trường được đóng dấu và phát hành.">Đóng dấu {seal} học bạ</Button>
        )
      }
    />
  );
}

type Entries = Awaited<ReturnType<typeof listRegister>>["entries"];

function EvidenceCell({ evidence }: { evidence: Entries[number]["unit"]["evidence"] }) {
  if (!evidence) return null;
  const { short, fault } = unitEvidenceWords(evidence);
  return (
    <>
      {short}
      {fault && <span className="block text-[0.93rem] text-ink-soft">{fault}</span>}
    </>
  );
}

function Register({ entries }: { entries: Entries }) {
  return (
    <Table
      caption="Sổ phát hành học bạ số"
      rows={entries}
      keyOf={(entry) => entry.id}
      columns={[
        { head: "Số", cell: (entry) => issueNumber(entry.number) },
        {
          head: "Họ và tên",
          rowHeader: true,
          cell: (entry) => (
            <Link href={`/hoc-ba/don-vi/${entry.unit.id}`} prefetch={false} className="text-action underline-offset-4 hover:underline">
              {entry.unit.fullName}
            </Link>
          ),
        },
        { head: "Lớp", cell: (entry) => entry.unit.className },
        { head: "Phát hành lúc", cell: (entry) => showInstant(entry.issuedAt) },
        { head: "Người phát hành", cell: (entry) => entry.issuedBy },
        { head: "Trạng thái", cell: (entry) => <span className="whitespace-nowrap">{UNIT_STATUS_WORDS[entry.unit.status]}</span> },
        { head: "Bằng chứng lâu dài", cell: (entry) => <EvidenceCell evidence={entry.unit.evidence} /> },
        { head: "Sở tiếp nhận", cell: (entry) => (entry.cityReceiptAt ? showInstant(entry.cityReceiptAt) : "Chưa") },
      ]}
    />
  );
}
