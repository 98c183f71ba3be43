import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { mayEver } from "@/lib/domain/people/permissions";
import { requireMay } from "@/lib/server/auth/guard";
import { listMoves } from "@/lib/server/pupils/moves/list-moves";
import type { MoveLine } from "@/lib/server/pupils/moves/move-lines";
import { findChosenYear } from "@/lib/server/school/school-year";
import { MoveItem } from "../move-item";

export const metadata = { title: "Biến động trong năm" };

/** The year's register of pupils who came, changed class or left; what waits for the head stands first. */
export default async function MovesPage() {
  const ctx = await requireMay("departure.print");
  const readsPupils = mayEver(ctx.actor, "pupil.read");
  const year = await findChosenYear();
  const { waiting, others } = year ? await listMoves(ctx, year.id) : { waiting: [], others: [] };
  return (
    <>
      <Breadcrumbs crumbs={[readsPupils ? { label: "Danh sách, hồ sơ", href: "/ho-so" } : { label: "Phát hành", href: "/phat-hanh" }, { label: "Biến động trong năm" }]} />
      <PageHeader title="Biến động trong năm" about={readsPupils ? REGISTER : DEPARTURES} />
      <div className="space-y-5">
        {waiting.length > 0 && <Lines title={`${waiting.length} đề nghị chờ hiệu trưởng`} lines={waiting} />}
        {others.length > 0 || waiting.length > 0 ? others.length > 0 && <Lines title={`${others.length} biến động`} lines={others} /> : <EmptyState title={readsPupils ? "Năm học này chưa có biến động nào" : "Năm học này chưa có em nào chuyển trường, thôi học"}>{readsPupils ? "Học vụ ghi ở “Tiếp nhận học sinh” và ở trang “Quá trình học tập” của từng em." : "Khi hiệu trưởng đã quyết định, em hiện ở đây cùng bộ hồ sơ bàn giao."}</EmptyState>}
      </div>
    </>
  );
}

const REGISTER = "Học sinh đến, chuyển lớp, chuyển trường, thôi học. Học vụ chuẩn bị; chuyển trường và thôi học do hiệu trưởng quyết định (QĐ 1789, Điều 22).";
const DEPARTURES = "Học sinh đã chuyển trường, thôi học theo quyết định của hiệu trưởng. Văn thư đóng dấu bản kết quả đã ký và giao bộ hồ sơ (QĐ 1789, Điều 22, 34).";

const Lines = ({ title, lines }: { title: string; lines: readonly MoveLine[] }) => (
  <Card title={title} flush>
    <ul>
      {lines.map((line) => (
        <MoveItem key={line.id} line={line} named />
      ))}
    </ul>
  </Card>
);
