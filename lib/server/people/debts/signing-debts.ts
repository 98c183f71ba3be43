import "server-only";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { groupBy } from "@/lib/domain/grouping";
import type { Debt } from "@/lib/domain/people/debts";
import { decide } from "@/lib/domain/people/permissions";
import { storedDay, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../../context";

/** Signatures whose turn it is, by signer and class: since the units were made, until the grade's day of signing. */
export async function listSigningDebts({ actor, db }: Ctx, yearId: string): Promise<Debt[]> {
  const classes = await db.schoolClass.findMany({ where: { yearId }, select: { id: true, name: true, grade: true } });
  const followed = new Map(classes.filter(({ id }) => decide(actor, "progress.read", { classId: id }).ok).map((one) => [one.id, one]));
  const calendars = await db.gradeCalendar.findMany({ where: { yearId }, select: { grade: true, signBy: true, issueBy: true } });
  const units = await db.unit.findMany({
    where: { classId: { in: [...followed.keys()] }, kind: "YEARLY", status: "SIGNING" },
    select: { classId: true, preparedAt: true, slots: { where: { signedAt: null }, orderBy: { stage: "asc" }, select: { stage: true, role: true, staffId: true, signerName: true, subjects: true } } },
  });
  const turns = units.flatMap(({ classId, preparedAt, slots }) =>
    slots.filter(({ stage }) => stage === slots[0]?.stage).map((slot) => ({ ...slot, classId, preparedAt, next: slots.find(({ stage }) => stage > slot.stage)?.signerName ?? null })),
  );
  const staff = await db.staff.findMany({ where: { id: { in: turns.flatMap(({ staffId }) => staffId ?? []) } }, select: { id: true, sex: true } });
  return [...groupBy(turns, ({ classId, role, staffId }) => [classId, role, staffId].join("|"))].flatMap(([key, [first, ...rest]]) => {
    const place = first && followed.get(first.classId);
    if (!first || !place) return [];
    const all = [first, ...rest];
    const dates = calendars.find(({ grade }) => grade === place.grade);
    const seal = first.role === "KY_PHAT_HANH";
    const due = seal ? dates?.issueBy : dates?.signBy;
    const subjects = [...new Set(all.flatMap((slot) => slot.subjects))].map((code) => findSubject(code)?.name ?? code);
    const sex = staff.find(({ id }) => id === first.staffId)?.sex ?? null;
    return {
      key,
      who: { staffId: first.staffId ?? "seal", name: seal ? "Văn thư (dấu của trường)" : first.signerName, sex },
      what: `${seal ? "Đóng dấu" : "Ký"} ${all.length} học bạ lớp ${place.name}${subjects.length > 0 ? ` (phần ${subjects.join(", ")})` : ""}`,
      since: vietnamDay(all.reduce((least, slot) => (slot.preparedAt < least ? slot.preparedAt : least), first.preparedAt)),
      dueOn: due ? storedDay(due) : null,
      blocks: [...new Set(all.flatMap(({ next }) => next ?? []))],
      href: `/hoc-ba/${first.classId}`,
    } satisfies Debt;
  });
}
