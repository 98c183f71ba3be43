import { Badge } from "@/components/badge";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { TaskList, TaskRow } from "@/components/task-row";
import { requireMay } from "@/lib/server/auth/guard";
import type { ReadinessLine } from "@/lib/server/school/readiness/class-readiness";
import { listReadiness } from "@/lib/server/school/readiness/class-readiness";
import { findChosenYear } from "@/lib/server/school/school-year";

export const metadata = { title: "Kiểm tra trước" };

/** Weeks before signing: every class with how many pupils wait for something that does not mend itself. */
export default async function ReadinessPage() {
  const ctx = await requireMay("unit.read");
  const year = await findChosenYear();
  const classes = year ? await listReadiness(ctx, year.id) : [];
  const soon = classes.reduce((sum, one) => sum + one.soon, 0);
  return (
    <>
      <PageHeader title="Kiểm tra trước khi lập học bạ" about={`Mọi lý do khiến một học bạ chưa thể lập, ký, phát hành · ${soon} học sinh có việc cần xử lý sớm`} />
      {classes.length === 0 ? (
        <EmptyState title="Chưa có lớp nào trong phạm vi của thầy cô">Năm học khác chọn ở góc trên bên phải.</EmptyState>
      ) : (
        <TaskList label="Các lớp">
          {classes.map((one) => (
            <TaskRow
              key={one.classId}
              badge={one.soon + one.signers > 0 ? <Badge tone="waiting">Cần xử lý sớm</Badge> : one.inCourse > 0 ? <Badge tone="calm">Theo tiến độ</Badge> : <Badge tone="sealed">Sẵn sàng</Badge>}
              title={`Lớp ${one.className}`}
              detail={detailOf(one)}
              action={<LinkButton href={`/san-sang/${one.classId}`} label={`Xem kiểm tra trước, lớp ${one.className}`}>Xem</LinkButton>}
            />
          ))}
        </TaskList>
      )}
    </>
  );
}

const detailOf = ({ soon, inCourse, ready, signers }: ReadinessLine): string =>
  [soon > 0 && `${soon} học sinh cần xử lý sớm`, signers > 0 && `${signers} vướng mắc của người ký`, inCourse > 0 && `${inCourse} học sinh chờ việc cuối năm`, ready > 0 && `${ready} học sinh không vướng gì`].filter(Boolean).join(" · ");
