import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import { requireMay } from "@/lib/server/auth/guard";
import { listPlans } from "@/lib/server/plans/list-plans";
import { findChosenYear } from "@/lib/server/school/school-year";
import { PlanForm } from "./plan-form";
import { PlanItem } from "./plan-item";

export const metadata = { title: "Học sinh khuyết tật" };

/** Individual education plans: proposed by the GVCN, decided by the head; the sheet shows what they exempt from. */
export default async function PlansPage() {
  const ctx = await requireMay("pupil.read");
  const year = await findChosenYear();
  const { plans, classes } = year ? await listPlans(ctx, year.id) : { plans: [], classes: [] };
  const today = vietnamDay(ctx.now);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: "Học sinh khuyết tật" }]} />
      <PageHeader title="Học sinh khuyết tật" about="Kế hoạch giáo dục cá nhân (TT 27, Điều 8): GVCN trình, hiệu trưởng quyết định; môn miễn hoặc không đánh giá hiện trong bảng kèm số văn bản." />
      <div className={`grid items-start gap-5 ${classes.length > 0 ? "lg:grid-cols-[24rem_1fr]" : ""}`}>
        {classes.length > 0 && (
          <div className="space-y-5 max-lg:order-last">
            {classes.map((one) => (
              <Card key={one.id} title={`Trình kế hoạch, lớp ${one.name}`}>
                <PlanForm of={one} today={today} />
              </Card>
            ))}
          </div>
        )}
        <Card title={`${plans.length} kế hoạch`} flush>
          {plans.length === 0 && <EmptyState title="Chưa có kế hoạch giáo dục cá nhân nào" />}
          <ul>
            {plans.map((plan) => (
              <PlanItem key={plan.id} plan={plan} today={today} />
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}
