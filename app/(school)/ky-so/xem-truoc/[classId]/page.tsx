import { notFound } from "next/navigation";
import { z } from "zod";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { Table } from "@/components/table";
import { findSubject } from "@/lib/domain/assessment/subjects";
import type { SubjectEntry } from "@/lib/documents/transcript-data";
import { requireMay } from "@/lib/server/auth/guard";
import { previewParts } from "@/lib/server/ceremonies/preview-parts";
import { AppError } from "@/lib/server/errors";

export const metadata = { title: "Xem trước phần sẽ ký" };

/** What a subject teacher will sign of a class: only the own subjects, pupil by pupil. */
export default async function PreviewPage({ params }: { params: Promise<{ classId: string }> }) {
  const { classId } = await params;
  if (!z.uuid().safeParse(classId).success) notFound();
  const ctx = await requireMay("unit.sign-subject");
  const { className, parts } = await previewParts(ctx, classId).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Ký số", href: "/ky-so" }, { label: `Xem trước, lớp ${className}` }]} />
      <PageHeader title={`Phần thầy cô sẽ ký, lớp ${className}`} about={`${parts.length} học bạ. Chữ ký gắn với đúng những nội dung này và với danh tính từng học sinh.`} />
      <Card flush>
        <Table
          caption="Phần sẽ ký"
          rows={parts}
          keyOf={(part) => part.slotId}
          columns={[
            { head: "STT", numeric: true, cell: (part) => part.orderNo },
            { head: "Họ và tên", rowHeader: true, cell: (part) => part.fullName },
            { head: "Môn, mức, điểm, nhận xét", cell: (part) => <Entries entries={part.entries} /> },
            { head: "Đã ký", cell: (part) => (part.signedAt ? "✓" : "") },
          ]}
        />
      </Card>
    </>
  );
}

const Entries = ({ entries }: { entries: readonly SubjectEntry[] }) => (
  <ul className="space-y-1">
    {entries.map(({ subject, level, mark, comment }) => (
      <li key={subject}>
        <span className="font-medium">
          {findSubject(subject)?.short}: {level}
          {mark === null ? "" : `, ${mark}`}
        </span>
        {comment && <span className="text-ink-soft"> · {comment}</span>}
      </li>
    ))}
  </ul>
);
