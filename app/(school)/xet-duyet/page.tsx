import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Tabs } from "@/components/tabs";
import { GRADES } from "@/lib/domain/assessment/periods";
import { decide } from "@/lib/domain/people/permissions";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import { requireCtx } from "@/lib/server/auth/guard";
import { findChosenYear } from "@/lib/server/school/school-year";
import { listReview } from "@/lib/server/year-end/list-review";
import { isDue } from "@/lib/server/year-end/review-rows";
import { ClassTable } from "./class-table";
import { CommendationList } from "./commendation-list";
import { HeldList } from "./held-list";
import { ReviewForm } from "./review-form";
import { WaitingList } from "./waiting-list";

export const metadata = { title: "Xét duyệt" };

type Search = Promise<{ khoi?: string; lop?: string }>;

/** The school's review of the year: every list the head decides before a học bạ is made, and the reviews held so far. */
export default async function ReviewPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("year.read-review", {});
  const year = await findChosenYear();
  const { khoi, lop } = await searchParams;
  if (!year) return <EmptyState title="Chưa có năm học nào" />;
  const { classes, held, commendations } = await listReview(ctx, year.id);
  const shown = classes.filter(({ grade, classId }) => (!khoi || String(grade) === khoi) && (!lop || classId === lop));
  const ready = shown.filter(({ status }) => status === "APPROVED");
  const due = ready.map((one) => ({ ...one, pupils: one.pupils.filter(isDue) })).filter(({ pupils }) => pupils.length > 0);
  const tab = (grade?: number) => ({
    href: grade ? `/xet-duyet?khoi=${grade}` : "/xet-duyet",
    label: grade ? `Khối ${grade}` : "Toàn trường",
    current: grade ? khoi === String(grade) : !khoi && !lop,
  });
  const mayDecide = decide(ctx.actor, "year.decide-review").ok;
  return (
    <>
      <PageHeader title="Xét duyệt cuối năm" about={`Năm học ${year.label} · lên lớp, khen thưởng, đánh giá bổ sung, rèn luyện (QĐ 1789, Điều 30; TT 27/2020, Điều 11, 13, 15)`} />
      <Tabs label="Phạm vi xét duyệt" tabs={[tab(), ...GRADES.map((grade) => tab(grade))]} />
      <div className="space-y-5">
        <Card title={lop ? `Lớp ${shown[0]?.name ?? ""}` : "Các lớp"} flush>
          <ClassTable classes={shown} />
        </Card>
        <WaitingList classes={ready} />
        {due.length > 0 ? (
          <ReviewForm key={`${khoi ?? ""}${lop ?? ""}`} yearId={year.id} classes={due} today={vietnamDay(ctx.now)} mayDecide={mayDecide} />
        ) : (
          <Card>
            <EmptyState title="Không còn học sinh nào chờ xét duyệt ở đây">Lớp được đưa vào đây khi lãnh đạo đã duyệt bảng tổng hợp cả năm của lớp.</EmptyState>
          </Card>
        )}
        <CommendationList commendations={lop ? commendations.filter(({ className }) => className === shown[0]?.name) : commendations} today={vietnamDay(ctx.now)} />
        <HeldList held={held} />
      </div>
    </>
  );
}
