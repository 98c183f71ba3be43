import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { TaskList } from "@/components/task-row";
import { groupBy } from "@/lib/domain/grouping";
import { SLOT_DEED_WORDS } from "@/lib/domain/transcript/slot-words";
import { requireMay } from "@/lib/server/auth/guard";
import { listCeremonies } from "@/lib/server/ceremonies/list-ceremonies";
import { listRecentBatches } from "@/lib/server/ceremonies/list-recent-batches";
import { CeremonyRow } from "./ceremony-row";
import { BatchList } from "./batch-list";
import { SignAll } from "./sign-all";

export const metadata = { title: "Ký số" };

/** What waits for my signature, by role and class. */
export default async function SigningPage() {
  const ctx = await requireMay("key.manage-own");
  const [ceremonies, batches] = await Promise.all([listCeremonies(ctx), listRecentBatches(ctx)]);
  return (
    <>
      <PageHeader
        title="Ký số"
        about="Xem trước rồi ký tất cả bằng một lần xác nhận. Dừng giữa chừng không mất những hồ sơ đã ký."
        actions={<LinkButton href="/ky-so/chung-thu">Chứng thư của tôi</LinkButton>}
      />
      {ceremonies.length === 0 && (
        <EmptyState title="Chưa có học bạ nào chờ thầy cô ký">Học bạ đến lượt ký sau khi bảng tổng hợp cả năm của lớp được duyệt và văn phòng lập học bạ.</EmptyState>
      )}
      {[...groupBy(ceremonies, (ceremony) => ceremony.role)].map(([role, ofRole]) => (
        <section key={role} className="mb-6">
          <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
            <h2 className="text-[1.1rem] font-semibold">{SLOT_DEED_WORDS[role]}</h2>
            <SignAll role={role} ceremonies={ofRole} />
          </div>
          <TaskList label={SLOT_DEED_WORDS[role]}>
            {ofRole.map((ceremony) => (
              <CeremonyRow key={ceremony.classId} ceremony={ceremony} />
            ))}
          </TaskList>
        </section>
      ))}
      <BatchList batches={batches} />
    </>
  );
}
