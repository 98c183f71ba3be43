import "server-only";
import { assignmentState } from "@/lib/domain/people/assignment/assignment-workflow";
import { groupBy } from "@/lib/domain/grouping";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { decide, isAdministrator } from "@/lib/domain/people/permissions";
import { NO_WORK, type Work, type WorkItem } from "@/lib/domain/people/work-item";
import { addDays, showDay, storedDay, toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { listGroupClasses } from "../groups/list-class-groups";
import { isBeingSigned } from "./load-assignment";

/** Days around a change of hands in which those who give and take are told. */
const AROUND = 14;

/** Versions that wait for somebody, what goes from hand to hand around today, and pupils who are in no group. */
export async function listAssignmentWork(ctx: Ctx, yearId: string): Promise<Work> {
  const versions = await versionWork(ctx, yearId);
  return { ...versions, todo: [...versions.todo, ...(await handWork(ctx, yearId)), ...(await groupWork(ctx, yearId))] };
}

async function versionWork(ctx: Ctx, yearId: string): Promise<Work> {
  const [signs, prepares] = [decide(ctx.actor, "assignment.sign").ok, decide(ctx.actor, "assignment.prepare").ok];
  if (!signs && !prepares) return NO_WORK;
  const open = await ctx.db.dutyAssignment.findFirst({
    where: { yearId, signedAt: null, droppedAt: null },
    select: { id: true, revision: true, number: true, reason: true, effectiveFrom: true, submittedAt: true, signedAt: true, droppedAt: true, returnNote: true, batchId: true, preparedBy: { select: { fullName: true } } },
  });
  if (!open) return NO_WORK;
  const { id, revision, reason, returnNote, batchId, preparedBy } = open;
  const item = (title: string, detail: string, action: string, href = `/phan-cong/${id}`): WorkItem => ({ key: `assignment:${id}`, title, detail, href, action, dueOn: storedDay(open.effectiveFrom) });
  if (assignmentState(open) === "SUBMITTED") {
    if (!signs) return { ...NO_WORK, waitsFor: [{ key: `assignment:${id}`, who: "Hiệu trưởng", what: `Quyết định phân công lần ${revision}: ${reason}` }] };
    const signing = await isBeingSigned(ctx.db, batchId);
    const todo = [signing ? item(`Ký tiếp phân công lần ${revision}`, reason, "Ký tiếp", `/ky-so/${batchId ?? ""}`) : item(`Phân công lần ${revision} chờ quyết định`, reason, "Xem và ký")];
    return { ...NO_WORK, todo, waiting: preparedBy ? [{ key: `assignment:${id}`, who: preparedBy.fullName, what: `Chờ hiệu trưởng quyết định phân công lần ${revision}` }] : [] };
  }
  if (returnNote === null) return NO_WORK;
  return signs ? NO_WORK : { ...NO_WORK, todo: [item(`Sửa phân công lần ${revision} theo ý hiệu trưởng`, returnNote, "Sửa")] };
}

/** Whoever takes over is told what, whoever gives away to whom. A year's first version is no change of hands. Source: QĐ 1789, Đ.23.2, 32.6. */
async function handWork({ actor, db, now }: Ctx, yearId: string): Promise<WorkItem[]> {
  if (actor.staffId === null || isAdministrator(actor)) return [];
  const [today, since, until] = [vietnamDay(now), toStoredDay(addDays(vietnamDay(now), -AROUND)), toStoredDay(addDays(vietnamDay(now), AROUND))];
  const duty = { subjectCode: true, kind: true, validFrom: true, validTo: true, class: { select: { name: true } } } as const;
  const ofYear = { cancelledById: null, class: { yearId } };
  const taken = await db.duty.findMany({
    where: { ...ofYear, staffId: actor.staffId, validFrom: { gte: since, lte: until }, assignment: { signedAt: { not: null }, revision: { gt: 1 }, changes: { some: {} } } },
    select: duty,
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
  });
  const given = await db.duty.findMany({
    where: { ...ofYear, staffId: actor.staffId, validTo: { gte: toStoredDay(addDays(today, -1)), lte: until }, endings: { some: { assignment: { signedAt: { not: null } } } } },
    select: duty,
    orderBy: [{ validTo: "asc" }, { id: "asc" }],
  });
  const [takes, gives] = [taken.at(0), given.at(0)];
  return [
    ...(takes ? [{ key: "duties:taken", title: `Nhận phụ trách ${partWords(taken)}`, detail: `Từ ngày ${showDay(storedDay(takes.validFrom))}. Kết quả đã có của học sinh được giữ nguyên; mời xem và nhận bàn giao.`, href: "/so-theo-doi", action: "Xem", dueOn: null }] : []),
    ...(gives?.validTo ? [{ key: "duties:given", title: `Bàn giao ${partWords(given)}`, detail: `Thầy cô phụ trách đến hết ngày ${showDay(storedDay(gives.validTo))}; phần chưa nộp do người được phân công thay nhập tiếp.`, href: "/so-theo-doi", action: "Xem", dueOn: storedDay(gives.validTo) }] : []),
  ];
}

/** Shape: "Mĩ thuật lớp 1A, 1B; chủ nhiệm lớp 4A". */
function partWords(duties: readonly { subjectCode: string | null; class: { name: string } | null }[]): string {
  const bySubject = groupBy(duties, ({ subjectCode }) => (subjectCode ? (findSubject(subjectCode)?.short ?? subjectCode) : "chủ nhiệm"));
  const classesOf = (of: typeof duties) => [...new Set(of.map((duty) => duty.class?.name ?? ""))].sort((a, b) => a.localeCompare(b, "vi", { numeric: true })).join(", ");
  return [...bySubject].map(([subject, of]) => `${subject} lớp ${classesOf(of)}`).join("; ");
}

/** The clerk puts late arrivals into a group: until then nobody answers for them. */
async function groupWork(ctx: Ctx, yearId: string): Promise<WorkItem[]> {
  if (!ctx.actor.duties.some(({ kind }) => kind === "ACADEMIC_CLERK")) return [];
  const classes = await listGroupClasses(ctx, yearId);
  return classes
    .filter(({ ungrouped }) => ungrouped > 0)
    .map(({ id, name, ungrouped }) => ({ key: `groups:${id}`, title: `Xếp nhóm cho ${ungrouped} em lớp ${name}`, detail: "Chưa ở nhóm nào nên chưa có giáo viên chịu trách nhiệm.", href: `/phan-cong/nhom/${id}`, action: "Xếp nhóm", dueOn: null }));
}
