import { Badge } from "@/components/badge";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { TaskList, TaskRow } from "@/components/task-row";
import { LIST_CHECK_WORDS } from "@/lib/domain/people/list-check";
import { mayEver } from "@/lib/domain/people/permissions";
import { requireMay } from "@/lib/server/auth/guard";
import type { ClassReport } from "@/lib/server/pupils/profile-report";
import { listProfileReport } from "@/lib/server/pupils/profile-report";
import { findChosenYear } from "@/lib/server/school/school-year";
import { CHECK_TONES } from "./check-look";

export const metadata = { title: "Danh sách, hồ sơ" };

/** The lists of the school's classes: what is missing, wrong or doubtful in each, and how far học vụ's check is. */
export default async function ProfilesPage() {
  const ctx = await requireMay("pupil.read");
  const year = await findChosenYear();
  const report = year ? await listProfileReport(ctx, year.id) : { classes: [], school: [] };
  return (
    <>
      <PageHeader
        title="Danh sách, hồ sơ"
        about="Học vụ rà soát danh sách và hồ sơ của từng lớp trước khi nhập kết quả (QĐ 1789, Đ.14 k.2); việc nhập không phải chờ."
        actions={
          <>
            <LinkButton href="/ho-so/bien-dong">Biến động trong năm</LinkButton>
            {mayEver(ctx.actor, "pupil.receive") && (
              <LinkButton href="/ho-so/tiep-nhan" kind="primary">
                Tiếp nhận học sinh
              </LinkButton>
            )}
          </>
        }
      />
      {report.school.length > 0 && (
        <p className="mb-4 rounded-lg bg-waiting-soft px-4 py-3 text-waiting">
          <strong>Thông tin chung của trường còn thiếu:</strong> {report.school.join(", ")}. Quản trị hệ thống bổ sung.
        </p>
      )}
      {report.classes.length === 0 ? (
        <EmptyState title="Chưa có lớp nào trong phạm vi của thầy cô">Năm học khác chọn ở góc trên bên phải.</EmptyState>
      ) : (
        <TaskList label="Danh sách các lớp">
          {report.classes.map((one) => (
            <TaskRow
              key={one.classId}
              badge={<Badge tone={CHECK_TONES[one.check]}>{LIST_CHECK_WORDS[one.check]}</Badge>}
              title={`Lớp ${one.className}`}
              detail={detailOf(one)}
              action={<LinkButton href={`/ho-so/${one.classId}`} label={`Xem hồ sơ lớp ${one.className}`}>Xem</LinkButton>}
            />
          ))}
        </TaskList>
      )}
    </>
  );
}

function detailOf({ pupils, withFindings, counts }: ClassReport): string {
  if (withFindings === 0) return `${pupils} học sinh · không có gì phải bổ sung`;
  const parts = [counts.MISSING > 0 && `${counts.MISSING} mục thiếu`, counts.WRONG > 0 && `${counts.WRONG} mục sai`, counts.DOUBTFUL > 0 && `${counts.DOUBTFUL} mục cần đối chiếu`].filter(Boolean);
  return `${pupils} học sinh · ${withFindings} hồ sơ có lưu ý: ${parts.join(", ")}`;
}
