import "server-only";
import { periodInside } from "@/lib/domain/assessment/periods";
import { findSubject } from "@/lib/domain/assessment/subjects";
import type { Debt } from "@/lib/domain/people/debts";
import { decide } from "@/lib/domain/people/permissions";
import type { Ctx } from "../../context";
import type { ClassProgress, PartProgress, PeriodProgress } from "../../sheets/list-classes";
import { listClasses } from "../../sheets/list-classes";

const LEADERS = "Lãnh đạo nhà trường";

/** What is owed to the class sheets of the classes whose progress this person follows. */
export async function listSheetDebts(ctx: Ctx, yearId: string, head: Debt["who"]): Promise<Debt[]> {
  const classes = (await listClasses(ctx, yearId)).filter(({ classId }) => decide(ctx.actor, "progress.read", { classId }).ok);
  return classes.flatMap((one) => one.periods.flatMap((period) => debtsOf(one, period, head)));
}

function debtsOf(one: ClassProgress, period: PeriodProgress, head: Debt["who"]): Debt[] {
  const base = { since: period.opensOn, dueOn: (period.period === "CN" ? one.reviewBy : null) ?? period.closesOn, href: `/so-theo-doi/${one.classId}/${period.period}/ra-soat` };
  const key = `${one.classId}:${period.period}`;
  const place = `lớp ${one.className}, ${periodInside(period.period)}`;
  if (period.status === "APPROVED") return [];
  if (period.status === "CERTIFIED") return [{ ...base, key: `${key}:approve`, who: head, what: `Duyệt bảng tổng hợp ${place}`, since: period.certifiedOn, blocks: one.homeroom }];
  if (period.window === "NOT_SET" || period.window === "NOT_YET") return [];
  const subjects = period.parts.filter(({ subject }) => subject !== "HOMEROOM");
  const open = subjects.filter(({ status }) => status === "DRAFT" || status === "RETURNED");
  return [
    ...open.map((part): Debt => ({ ...base, key: `${key}:${part.subject}:${part.groupId ?? ""}`, who: part.teachers[0] ?? null, what: `${nameOf(part)}, ${place}: ${stateOf(part)}`, blocks: othersThan(one.homeroom, part) })),
    ...homeroomDebts(one, period, subjects).map(({ what, since }, index): Debt => ({ ...base, key: `${key}:homeroom:${index}`, who: keeperOf(period), what: `${what}, ${place}`, since: since ?? base.since, blocks: [LEADERS] })),
  ];
}

const nameOf = ({ subject }: PartProgress) => findSubject(subject)?.name ?? subject;
const stateOf = ({ status, done, total }: PartProgress) => (done < total ? `còn ${total - done} ô chưa nhập` : status === "RETURNED" ? "được trả lại, chờ nộp lại" : "đã đủ, chưa nộp");
const keeperOf = ({ parts }: PeriodProgress) => parts.find(({ subject }) => subject === "HOMEROOM")?.teachers[0] ?? null;
const othersThan = (homeroom: readonly string[], { teachers }: PartProgress) => homeroom.filter((name) => !teachers.some((teacher) => teacher.name === name));

/** What the homeroom teacher owes: the own part, parts to accept, and in the end the class. */
function homeroomDebts(one: ClassProgress, { parts }: PeriodProgress, subjects: readonly PartProgress[]): { what: string; since: string | null }[] {
  const own = parts.find(({ subject }) => subject === "HOMEROOM");
  const submitted = subjects.filter(({ status }) => status === "SUBMITTED");
  const lacks = own ? own.total - own.done : 0;
  const ready = lacks <= 0 && subjects.length > 0 && subjects.every(({ status }) => status === "ACCEPTED");
  const days = submitted.flatMap(({ submittedOn }) => submittedOn ?? []).sort();
  return [
    ...(lacks > 0 ? [{ what: `Phần chủ nhiệm: còn ${lacks} ô chưa nhập`, since: null }] : []),
    ...(submitted.length > 0 ? [{ what: `Nhận ${submitted.length} môn đã nộp`, since: days[0] ?? null }] : []),
    ...(ready ? [{ what: `Xác nhận lớp (${one.pupils} học sinh)`, since: null }] : []),
  ];
}
