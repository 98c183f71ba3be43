import { notFound } from "next/navigation";
import { z } from "zod";
import { Badge } from "@/components/badge";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { Table } from "@/components/table";
import { requireCtx } from "@/lib/server/auth/guard";
import { AppError } from "@/lib/server/errors";
import type { Journey } from "@/lib/server/pupils/moves/get-journey";
import { getJourney } from "@/lib/server/pupils/moves/get-journey";
import { MoveItem } from "../../../move-item";
import { LeaveForm } from "./leave-form";
import { MoveClassForm } from "./move-class-form";

export const metadata = { title: "Quá trình học tập" };

const Params = z.object({ classId: z.uuid(), pupilId: z.uuid() });

/** A pupil's way through the school: classes, the register, moves; and what học vụ and the head may do about it. */
export default async function JourneyPage({ params }: { params: Promise<{ classId: string; pupilId: string }> }) {
  const read = Params.safeParse(await params);
  if (!read.success) notFound();
  const { classId, pupilId } = read.data;
  const ctx = await requireCtx("pupil.read", { classId });
  const journey = await getJourney(ctx, classId, pupilId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  const { pupil, className, admissions, moves, inherits } = journey;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Danh sách, hồ sơ", href: "/ho-so" }, { label: `Lớp ${className}`, href: `/ho-so/${classId}` }, { label: pupil.fullName }, { label: "Quá trình học tập" }]} />
      <PageHeader title={`Quá trình học tập: ${pupil.fullName}`} about={`Mã học sinh ${pupil.code} · số đăng bộ ${admissions[0]?.number ?? "chưa có"}`} actions={<Deeds journey={journey} classId={classId} />} />
      <div className="space-y-5">
        {inherits && (
          <Card title="Kết quả từ trường cũ" action={<LinkButton href={`/ho-so/${classId}/${pupilId}/truong-cu`}>{inherits.mayWrite ? "Ghi kết quả" : "Xem kết quả"}</LinkButton>}>
            <p className="text-ink-soft">{inherits.school} chịu trách nhiệm về kết quả, ngày nghỉ và cân đo học kỳ I của em trước ngày vào lớp; giáo viên của trường chỉ xem, không nhập và không ký (QĐ 1789, Điều 22).</p>
          </Card>
        )}
        <Card title="Các lớp đã học ở trường" flush>
          <Places places={journey.places} />
        </Card>
        {moves.length > 0 && (
          <Card title="Biến động" flush>
            <ol>
              {moves.map((line) => (
                <MoveItem key={line.id} line={line} />
              ))}
            </ol>
          </Card>
        )}
        <Card title="Sổ đăng bộ">
          {admissions.length === 0 && <p className="text-ink-soft">Em chưa có số đăng bộ.</p>}
          <ul>
            {admissions.map(({ number, on, from }) => (
              <li key={number}>
                <strong>{number}</strong>, vào trường {on}
                {from && `, từ ${from}`}
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}

function Deeds({ journey: { pupil, move, leave, firstDay, lastDay }, classId }: { journey: Journey; classId: string }) {
  const of = { fixed: { classId, pupilId: pupil.id }, pupil: pupil.fullName, firstDay, lastDay };
  return (
    <>
      {move && <MoveClassForm {...of} classes={move.classes} blocked={move.blocked} />}
      {leave && <LeaveForm {...of} blocked={leave.blocked} />}
    </>
  );
}

const Places = ({ places }: { places: Journey["places"] }) => (
  <Table
    caption="Các lớp đã học ở trường"
    rows={places}
    keyOf={({ id }) => id}
    columns={[
      { head: "Năm học", rowHeader: true, cell: ({ year }) => year },
      { head: "Lớp", cell: ({ className }) => className },
      { head: "STT", numeric: true, cell: ({ orderNo }) => orderNo },
      { head: "Từ ngày", cell: ({ from }) => from },
      { head: "Đến", cell: ({ until, current }) => (current ? <Badge tone="sealed">Trong danh sách</Badge> : until) },
    ]}
  />
);
