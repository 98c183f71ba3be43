import { Badge } from "@/components/badge";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { mayEver } from "@/lib/domain/people/permissions";
import { requireMay } from "@/lib/server/auth/guard";
import { findChosenYear } from "@/lib/server/school/school-year";
import { keepsClass } from "@/lib/server/sheets/get-sheet";
import { listClasses } from "@/lib/server/sheets/list-classes";
import type { ClassProgress } from "@/lib/server/sheets/list-classes";
import { PeriodCard } from "./period-card";

export const metadata = { title: "Sổ theo dõi" };

/** The classes of the year that are this person's to see, and how far each period is. */
export default async function ClassSheetsPage() {
  const ctx = await requireMay("sheet.read");
  const year = await findChosenYear();
  const classes = year ? await listClasses(ctx, year.id) : [];
  return (
    <>
      <PageHeader title="Sổ theo dõi" about={year ? `Năm học ${year.label} · chọn lớp và thời điểm để nhập, rà soát hoặc xem` : undefined} actions={<Pages rules={mayEver(ctx.actor, "part-marks.rule")} plans={mayEver(ctx.actor, "pupil.read")} choices={mayEver(ctx.actor, "subjects.choose")} />} />
      {classes.length === 0 ? (
        <EmptyState title="Chưa có lớp nào trong phạm vi của thầy cô">Lớp hiện ra khi hiệu trưởng đã ký phân công. Năm học khác chọn ở góc trên bên phải.</EmptyState>
      ) : (
        <ul aria-label="Các lớp" className="space-y-4">
          {classes.map((one) => (
            <ClassItem key={one.classId} one={one} keeps={keepsClass(ctx, one.classId)} />
          ))}
        </ul>
      )}
    </>
  );
}

/** What goes across the classes. */
const Pages = ({ rules, plans, choices }: { rules: boolean; plans: boolean; choices: boolean }) => (
  <>
    <LinkButton href="/so-theo-doi/kiem-tra-lai">Còn phải kiểm tra</LinkButton>
    {choices && <LinkButton href="/so-theo-doi/mon-tu-chon">Môn tự chọn</LinkButton>}
    {plans && <LinkButton href="/so-theo-doi/hoa-nhap">Học sinh khuyết tật</LinkButton>}
    {rules && <LinkButton href="/so-theo-doi/diem-thanh-phan">Điểm thành phần</LinkButton>}
    <LinkButton href="/lich-nhap">Lịch nhập</LinkButton>
  </>
);

function ClassItem({ one, keeps }: { one: ClassProgress; keeps: boolean }) {
  return (
    <li className="rounded-xl border border-line bg-paper px-4 py-4 sm:px-5">
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 className="text-lg font-bold">Lớp {one.className}</h2>
        <p className="text-[0.93rem] text-ink-soft">
          {one.pupils} học sinh · GVCN: {one.homeroom.join(", ") || "chưa phân công"}
        </p>
        {one.homeroom.length === 0 && <Badge tone="waiting">Chưa có giáo viên chủ nhiệm</Badge>}
        {keeps && (
          <span className="ml-auto">
            <LinkButton href={`/so-theo-doi/${one.classId}/CN/ngay-nghi`} label={`Điểm danh lớp ${one.className}`}>
              Điểm danh
            </LinkButton>
          </span>
        )}
      </div>
      <ul aria-label={`Các thời điểm, lớp ${one.className}`} className="grid gap-2.5 sm:grid-cols-2 xl:grid-cols-4">
        {one.periods.map((period) => (
          <PeriodCard key={period.period} classId={one.classId} className={one.className} progress={period} />
        ))}
      </ul>
    </li>
  );
}
