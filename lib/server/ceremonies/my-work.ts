import "server-only";
import { NO_WORK } from "@/lib/domain/people/work-item";
import type { Finished, Work, WorkItem } from "@/lib/domain/people/work-item";
import { mayEver } from "@/lib/domain/people/permissions";
import { certificateFate, WARN_DAYS } from "@/lib/domain/transcript/certificate-words";
import { previewAddress, SLOT_DEED_WORDS, waitWords, whyNotSigned } from "@/lib/domain/transcript/slot-words";
import { addDays, showDay, showInstant, storedDay, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { listCertificates, type CertificateRow } from "../certificates/list-certificates";
import { listClassProgress } from "../transcripts/list-class-progress";
import { listCeremonies, type Ceremony } from "./list-ceremonies";
import { listRecentBatches, type RecentBatch } from "./list-recent-batches";

type Deadlines = ReadonlyMap<string, { signBy: string; issueBy: string }>; // by class

/** What signing, sealing and certificates ask of a person. */
export async function listCeremonyWork(ctx: Ctx, yearId: string): Promise<Work> {
  const deadlines = await loadDeadlines(ctx, yearId);
  const ceremonies = await listCeremonies(ctx);
  const batches = await listRecentBatches(ctx);
  const todo = [
    ...batches.filter((batch) => batch.state === "PIN_NEEDED").map(batchItem),
    ...ceremonies.map((ceremony) => ceremonyItem(ceremony, deadlines)),
    ...(await prepareItems(ctx, yearId, deadlines)),
    ...(await certificateItems(ctx)),
    ...(await approvalItems(ctx)),
  ];
  return { ...NO_WORK, todo, finished: batches.filter((batch) => batch.state === "DONE").slice(0, 3).map(finishedItem) };
}

async function loadDeadlines({ db }: Ctx, yearId: string): Promise<Deadlines> {
  const [classes, calendars] = [
    await db.schoolClass.findMany({ where: { yearId }, select: { id: true, grade: true } }),
    await db.gradeCalendar.findMany({ where: { yearId }, select: { grade: true, signBy: true, issueBy: true } }),
  ];
  const byGrade = new Map(calendars.map(({ grade, signBy, issueBy }) => [grade, { signBy: storedDay(signBy), issueBy: storedDay(issueBy) }]));
  return new Map(
    classes.flatMap(({ id, grade }) => {
      const dates = byGrade.get(grade);
      return dates ? [[id, dates] as const] : [];
    }),
  );
}

function ceremonyItem(ceremony: Ceremony, deadlines: Deadlines): WorkItem {
  const { role, classId, className, ready, later } = ceremony;
  const dates = deadlines.get(classId);
  const seal = role === "KY_PHAT_HANH";
  return {
    key: `ceremony:${role}:${classId}`,
    title: `${SLOT_DEED_WORDS[role]}, lớp ${className}`,
    detail: later === 0 ? `${ready} học bạ đã sẵn sàng` : `${ready} học bạ sẵn sàng, ${later} ${waitWords(ceremony)}`,
    href: ready > 0 ? previewAddress(role, classId) : "/ky-so",
    action: seal ? "Đóng dấu" : "Ký cả lớp",
    dueOn: (seal ? dates?.issueBy : dates?.signBy) ?? null,
    ...(ready === 0 ? { blockedBy: whyNotSigned(role, ceremony) ?? waitWords(ceremony) } : {}),
  };
}

const batchItem = (batch: RecentBatch): WorkItem => ({
  key: `batch:${batch.id}`,
  title: batch.pausedAt ? "Đợt ký đang tạm dừng" : "Đợt ký đang chờ nhập PIN",
  detail: `${SLOT_DEED_WORDS[batch.role]} · đã ký ${batch.done} trong ${batch.total} học bạ`,
  href: `/ky-so/${batch.id}`,
  action: "Ký tiếp",
  dueOn: null,
});

/** For the office: classes whose results are approved and whose học bạ are not made yet. */
async function prepareItems(ctx: Ctx, yearId: string, deadlines: Deadlines): Promise<WorkItem[]> {
  if (!mayEver(ctx.actor, "unit.prepare")) return [];
  const classes = await listClassProgress(ctx, yearId);
  return classes
    .filter(({ sheetStatus, units }) => sheetStatus === "APPROVED" && units === 0)
    .map(({ classId, className, pupils }) => ({
      key: `prepare:${classId}`,
      title: `Lập học bạ lớp ${className}`,
      detail: `${pupils} học sinh · bảng tổng hợp cả năm đã được duyệt`,
      href: `/hoc-ba/${classId}`,
      action: "Lập học bạ",
      dueOn: deadlines.get(classId)?.signBy ?? null,
    }));
}

/** My certificates that end soon: a signature must not wait for a new one. */
async function certificateItems(ctx: Ctx): Promise<WorkItem[]> {
  const today = vietnamDay(ctx.now);
  const ending = (await listCertificates(ctx)).filter(({ mine, status, notAfter }) => mine && status !== "REVOKED" && vietnamDay(notAfter) <= addDays(today, WARN_DAYS));
  return ending.map(({ id, status, notAfter }) => ({
    key: `certificate:${id}`,
    title: `Chứng thư số của tôi: ${certificateFate(status, vietnamDay(notAfter), today).words.toLowerCase()}`,
    detail: `Có hiệu lực đến ${showDay(vietnamDay(notAfter))}. Hết hạn thì không ký được học bạ.`,
    href: "/ky-so/chung-thu",
    action: "Xem",
    dueOn: vietnamDay(notAfter),
  }));
}

/** For the head: certificates that wait for approval, and those of people who hold no duty any more. For whoever sends them: those to be sent. Source: QĐ 1789, Đ.9, 20.3, 23.3. */
async function approvalItems(ctx: Ctx): Promise<WorkItem[]> {
  const [approves, sends] = [mayEver(ctx.actor, "certificate.approve"), mayEver(ctx.actor, "certificate.send")];
  if (!approves && !sends) return [];
  const rows = await listCertificates(ctx);
  const count = (of: (row: CertificateRow) => boolean) => rows.filter(of).length;
  const item = (key: string, many: number, title: string, detail: string): WorkItem[] =>
    many === 0 ? [] : [{ key: `certificate:${key}`, title, detail, href: "/ky-so/chung-thu", action: "Xem", dueOn: null }];
  const [waiting, left, toSend] = [count(({ steps }) => steps.includes("approve")), count((row) => approves && row.left && row.status !== "REVOKED"), count(({ steps }) => steps.includes("send"))];
  return [
    ...item("approve", waiting, `Phê duyệt ${waiting} chứng thư số`, "Chứng thư chưa phê duyệt thì chưa dùng để ký được."),
    ...item("left", left, `Ngừng dùng ${left} chứng thư của người đã thôi nhiệm vụ`, "Người thôi việc bàn giao thiết bị ký; chứng thư ngừng dùng tại trường (QĐ 1789, Đ.23.3)."),
    ...item("send", toSend, `Trình cấp trên ${toSend} chứng thư số`, "Chứng thư của trường và của lãnh đạo phải được cấp trên phê duyệt trước khi ký (QĐ 1789, Đ.20.3)."),
  ];
}

const finishedItem = (batch: RecentBatch): Finished => ({
  key: `batch:${batch.id}`,
  badge: "Đã ký",
  title: SLOT_DEED_WORDS[batch.role],
  detail: `${batch.done} học bạ · ${showInstant(batch.createdAt)}`,
  href: `/ky-so/${batch.id}`,
});
