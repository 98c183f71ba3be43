import { notFound } from "next/navigation";
import { z } from "zod";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { requireMay } from "@/lib/server/auth/guard";
import { AppError } from "@/lib/server/errors";
import { getFormer, getReception } from "@/lib/server/pupils/moves/get-reception";
import { findChosenYear } from "@/lib/server/school/school-year";
import { ReadmitForm } from "./readmit-form";

export const metadata = { title: "Tiếp nhận lại học sinh" };

/** Somebody who was of this school comes back: one profile, a new line of the register. */
export default async function ReadmitPage({ params }: { params: Promise<{ pupilId: string }> }) {
  const { pupilId } = await params;
  const ctx = await requireMay("pupil.receive");
  const year = await findChosenYear();
  if (!z.uuid().safeParse(pupilId).success || !year) notFound();
  const former = await getFormer(ctx, year.id, pupilId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Danh sách, hồ sơ", href: "/ho-so" }, { label: "Tiếp nhận học sinh", href: "/ho-so/tiep-nhan" }, { label: former.fullName }]} />
      <PageHeader title={`Tiếp nhận lại ${former.fullName}`} about={`Mã học sinh ${former.code} · sinh ngày ${former.birthDate} · ${former.last}`} />
      <Card title={`Vào trường, năm học ${year.label}`}>
        <p className="mb-4 text-ink-soft">Hồ sơ cũ được dùng tiếp và sửa sau nếu có thay đổi. Trở lại đúng lớp cũ trong năm thì em giữ số thứ tự cũ.</p>
        <ReadmitForm reception={await getReception(ctx, year.id)} pupilId={pupilId} />
      </Card>
    </>
  );
}
