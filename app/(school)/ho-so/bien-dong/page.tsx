import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { requireMay } from "@/lib/server/auth/guard";
import { listMoves } from "@/lib/server/pupils/moves/list-moves";
import type { MoveLine } from "@/lib/server/pupils/moves/move-lines";
import { findChosenYear } from "@/lib/server/school/school-year";
import { MoveItem } from "../move-item";

export const metadata = { title: "Biến động trong năm" };

/** The year's register of pupils who came, changed class or left; what waits for the head stands first. */
export default async function MovesPage() {
  const ctx = await requireMay("pupil.read");
  const year = await findChosenYear();
  const { waiting, others } = year ? await listMoves(ctx, year.id) : { waiting: [], others: [] };
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Danh sách, hồ sơ", href: "/ho-so" }, { label: "Biến động trong năm" }]} />
      <PageHeader title="Biến động trong năm" about="Học sinh đến, chuyển lớp, chuyển trường, thôi học. Học vụ chuẩn bị; chuyển trường và thôi học do hiệu trưởng quyết định (QĐ 1789, Điều 22)." />
      <div className="space-y-5">
        {waiting.length > 0 && <Lines title={`${waiting.length} đề nghị chờ hiệu trưởng`} lines={waiting} />}
        {others.length > 0 || waiting.length > 0 ? others.length > 0 && <Lines title={`${others.length} biến động`} lines={others} /> : <EmptyState title="Năm học này chưa có biến động nào">Học vụ ghi ở “Tiếp nhận học sinh” và ở trang “Quá trình học tập” của từng em.</EmptyState>}
      </div>
    </>
  );
}

const Lines = ({ title, lines }: { title: string; lines: readonly MoveLine[] }) => (
  <Card title={title} flush>
    <ul>
      {lines.map((line) => (
        <MoveItem key={line.id} line={line} named />
      ))}
    </ul>
  </Card>
);
