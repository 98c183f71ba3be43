import { notFound } from "next/navigation";
import { z } from "zod";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { FormDialog } from "@/components/form-dialog";
import { FormField, FormSelect } from "@/components/form-field";
import { PageHeader } from "@/components/page-header";
import { requireCtx } from "@/lib/server/auth/guard";
import { AppError } from "@/lib/server/errors";
import { listClassGroups, type ClassGroups } from "@/lib/server/groups/list-class-groups";
import { addGroupAction } from "../../actions";
import { GroupLine } from "./group-line";
import { PlaceForm } from "./place-form";

export const metadata = { title: "Nhóm học sinh của lớp" };

/** The groups of one class, subject by subject, and every pupil's place. */
export default async function ClassGroupsPage({ params }: { params: Promise<{ classId: string }> }) {
  const ctx = await requireCtx("group.keep", {});
  const { classId } = await params;
  if (!z.uuid().safeParse(classId).success) notFound();
  const found = await listClassGroups(ctx, classId).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Phân công", href: "/phan-cong" }, { label: "Nhóm học sinh", href: "/phan-cong/nhom" }, { label: `Lớp ${found.name}` }]} />
      <PageHeader title={`Nhóm học sinh lớp ${found.name}`} about="Nhóm có giáo viên khi hiệu trưởng ký bản phân công theo nhóm." actions={<AddForm found={found} />} />
      <div className="space-y-5">
        {found.shared.length === 0 && <p className="rounded-xl border border-line bg-paper px-5 py-4 text-ink-soft">Lớp này học mọi môn cả lớp. Muốn chia một môn cho hai giáo viên, thêm ít nhất hai nhóm, xếp mỗi em vào một nhóm, rồi soạn phân công theo nhóm.</p>}
        {found.shared.map((shared) => (
          <Card key={shared.subject} title={shared.name}>
            {shared.ungrouped > 0 && <p className="mb-3 font-semibold text-waiting">{shared.ungrouped} em chưa được xếp vào nhóm nào nên chưa có giáo viên chịu trách nhiệm.</p>}
            <ul className="mb-4 space-y-2">
              {shared.groups.map((group) => (
                <GroupLine key={group.id} group={group} />
              ))}
            </ul>
            <PlaceForm classId={found.id} shared={shared} pupils={found.pupils.filter(({ id }) => shared.takers.includes(id))} />
          </Card>
        ))}
      </div>
    </>
  );
}

function AddForm({ found: { id, name, subjects } }: { found: ClassGroups }) {
  return (
    <FormDialog action={addGroupAction} fixed={{ classId: id }} kind="primary" button="Thêm nhóm" label={`Thêm nhóm lớp ${name}`} title={`Thêm nhóm của lớp ${name}`} submit="Thêm" done="Đã thêm nhóm.">
      <FormSelect label="Môn" name="subjectCode" defaultValue="NN">
        {subjects.map((subject) => (
          <option key={subject.code} value={subject.code}>{subject.name}</option>
        ))}
      </FormSelect>
      <FormField label="Tên nhóm" name="name" maxLength={40} hint="Ví dụ: Nhóm Anh 1." required />
    </FormDialog>
  );
}
