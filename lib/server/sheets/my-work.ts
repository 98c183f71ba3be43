import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import { periodInside } from "@/lib/domain/assessment/periods";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { decide, mayEver } from "@/lib/domain/people/permissions";
import type { Waiting, Work, WorkItem } from "@/lib/domain/people/work-item";
import { gatherWork, NO_WORK } from "@/lib/domain/people/work-item";
import { showDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import type { ClassProgress, PartProgress, PeriodProgress } from "./list-classes";
import { listClasses } from "./list-classes";

/** What the class sheets ask of a person: parts to enter and hand in, a class to review and certify, classes to approve. */
export async function listSheetWork(ctx: Ctx, yearId: string): Promise<Work> {
  if (!mayEver(ctx.actor, "sheet.read")) return NO_WORK;
  const works = (await listClasses(ctx, yearId)).flatMap((one) => one.periods.map((period) => workOf(ctx, { ...one, reviewBy: period.period === "CN" ? one.reviewBy : null }, period)));
  return gatherWork(works);
}

function workOf(ctx: Ctx, one: ClassProgress, period: PeriodProgress): Work {
  const leads = decide(ctx.actor, "sheet.approve", { classId: one.classId }).ok;
  const keeps = decide(ctx.actor, "sheet.certify", { classId: one.classId }).ok;
  if (period.status === "CERTIFIED") return leads ? { ...NO_WORK, todo: [approval(one, period)], waiting: [waitsToBeApproved(one, period)] } : NO_WORK;
  if (period.status === "APPROVED") return { ...NO_WORK, finished: keeps && period.period === "CN" ? [approved(one, period)] : [] };
  if (period.window === "NOT_SET" || period.window === "NOT_YET") return NO_WORK;
  const own = period.parts.filter((part) => isMine(ctx, part));
  return {
    todo: [...ownSubjects(one, period, own), ...(keeps ? homeroomWork(one, period) : [])],
    waiting: keeps ? [] : waitingForParts(one, period, own),
    waitsFor: keeps ? waitedFor(ctx, one, period) : [],
    finished: [],
  };
}

const isMine = (ctx: Ctx, part: PartProgress): boolean => part.subject !== "HOMEROOM" && part.teachers.some(({ staffId }) => staffId === ctx.actor.staffId);

const placeOf = (one: ClassProgress, period: Period, rest = "") => `/so-theo-doi/${one.classId}/${period}${rest}`;
const dueOf = (one: ClassProgress, period: PeriodProgress) => one.reviewBy ?? period.closesOn;
const nameOf = (part: PartProgress) => (part.subject === "HOMEROOM" ? "phẩm chất, năng lực" : (findSubject(part.subject)?.short ?? part.subject));

/** A teacher's subjects of one class are one thing to do; returned ones come first, each with its own line. */
function ownSubjects(one: ClassProgress, period: PeriodProgress, own: readonly PartProgress[]): WorkItem[] {
  const open = own.filter(({ status }) => status === "DRAFT" || status === "RETURNED");
  if (open.length === 0) return [];
  const done = open.reduce((sum, part) => sum + part.done, 0);
  const total = open.reduce((sum, part) => sum + part.total, 0);
  const returned = open.filter(({ status }) => status === "RETURNED");
  const names = open.length > 3 ? `${open.length} môn` : open.map(nameOf).join(", ");
  const full = done >= total;
  return [
    {
      key: `sheet:${one.classId}:${period.period}:subjects`,
      title: `${returned.length > 0 ? "Sửa và nộp lại" : full ? "Nộp" : "Nhập"} ${names}, lớp ${one.className}, ${periodInside(period.period)}`,
      detail: returned.length > 0 ? `Giáo viên chủ nhiệm trả lại: ${returned.map(nameOf).join(", ")}` : full ? "Đã đủ các ô, chờ thầy cô nộp cho giáo viên chủ nhiệm" : `Còn ${total - done} ô chưa nhập`,
      href: placeOf(one, period.period, full && returned.length === 0 ? "/ra-soat" : ""),
      action: full ? "Nộp môn" : "Nhập tiếp",
      dueOn: dueOf(one, period),
      progress: { done, total },
      ...shut(open, period),
    },
  ];
}

/** After closing, cells that are missing wait for the head; what is full can still be handed in. */
const shut = (parts: readonly PartProgress[], { closesOn }: PeriodProgress): Pick<WorkItem, "blockedBy"> =>
  parts.some(({ entry, done, total }) => done < total && entry === "OPEN") || parts.every(({ done, total }) => done >= total)
    ? {}
    : { blockedBy: `Chưa nhập tiếp được vì lịch nhập đã khóa${closesOn ? ` ngày ${showDay(closesOn)}` : ""}; hiệu trưởng gia hạn hoặc mở riêng phần này.` };

function homeroomWork(one: ClassProgress, period: PeriodProgress): WorkItem[] {
  const homeroom = period.parts.find(({ subject }) => subject === "HOMEROOM");
  const subjects = period.parts.filter(({ subject }) => subject !== "HOMEROOM");
  const submitted = subjects.filter(({ status }) => status === "SUBMITTED");
  const where = `lớp ${one.className}, ${periodInside(period.period)}`;
  const items: WorkItem[] = [];
  const base = { dueOn: dueOf(one, period) };
  if (homeroom && homeroom.done < homeroom.total) {
    items.push({
      ...base,
      key: `sheet:${one.classId}:${period.period}:homeroom`,
      title: `Nhập phẩm chất, năng lực${period.period === "CN" ? ", nhận xét" : ""}, ${where}`,
      detail: `Còn ${homeroom.total - homeroom.done} ô chưa nhập`,
      href: placeOf(one, period.period, "?xem=pham-chat"),
      action: "Nhập tiếp",
      progress: { done: homeroom.done, total: homeroom.total },
      ...shut([homeroom], period),
    });
  }
  if (submitted.length > 0) {
    items.push({
      ...base,
      key: `sheet:${one.classId}:${period.period}:review`,
      title: `Rà soát ${submitted.length} môn đã nộp, ${where}`,
      detail: submitted.map(nameOf).join(", "),
      href: placeOf(one, period.period, "/ra-soat"),
      action: "Rà soát",
    });
  }
  if (homeroom && homeroom.done >= homeroom.total && subjects.length > 0 && subjects.every(({ status }) => status === "ACCEPTED")) {
    items.push({
      ...base,
      key: `sheet:${one.classId}:${period.period}:certify`,
      title: `${period.period === "CN" ? "Xác nhận kết quả cả năm và lớp" : "Xác nhận lớp"}, ${where}`,
      detail: "Mọi môn đã được nhận, phần chủ nhiệm đã đủ",
      href: placeOf(one, period.period, period.period === "CN" ? "/ket-qua" : "/ra-soat"),
      action: "Xác nhận",
    });
  }
  return items;
}

/** Whom the homeroom teacher waits for. */
const waitedFor = (ctx: Ctx, one: ClassProgress, period: PeriodProgress): Waiting[] =>
  period.parts
    .filter((part) => part.subject !== "HOMEROOM" && (part.status === "DRAFT" || part.status === "RETURNED") && !isMine(ctx, part))
    .map((part) => ({
      key: `sheet:${one.classId}:${period.period}:wait:${part.subject}:${part.groupId ?? ""}`,
      who: part.teachers.map(({ name }) => name).join(", ") || "Chưa phân công",
      what: `${nameOf(part)}, lớp ${one.className}: ${part.done < part.total ? `đã nhập ${part.done} trong ${part.total} ô` : "đã đủ, chưa nộp"}`,
    }));

/** The homeroom teacher, who cannot review before a subject teacher has handed in. */
function waitingForParts(one: ClassProgress, period: PeriodProgress, own: readonly PartProgress[]): Waiting[] {
  const open = own.filter(({ status }) => status === "DRAFT" || status === "RETURNED");
  if (open.length === 0 || one.homeroom.length === 0) return [];
  return [{ key: `sheet:${one.classId}:${period.period}:waiting`, who: homeroomOf(one), what: `Chờ thầy cô nộp ${open.map(nameOf).join(", ")}, ${periodInside(period.period)}` }];
}

const waitsToBeApproved = (one: ClassProgress, period: PeriodProgress): Waiting => ({
  key: `sheet:${one.classId}:${period.period}:waiting`,
  who: homeroomOf(one),
  what: `Chờ duyệt bảng tổng hợp, ${periodInside(period.period)}`,
});

const homeroomOf = (one: ClassProgress) => `${one.homeroom.join(", ")} (chủ nhiệm lớp ${one.className})`;

const approval = (one: ClassProgress, period: PeriodProgress): WorkItem => ({
  key: `sheet:${one.classId}:${period.period}:approve`,
  title: `Duyệt bảng tổng hợp lớp ${one.className}, ${periodInside(period.period)}`,
  detail: `${one.homeroom.join(", ")} đã xác nhận ${one.pupils} học sinh`,
  href: placeOf(one, period.period, "/ra-soat"),
  action: "Xem và duyệt",
  dueOn: dueOf(one, period),
});

const approved = (one: ClassProgress, period: PeriodProgress) => ({
  key: `sheet:${one.classId}:${period.period}:approved`,
  badge: "Đã duyệt",
  title: `Bảng tổng hợp lớp ${one.className}, ${periodInside(period.period)}`,
  detail: "Lãnh đạo đã duyệt",
  href: placeOf(one, period.period),
});
