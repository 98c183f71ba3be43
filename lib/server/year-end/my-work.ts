import "server-only";
import type { Grade } from "@/lib/domain/assessment/periods";
import { decide, mayEver } from "@/lib/domain/people/permissions";
import type { Finished, Waiting, Work, WorkItem } from "@/lib/domain/people/work-item";
import { gatherWork, NO_WORK } from "@/lib/domain/people/work-item";
import { handoverSteps, type HandoverStatus } from "@/lib/domain/records/handover";
import { showDay, storedDay, vietnamDate, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { dutiesInForce } from "../people/duties-in-force";
import { targetOf } from "./handovers";
import { listHeldReviews } from "./list-review";
import { isDue, loadReviewClasses } from "./review-rows";

/** What the year's end asks of a person: classes to hand over or to receive; of the head, the school's review and what goes to a higher authority. */
export async function listYearEndWork(ctx: Ctx, yearId: string): Promise<Work> {
  return gatherWork([await handoverWork(ctx, yearId), await reviewWork(ctx, yearId), await commendationWork(ctx, yearId)]);
}

/** Source: TT 27/2020, Đ.12.2, 16.1a. */
async function handoverWork(ctx: Ctx, yearId: string): Promise<Work> {
  if (!mayEver(ctx.actor, "handover.read")) return NO_WORK;
  const year = await ctx.db.schoolYear.findUniqueOrThrow({ where: { id: yearId }, select: { closesOn: true } });
  const classes = (await loadApproved(ctx, yearId)).filter((one) => decide(ctx.actor, "handover.read", targetOf(one)).ok);
  return gatherWork([...classes.map((one) => workOf(ctx, one, storedDay(year.closesOn))), acceptanceWork(ctx, classes, storedDay(year.closesOn))]);
}

/** The leadership has the results of every approved class accepted before it is handed over. Source: TT 27/2020, Đ.12.2, 15.3. */
function acceptanceWork({ actor }: Ctx, classes: readonly ApprovedClass[], dueOn: string): Work {
  const open = classes.filter(({ accepted, status }) => !accepted && status === "DRAFT");
  if (open.length === 0 || !decide(actor, "handover.accept").ok) return NO_WORK;
  const names = open.map(({ name }) => name).join(", ");
  const href = open.length === 1 ? `/ban-giao/${open[0]?.classId ?? ""}` : "/ban-giao";
  const item: WorkItem = { key: "acceptance", title: `Nghiệm thu kết quả giáo dục ${open.length} lớp`, detail: `Lớp ${names}: đối chiếu bài kiểm tra cuối năm, có mặt bên nhận`, action: "Ghi nghiệm thu", href, dueOn };
  return { ...NO_WORK, todo: [item], waiting: open.map(({ classId, name, homeroom }) => ({ key: `acceptance:${classId}`, who: homeroom.join(", ") || "Hiệu trưởng", what: `Chờ nghiệm thu để ký bàn giao lớp ${name}` })) };
}

type ApprovedClass = Awaited<ReturnType<typeof loadApproved>>[number];

/** Classes can be handed over once the year's sheet is approved: until then, and most of the year, there are none. */
async function loadApproved({ db, now }: Ctx, yearId: string) {
  const rows = await db.schoolClass.findMany({
    where: { yearId, sheets: { some: { period: "CN", status: "APPROVED" } } },
    orderBy: { name: "asc" },
    select: {
      ...{ id: true, name: true, grade: true },
      duties: { where: { kind: "HOMEROOM_TEACHER", ...dutiesInForce(vietnamDate(now)) }, select: { staff: { select: { fullName: true } } } },
      acceptance: { select: { classId: true } },
      handover: { select: { status: true, toId: true, givenById: true, receivedById: true, receivedAt: true, to: { select: { fullName: true } } } },
    },
  });
  return rows.map(({ id, name, grade, duties, acceptance, handover }) => ({
    ...{ classId: id, name, grade: grade as Grade, homeroom: duties.map(({ staff }) => staff.fullName), toId: handover?.toId ?? null },
    status: handover?.status ?? ("DRAFT" satisfies HandoverStatus),
    handover,
    accepted: acceptance !== null,
  }));
}

function workOf({ actor }: Ctx, one: ApprovedClass, dueOn: string): Work {
  const { classId, name, grade, status, handover, toId, accepted } = one;
  const may = handoverSteps({ actor, target: targetOf(one), grade, status, sheet: "APPROVED", receiver: toId, accepted });
  const receiver = grade === 5 ? "Nhà trường" : (handover?.to?.fullName ?? "");
  const giver = one.homeroom.join(", ") || "Hiệu trưởng";
  const item = (rest: Pick<WorkItem, "title" | "detail" | "action">): WorkItem => ({ key: `handover:${classId}`, href: `/ban-giao/${classId}`, dueOn, ...rest });
  const waiting = (who: string, what: string): Waiting => ({ key: `handover:${classId}`, who, what });
  if (status === "RECEIVED") return { ...NO_WORK, finished: isOfMine(one, actor.staffId) ? [handedOver(one, receiver)] : [] };
  if (may.includes("give")) {
    const detail = !accepted ? "Bảng tổng hợp cả năm đã duyệt; lập biên bản được ngay, ký khi lãnh đạo đã ghi nghiệm thu" : handover ? "Biên bản đang lập, chờ thầy cô ký bàn giao" : grade === 5 ? "Bảng tổng hợp cả năm đã duyệt; hoàn thiện hồ sơ, bàn giao cho nhà trường" : "Bảng tổng hợp cả năm đã duyệt; trao đổi với giáo viên nhận lớp năm sau";
    return { ...NO_WORK, todo: [item({ title: `${handover ? "Ký bàn giao" : "Lập biên bản bàn giao"} lớp ${name}`, detail, action: "Mở biên bản" })] };
  }
  if (may.includes("receive")) {
    return { ...NO_WORK, todo: [item({ title: `Nhận bàn giao lớp ${name}`, detail: `${giver} đã ký biên bản`, action: "Xem và nhận" })], waiting: [waiting(giver, `Chờ nhận bàn giao lớp ${name}`)] };
  }
  const given = status === "GIVEN" && handover?.givenById === actor.staffId;
  return given ? { ...NO_WORK, waitsFor: [waiting(receiver, `Nhận bàn giao lớp ${name}`)] } : NO_WORK;
}

const isOfMine = ({ handover }: ApprovedClass, staffId: string | null) => staffId !== null && (handover?.givenById === staffId || handover?.receivedById === staffId);

const handedOver = ({ classId, name, handover }: ApprovedClass, receiver: string): Finished => ({
  key: `handover:${classId}`,
  badge: "Đã bàn giao",
  title: `Bàn giao lớp ${name}`,
  detail: `${receiver} đã nhận${handover?.receivedAt ? `, ${showDay(vietnamDay(handover.receivedAt))}` : ""}`,
  href: `/ban-giao/${classId}`,
});

/** Before any học bạ of a class is made, the head decides its review. Source: QĐ 1789, Đ.30; TT 27/2020, Đ.15.3. */
async function reviewWork(ctx: Ctx, yearId: string): Promise<Work> {
  if (!decide(ctx.actor, "year.decide-review").ok) return NO_WORK;
  const finished = (await listHeldReviews(ctx, yearId)).slice(0, 3).map(
    ({ id, minutes, heldOn, confirmed, setAside }): Finished => ({
      ...{ key: `review:${id}`, badge: "Đã xét duyệt", title: `Biên bản ${minutes}, ngày ${showDay(heldOn)}`, href: `/xet-duyet/${id}` },
      detail: `${confirmed} học sinh được duyệt${setAside > 0 ? `, ${setAside} để lại` : ""}`,
    }),
  );
  const classes = await loadReviewClasses(ctx.db, yearId, { sheets: { some: { period: "CN", status: "APPROVED" } } });
  const due = classes.map((one) => ({ ...one, pupils: one.pupils.filter(isDue) })).filter(({ pupils }) => pupils.length > 0);
  if (due.length === 0) return { ...NO_WORK, finished };
  const calendars = await ctx.db.gradeCalendar.findMany({ where: { yearId, grade: { in: due.map(({ grade }) => grade) } }, orderBy: { signBy: "asc" }, select: { signBy: true } });
  const pupils = due.reduce((sum, one) => sum + one.pupils.length, 0);
  const names = due.map(({ name }) => name).join(", ");
  const item: WorkItem = {
    ...{ key: "review", title: `Xét duyệt cuối năm ${due.length} lớp, ${pupils} học sinh`, detail: `Lớp ${names}: lên lớp, khen thưởng, đánh giá bổ sung`, action: "Xem và xét duyệt" },
    href: due.length === 1 ? `/xet-duyet?lop=${due[0]?.classId ?? ""}` : "/xet-duyet",
    dueOn: calendars[0] ? storedDay(calendars[0].signBy) : null,
  };
  return { ...NO_WORK, todo: [item], waiting: [{ key: "review", who: "Nhân viên học vụ", what: `Chờ xét duyệt để lập học bạ lớp ${names}` }], finished };
}

/** Source: TT 27/2020, Đ.13.2. */
async function commendationWork(ctx: Ctx, yearId: string): Promise<Work> {
  if (!decide(ctx.actor, "commendation.decide").ok) return NO_WORK;
  const count = await ctx.db.commendation.count({ where: { yearId, state: "PROPOSED" } });
  if (count === 0) return NO_WORK;
  return { ...NO_WORK, todo: [{ key: "commendations", title: `Xem xét ${count} đề nghị cấp trên khen thưởng`, detail: "Thành tích đặc biệt do giáo viên chủ nhiệm đề nghị (TT 27, Điều 13)", href: "/xet-duyet", action: "Xem", dueOn: null }] };
}
