import { notFound } from "next/navigation";
import { z } from "zod";
import { ActionForm } from "@/components/action-form";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { FileLink } from "@/components/file-link";
import { PageHeader } from "@/components/page-header";
import { RecordSheet } from "@/components/record/record-sheet";
import { SignatureProgress } from "@/components/record/signature-progress";
import { UnitFacts } from "@/components/record/unit-facts";
import { requireMay } from "@/lib/server/auth/guard";
import { AppError } from "@/lib/server/errors";
import { findCode } from "@/lib/server/transcripts/confirmation-codes";
import { getUnit } from "@/lib/server/transcripts/get-unit";
import { explainUnit } from "@/lib/domain/transcript/explain-unit";
import { renewCodeAction } from "../actions";

export const metadata = { title: "Học bạ của con" };

/** One year of a child: what it says, why this result, the two files, the code for others to look it up. */
export default async function ChildUnitPage({ params }: { params: Promise<{ unitId: string }> }) {
  const { unitId } = await params;
  if (!z.uuid().safeParse(unitId).success) notFound();
  const ctx = await requireMay("child.read");
  const unit = await getUnit(ctx, unitId).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  const code = unit.status === "ISSUED" ? await findCode(ctx.db, unit.id) : null;
  return (
    <div className="mx-auto max-w-xl space-y-5">
      <div>
        <Breadcrumbs crumbs={[{ label: "Con của tôi", href: "/gia-dinh" }, { label: `Lớp ${unit.grade}, ${unit.yearLabel}` }]} />
        <PageHeader title={unit.fullName} about={`Lớp ${unit.className}, năm học ${unit.yearLabel}`} />
        <div className="flex flex-wrap gap-3">
          <FileLink href={`/api/units/${unit.id}/pdf`} kind="primary">
            Tải bản PDF
          </FileLink>
          <FileLink href={`/api/units/${unit.id}/xml`}>Tải bản XML</FileLink>
        </div>
        <p className="mt-2 text-[0.93rem] text-ink-soft">
          {unit.status === "ISSUED" ? "Hai tệp có giá trị như nhau. " : "Học bạ này đã hết hiệu lực; hai tệp chỉ để lưu. "}
          {unit.issue?.cityReceiptAt ? "Sở đã tiếp nhận." : "Tệp chưa được Sở tiếp nhận; nhà trường sẽ gửi khi kết nối với hệ thống của Thành phố."}
        </p>
        {unit.evidence && unit.evidence.xmlLevel !== "B_B" && (
          <p className="mt-2 text-[0.93rem] text-ink-soft">
            Nộp bản XML thì nộp kèm{" "}
            <a href={`/api/units/${unit.id}/evidence`} download="" className="text-action underline underline-offset-4">
              bằng chứng của bản XML
            </a>
            : nhờ tệp này, nhiều năm sau nơi nhận vẫn kiểm tra được chữ ký.
          </p>
        )}
      </div>
      <RecordSheet data={unit.data} why={explainUnit(unit.data)} />
      <SignatureProgress slots={unit.slots} />
      <UnitFacts unit={unit} />
      {code && (
        <Card title="Mã xác nhận của gia đình">
          <p className="text-ink-soft">Ai cần kiểm tra học bạ mà không có tệp thì cần mã này cùng bốn thông tin in trên học bạ. Chỉ đưa cho người gia đình tin cậy.</p>
          <p className="my-3 font-mono text-xl font-bold tracking-wider">{code.code}</p>
          <ActionForm action={renewCodeAction} submit="Đổi mã mới" kind="secondary" fixed={{ unitId: unit.id }} done="Đã đổi mã. Mã cũ không còn dùng được." />
        </Card>
      )}
    </div>
  );
}
