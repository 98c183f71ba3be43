import { notFound } from "next/navigation";
import { z } from "zod";
import { Button } from "@/components/button";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { decide } from "@/lib/domain/people/permissions";
import { requireCtx } from "@/lib/server/auth/guard";
import { whyNotApproved } from "@/lib/server/sheets/why-not-approved";
import { getClassForUnits } from "@/lib/server/transcripts/get-class-for-units";
import { listClassUnits } from "@/lib/server/transcripts/list-class-units";
import { listLeftOut } from "@/lib/server/transcripts/list-left-out";
import { LeftOutList } from "./left-out-list";
import { PrepareCard } from "./prepare-card";
import { UnitTable } from "./unit-table";
import { WithdrawCard } from "./withdraw-card";

export const metadata = { title: "Học bạ của lớp" };

/** The học bạ of one class: who has signed each, who is left out and why, and the making of those that are due. */
export default async function ClassTranscriptsPage({ params }: { params: Promise<{ classId: string }> }) {
  const { classId } = await params;
  if (!z.uuid().safeParse(classId).success) notFound();
  const ctx = await requireCtx("unit.read", { classId });
  const [schoolClass, units] = await Promise.all([getClassForUnits(ctx, classId), listClassUnits(ctx, classId)]);
  if (!schoolClass) notFound();
  const leftOut = schoolClass.approved ? await listLeftOut(ctx, classId) : { ready: 0, leftOut: [] };
  const right = decide(ctx.actor, "unit.prepare", { classId });
  const unready = await whyNotApproved(ctx, classId);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Học bạ", href: "/hoc-ba" }, { label: `Lớp ${schoolClass.name}` }]} />
      <PageHeader title={`Học bạ lớp ${schoolClass.name}`} about={`Năm học ${schoolClass.yearLabel} · ${units.length} học bạ đã lập`} />
      <div className="space-y-5">
        {leftOut.ready > 0 && (
          <PrepareCard classId={classId} ready={leftOut.ready} heads={schoolClass.heads} today={schoolClass.today} mayPrepare={right.ok} />
        )}
        {units.length > 0 ? (
          <Card flush>
            <UnitTable units={units} />
          </Card>
        ) : (
          leftOut.ready === 0 && (
            <EmptyState title="Lớp này chưa có học bạ nào của năm học" action={right.ok && unready && <Button blocked={unready}>Lập học bạ</Button>}>
              {unready ?? "Xem lý do của từng học sinh bên dưới."}
            </EmptyState>
          )
        )}
        <LeftOutList leftOut={leftOut.leftOut} />
        {right.ok && <WithdrawCard unitIds={units.filter(({ status }) => status === "SIGNING").map(({ unitId }) => unitId)} />}
      </div>
    </>
  );
}
