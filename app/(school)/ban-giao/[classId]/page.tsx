import { notFound } from "next/navigation";
import { z } from "zod";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { PageHeader } from "@/components/page-header";
import { PrintButton } from "@/components/print-button";
import { HANDOVER_STATUS_WORDS } from "@/lib/domain/records/handover";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import { requireMay } from "@/lib/server/auth/guard";
import { AppError } from "@/lib/server/errors";
import { getHandover } from "@/lib/server/year-end/handovers";
import { listTeachers } from "@/lib/server/year-end/pupil-papers";
import { AcceptanceCard } from "../acceptance-card";
import { HandoverDesk } from "../handover-desk";
import { MinutesPaper } from "../minutes-paper";

export const metadata = { title: "Biên bản bàn giao" };

/** The minutes of one class's hand-over: written by its teacher, confirmed by both, printed as a paper. */
export default async function HandoverPage({ params }: { params: Promise<{ classId: string }> }) {
  const { classId } = await params;
  if (!z.uuid().safeParse(classId).success) notFound();
  const ctx = await requireMay("handover.read");
  const handover = await getHandover(ctx, classId).catch((error: unknown) => (error instanceof AppError && error.code === "NOT_FOUND" ? null : Promise.reject(error as Error)));
  if (!handover) notFound();
  const writes = handover.may.includes("write");
  return (
    <>
      <div className="no-print">
        <Breadcrumbs crumbs={[{ label: "Bàn giao", href: "/ban-giao" }, { label: `Lớp ${handover.className}` }]} />
        <PageHeader title={`Bàn giao lớp ${handover.className}`} about={handover.version === 0 ? "Chưa lập biên bản" : HANDOVER_STATUS_WORDS[handover.status]} actions={<PrintButton />} />
        <div className="space-y-5">
          <AcceptanceCard handover={handover} today={vietnamDay(ctx.now)} />
          <HandoverDesk key={handover.version} handover={handover} teachers={writes && handover.grade < 5 ? await listTeachers(ctx) : []} self={ctx.actor.staffId} />
        </div>
      </div>
      <div className={writes ? "hidden print:block" : "mt-5"}>
        <MinutesPaper handover={handover} />
      </div>
    </>
  );
}
