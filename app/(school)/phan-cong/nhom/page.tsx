import { Badge } from "@/components/badge";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { TaskList, TaskRow } from "@/components/task-row";
import { requireCtx } from "@/lib/server/auth/guard";
import { listGroupClasses } from "@/lib/server/groups/list-class-groups";
import { findOpenAssignment } from "@/lib/server/assignments/find-open-assignment";
import { findChosenYear } from "@/lib/server/school/school-year";
import { AssignmentTabs } from "../assignment-tabs";

export const metadata = { title: "Nhóm học sinh" };

/** Which classes are taught a subject in groups, and who is in none. */
export default async function GroupClassesPage() {
  const ctx = await requireCtx("group.keep", {});
  const year = await findChosenYear();
  if (!year) return <EmptyState title="Chưa có năm học nào" />;
  const classes = await listGroupClasses(ctx, year.id);
  return (
    <>
      <PageHeader title="Nhóm học sinh" about={`Năm học ${year.label} · một môn do hai giáo viên dạy: mỗi em ở đúng một nhóm, mỗi nhóm một giáo viên chịu trách nhiệm`} />
      <AssignmentTabs actor={ctx.actor} current="groups" draftId={await findOpenAssignment(ctx.db, year.id)} />
      {classes.length === 0 ? (
        <EmptyState title="Năm học này chưa có lớp nào" />
      ) : (
        <TaskList label="Các lớp">
          {classes.map(({ id, name, shared, ungrouped }) => (
            <TaskRow
              key={id}
              badge={ungrouped > 0 ? <Badge tone="waiting">{ungrouped} em chưa có nhóm</Badge> : shared.length > 0 ? <Badge tone="sealed">Đủ</Badge> : <Badge tone="plain">Học cả lớp</Badge>}
              title={`Lớp ${name}`}
              detail={shared.length > 0 ? shared.map((one) => `${one.name}: ${one.groups} nhóm`).join(" · ") : "Mọi môn dạy cả lớp."}
              action={<LinkButton href={`/phan-cong/nhom/${id}`} label={`Xếp nhóm lớp ${name}`}>Xếp nhóm</LinkButton>}
            />
          ))}
        </TaskList>
      )}
    </>
  );
}
