import { Badge } from "@/components/badge";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { ProgressBar } from "@/components/progress-bar";
import { TaskList, TaskRow } from "@/components/task-row";
import { requireMay } from "@/lib/server/auth/guard";
import { findChosenYear } from "@/lib/server/school/school-year";
import { listClassProgress } from "@/lib/server/transcripts/list-class-progress";
import { progressBadge, progressWords } from "./progress-words";

export const metadata = { title: "Học bạ" };

/** The classes of the year and how far their học bạ are. */
export default async function TranscriptsPage() {
  const ctx = await requireMay("unit.read");
  const year = await findChosenYear();
  const classes = year ? await listClassProgress(ctx, year.id) : [];
  return (
    <>
      <PageHeader title="Học bạ" about={year ? `Năm học ${year.label} · từng lớp đi từ bảng tổng hợp đã duyệt đến học bạ đã phát hành` : undefined} actions={<LinkButton href="/san-sang">Kiểm tra trước</LinkButton>} />
      {classes.length === 0 ? (
        <EmptyState title="Chưa có lớp nào trong phạm vi của thầy cô">Năm học khác chọn ở góc trên bên phải.</EmptyState>
      ) : (
        <TaskList label="Các lớp">
          {classes.map((progress) => {
            const badge = progressBadge(progress);
            return (
              <TaskRow
                key={progress.classId}
                badge={<Badge tone={badge.tone}>{badge.words}</Badge>}
                title={`Lớp ${progress.className}`}
                detail={progressWords(progress)}
                aside={progress.units > 0 && <ProgressBar done={progress.issued} total={progress.units} label={`Đã phát hành, lớp ${progress.className}`} />}
                action={<LinkButton href={`/hoc-ba/${progress.classId}`} label={`Xem học bạ lớp ${progress.className}`}>Xem</LinkButton>}
              />
            );
          })}
        </TaskList>
      )}
    </>
  );
}
