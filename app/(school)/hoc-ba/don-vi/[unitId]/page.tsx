import { notFound } from "next/navigation";
import { z } from "zod";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { FileLink } from "@/components/file-link";
import { PageHeader } from "@/components/page-header";
import { RecordSheet } from "@/components/record/record-sheet";
import { SignatureProgress } from "@/components/record/signature-progress";
import { UnitFacts } from "@/components/record/unit-facts";
import { decide } from "@/lib/domain/people/permissions";
import { requireMay } from "@/lib/server/auth/guard";
import { AppError } from "@/lib/server/errors";
import { getUnit } from "@/lib/server/transcripts/get-unit";

export const metadata = { title: "Học bạ" };

/** One học bạ: what it says, who signs it, where it stands. */
export default async function UnitPage({ params }: { params: Promise<{ unitId: string }> }) {
  const { unitId } = await params;
  if (!z.uuid().safeParse(unitId).success) notFound();
  const ctx = await requireMay("unit.read");
  const unit = await getUnit(ctx, unitId).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  const mayDownload = unit.status !== "SIGNING" && decide(ctx.actor, "unit.download", unit).ok;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Học bạ", href: "/hoc-ba" }, { label: `Lớp ${unit.className}`, href: `/hoc-ba/${unit.classId}` }, { label: unit.fullName }]} />
      <PageHeader
        title={unit.fullName}
        about={`Học bạ lớp ${unit.className}, năm học ${unit.yearLabel}`}
        actions={
          <>
            {unit.status === "SIGNING" && <FileLink href={`/api/units/${unit.id}/preview`} view>Xem bản PDF sẽ ký</FileLink>}
            {mayDownload && <FileLink href={`/api/units/${unit.id}/pdf`}>Tải PDF</FileLink>}
            {mayDownload && <FileLink href={`/api/units/${unit.id}/xml`}>Tải XML</FileLink>}
            {mayDownload && unit.evidence && unit.evidence.xmlLevel !== "B_B" && <FileLink href={`/api/units/${unit.id}/evidence`}>Tải bằng chứng của XML</FileLink>}
          </>
        }
      />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <RecordSheet data={unit.data} />
        <div className="space-y-5">
          <UnitFacts unit={unit} />
          <SignatureProgress slots={unit.slots} proofs={`/api/units/${unit.id}/decision`} />
        </div>
      </div>
    </>
  );
}
