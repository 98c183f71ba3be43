import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { PageHeader } from "@/components/page-header";
import { SLOT_DEED_WORDS } from "@/lib/domain/transcript/slot-words";
import { vietnamDay, showDay } from "@/lib/domain/vietnam-time";
import { requireMay } from "@/lib/server/auth/guard";
import { localService } from "@/lib/server/env";
import { getBatch, type BatchView } from "@/lib/server/ceremonies/get-batch";
import { AppError } from "@/lib/server/errors";
import { BatchProgress } from "./batch-progress";
import { DecisionCard } from "./decision-card";
import { SignedRecords } from "./signed-records";

export const metadata = { title: "Đợt ký" };

type Props = { params: Promise<{ batchId: string }>; searchParams: Promise<{ trang?: string }> };

/** One batch: the PIN, then its progress. It can be left and found again. */
export default async function BatchPage({ params, searchParams }: Props) {
  const ctx = await requireMay("key.manage-own");
  const batch = await getBatch(ctx, (await params).batchId).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  const about = `Chứng thư: ${batch.certificate.owner}, có hiệu lực đến ${showDay(vietnamDay(batch.certificate.notAfter))}`;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Ký số", href: "/ky-so" }, { label: "Đợt ký" }]} />
      <PageHeader title={titleOf(batch)} about={about} />
      <div className="space-y-5">
        <BatchProgress first={batch} localService={localService()} />
        {batch.decision && batch.purpose === "SIGN" && <DecisionCard batchId={batch.id} decision={batch.decision} />}
        {batch.done > 0 && <SignedRecords ctx={ctx} batchId={batch.id} page={pageOf((await searchParams).trang)} />}
      </div>
    </>
  );
}

function titleOf({ purpose, role, assignment }: BatchView): string {
  if (purpose === "TRIAL") return "Ký thử";
  return purpose === "ASSIGNMENT" ? `Ký phân công chuyên môn số ${assignment?.number ?? ""}` : SLOT_DEED_WORDS[role];
}

const pageOf = (named: string | undefined) => Math.max(1, Math.trunc(Number(named)) || 1);
