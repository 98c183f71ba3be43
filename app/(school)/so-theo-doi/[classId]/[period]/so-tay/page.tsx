import { ActionForm } from "@/components/action-form";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { classMessage } from "@/lib/domain/records/class-message";
import { showInstant } from "@/lib/domain/vietnam-time";
import { listNotes } from "@/lib/server/comments/private-notes";
import { env } from "@/lib/server/env";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import { tearNoteAction } from "./actions";
import { CopyText } from "./copy-text";
import { NoteForm } from "./note-form";
import type { SheetParams } from "../sheet-params";
import { openSheet } from "../sheet-params";
import { SheetTabs } from "../sheet-tabs";

export const metadata = { title: "Sổ tay chủ nhiệm" };

/** The homeroom teacher's own corner: notes nobody else reads, and a text for the class's chat group without any child's data. */
export default async function NotebookPage({ params }: { params: SheetParams }) {
  const { ctx, classId, period } = await openSheet(params, "so-tay");
  const facts = await getClassFacts(ctx, classId, period);
  const notes = await listNotes(ctx, classId);
  const year = await ctx.db.schoolYear.findUniqueOrThrow({ where: { id: facts.yearId }, select: { schoolName: true } });
  const text = classMessage({ className: facts.className, period, schoolName: year.schoolName, stage: facts.sheet.status === "OPEN" ? "ENTERING" : "CLOSED", address: env().PUBLIC_URL });
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: `Lớp ${facts.className}`, href: `/so-theo-doi/${classId}/${period}` }, { label: "Sổ tay" }]} />
      <PageHeader title={`Sổ tay chủ nhiệm lớp ${facts.className}`} about="Ghi chú riêng: chỉ thầy cô đọc được, không vào bảng tổng hợp, học bạ hay tệp nào." />
      <SheetTabs actor={ctx.actor} classId={classId} period={period} current="so-tay" />
      <div className="space-y-5">
        <Card title="Ghi chú mới">
          <NoteForm classId={classId} pupils={facts.pupils.filter(({ lastDay }) => lastDay === null).map(({ id, orderNo, fullName }) => ({ id, name: `${orderNo}. ${fullName}` }))} />
        </Card>
        <Card title={`Ghi chú của tôi (${notes.length})`} flush>
          {notes.length === 0 ? (
            <div className="px-4 py-4 sm:px-5">
              <EmptyState title="Chưa có ghi chú">Ghi điều thầy cô muốn nhớ về học sinh.</EmptyState>
            </div>
          ) : (
            <ul>
              {notes.map(({ id, pupil, text: words, writtenAt }) => (
                <li key={id} className="flex flex-wrap items-start gap-3 border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
                  <div className="min-w-0 flex-1 basis-60">
                    <h3 className="font-semibold">{pupil}</h3>
                    <p className="whitespace-pre-line">{words}</p>
                    <p className="text-[0.88rem] text-ink-soft">{showInstant(writtenAt)}</p>
                  </div>
                  <ActionForm action={tearNoteAction} fixed={{ noteId: id }} kind="secondary" submit="Xóa" done="Đã xóa hẳn ghi chú." inline />
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title="Văn bản gửi nhóm lớp">
          <CopyText label="Văn bản gửi nhóm lớp" text={text} />
        </Card>
      </div>
    </>
  );
}
