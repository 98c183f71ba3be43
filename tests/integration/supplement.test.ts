import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { confirmYearResults } from "@/lib/server/sheets/confirm-year-results";
import { decidePromotion } from "@/lib/server/sheets/decide-promotion";
import { getReview } from "@/lib/server/sheets/get-review";
import { openSupplement } from "@/lib/server/sheets/held-out/open-supplement";
import { orderSecondRound } from "@/lib/server/sheets/held-out/order-second-round";
import { recordSupplement } from "@/lib/server/sheets/held-out/record-supplement";
import { takeSupplementPartStep, takeSupplementStep } from "@/lib/server/sheets/held-out/take-supplement-step";
import { listReview } from "@/lib/server/year-end/list-review";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { approveYearEnd } from "@/tests/support/builders/year-end";
import { testDatabase } from "@/tests/support/database";

/** A pupil of an approved class who has not completed the year in Tiếng Việt and Toán: two rounds, the second by order of the head (TT 27, Đ.11.1). */
const database = testDatabase();
let school: SmallSchool;
let pupilId: string;
const JUNE = new Date("2026-06-20T02:00:00Z");
const JULY = new Date("2026-07-25T02:00:00Z");
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  pupilId = school.pupils[0]?.id ?? "";
  await approveYearEnd(database.db, school);
  const short = { pupilId, period: "CN" as const };
  await database.db.assessment.updateMany({ where: { ...short, subjectCode: { in: ["TV", "TO"] } }, data: { level: "C", mark: 4, assessedOn: new Date("2026-05-08") } });
  await database.db.traitAssessment.updateMany({ where: { ...short, traitCode: "CHAM_CHI" }, data: { level: "C" } });
  await database.db.yearOutcome.updateMany({ where: { pupilId }, data: { result: "NOT_DONE", promotion: null, completion: null } });
  await database.db.supportPlan.create({
    data: { pupilId, yearId: school.yearId, text: "Kèm đọc và phép chia", startsOn: new Date("2026-06-01"), endsOn: new Date("2026-07-31"), responsibleId: school.staff.homeroom, writtenById: school.staff.homeroom, writtenAt: school.now },
  });
});

const as = <T>(actor: Actor, now: Date, deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, actor, now, deed);
const place = () => ({ key: randomUUID(), classId: school.classId, period: "CN" as const, pupilId });
const held = async (who: Actor = school.actors.homeroom, now = JULY) => {
  const [one] = (await as(who, now, (ctx) => getReview(ctx, school.classId, "CN"))).heldOut;
  if (!one) throw new Error("nobody is held out");
  return one;
};
const record = (subject: SubjectCode, assessedOn: string, level: "H" | "C", mark: string, now: Date) =>
  as(school.actors.homeroom, now, (ctx) => recordSupplement(ctx, { key: randomUUID(), classId: school.classId, pupilId, subject, assessedOn, level, mark }));
const partStep = async (subject: SubjectCode, action: "submit" | "accept", now: Date) => {
  const version = (await held(school.actors.homeroom, now)).parts.find((part) => part.subject === subject)?.version ?? 0;
  return as(school.actors.homeroom, now, (ctx) => takeSupplementPartStep(ctx, { ...place(), subject, action, version }));
};
const handIn = async (subject: SubjectCode, now: Date) => {
  await partStep(subject, "submit", now);
  await partStep(subject, "accept", now);
};
const confirm = async (result: "NOT_DONE" | "DONE", now: Date) => {
  const { version } = await database.db.yearOutcome.findFirstOrThrow({ where: { pupilId } });
  await as(school.actors.homeroom, now, (ctx) => confirmYearResults(ctx, { key: randomUUID(), classId: school.classId, pupils: [{ pupilId, result, version }] }));
};
const step = async (who: Actor, action: "certify" | "approve", now: Date) => {
  const { version } = (await held(who, now)).heldOut;
  return as(who, now, (ctx) => takeSupplementStep(ctx, { ...place(), action, version }));
};
const order = async (who: Actor, on = "2026-07-20") => {
  const { version } = (await held()).heldOut;
  return as(who, JULY, (ctx) => orderSecondRound(ctx, { key: randomUUID(), classId: school.classId, pupilId, version, number: "61/KH-NTL", on }));
};
const kinds = async (subjectCode: SubjectCode) =>
  (await database.db.assessment.findMany({ where: { pupilId, subjectCode, period: "CN" }, orderBy: { attempt: "asc" } })).map(({ kind, level, mark, current }) => `${kind} ${level} ${mark}${current ? " counts" : ""}`);

describe("the first round", () => {
  test("is recorded once; a slip is mended on the same day, another day would be a round that nobody ordered", async () => {
    await as(school.actors.homeroom, JUNE, (ctx) => openSupplement(ctx, { key: randomUUID(), classId: school.classId, pupilId }));
    await record("TO", "2026-06-20", "H", "8", JUNE);
    await record("TO", "2026-06-20", "H", "6", JUNE);
    await expect(record("TO", "2026-07-25", "H", "7", JULY)).rejects.toMatchObject({ code: "SECOND_ROUND_NOT_ORDERED" });
    await record("TV", "2026-06-20", "C", "4", JUNE);
    expect(await kinds("TO")).toEqual(["FIRST C 4", "SUPPLEMENTARY H 8", "SUPPLEMENTARY H 6 counts"]);
  });

  test("shows beside each other what it started from and what it gave, of subjects and of qualities and competences", async () => {
    const { parts, traits } = await held();
    expect(parts.find(({ subject }) => subject === "TO")?.rounds).toEqual([{ round: "YEAR_END", level: "C", mark: 4 }, { round: "SUPPLEMENTARY", level: "H", mark: 6 }]);
    expect(traits).toEqual([{ name: "Chăm chỉ", first: "C", now: "C" }]);
    expect(await as(school.actors.english, JULY, (ctx) => getReview(ctx, school.classId, "CN")).then(({ heldOut }) => heldOut)).toEqual([]);
  });

  test("is certified though it was not enough; before that the head cannot order another", async () => {
    expect((await held(school.actors.head)).mayOrder).toBe(false);
    await expect(order(school.actors.head)).rejects.toMatchObject({ code: "FIRST_ROUND_FIRST" });
    for (const subject of ["TV", "TO"] as const) await handIn(subject, JUNE);
    await confirm("NOT_DONE", JUNE);
    expect(await step(school.actors.homeroom, "certify", JUNE)).toEqual({ status: "CERTIFIED" });
    expect((await held(school.actors.head)).mayOrder).toBe(true);
  });

  test("approved, puts the pupil on the list of those the head decides on", async () => {
    expect(await step(school.actors.head, "approve", JUNE)).toEqual({ status: "APPROVED" });
    const { classes } = await as(school.actors.head, JUNE, (ctx) => listReview(ctx, school.yearId));
    expect(classes[0]?.pupils.find((pupil) => pupil.pupilId === pupilId)?.list).toBe("HEAD");
  });
});

describe("the second round", () => {
  test("is the head's act, with number and day, and not before the first was opened", async () => {
    expect([(await held(school.actors.head)).mayOrder, (await held()).mayOrder]).toEqual([true, false]);
    await expect(order(school.actors.homeroom)).rejects.toMatchObject({ code: "ONLY_HEAD" });
    await expect(order(school.actors.deputy)).rejects.toMatchObject({ code: "ONLY_HEAD" });
    await expect(order(school.actors.head, "2026-06-19")).rejects.toMatchObject({ code: "SECOND_ROUND_DATE" });
    expect(await order(school.actors.head)).toEqual({ subjects: 1 });
    await expect(order(school.actors.head)).rejects.toMatchObject({ code: "SECOND_ROUND_ORDERED" });
    expect(await database.db.history.count({ where: { action: "sheet.order-second-round", pupilId } })).toBe(1);
  });

  test("opens the subject that still falls short, and no other; what is handed in must be of this round", async () => {
    const { heldOut, parts } = await held();
    expect([heldOut.status, heldOut.secondRound]).toEqual(["OPEN", { number: "61/KH-NTL", on: "2026-07-20" }]);
    expect(parts.map(({ subject, status, missing }) => [subject, status, missing])).toEqual([["TO", "ACCEPTED", 0], ["TV", "DRAFT", 1]]);
    await expect(partStep("TV", "submit", JULY)).rejects.toMatchObject({ code: "PART_INCOMPLETE" });
    await expect(record("TO", "2026-07-25", "H", "7", JULY)).rejects.toMatchObject({ code: "PART_LOCKED" });
    await expect(record("TV", "2026-07-19", "H", "6", JULY)).rejects.toMatchObject({ code: "ATTEMPT_DATE" });
  });

  test("is kept as the head's, counts, and is certified and approved like the first", async () => {
    await record("TV", "2026-07-25", "H", "6", JULY);
    expect(await kinds("TV")).toEqual(["FIRST C 4", "SUPPLEMENTARY C 4", "HEAD H 6 counts"]);
    expect(await database.db.assessment.findFirst({ where: { pupilId, kind: "HEAD" } })).toMatchObject({ reason: "Hiệu trưởng tổ chức theo văn bản số 61/KH-NTL ngày 20/07/2026" });
    await handIn("TV", JULY);
    await database.db.traitAssessment.updateMany({ where: { pupilId, traitCode: "CHAM_CHI" }, data: { level: "D" } });
    expect((await held()).traits).toEqual([{ name: "Chăm chỉ", first: "C", now: "D" }]);
    await confirm("DONE", JULY);
    expect(await step(school.actors.homeroom, "certify", JULY)).toEqual({ status: "CERTIFIED" });
    expect(await step(school.actors.head, "approve", JULY)).toEqual({ status: "APPROVED" });
  });

  test("is not ordered for who has completed, nor once the head has decided", async () => {
    await database.db.heldOut.updateMany({ where: { pupilId }, data: { secondRoundAt: null, secondRoundById: null, secondRoundNumber: null, secondRoundOn: null } });
    await expect(order(school.actors.head)).rejects.toMatchObject({ code: "SUPPLEMENT_NOT_NEEDED" });
    await database.db.assessment.updateMany({ where: { pupilId, subjectCode: "TV", current: true }, data: { mark: 4, level: "C" } });
    await database.db.yearOutcome.updateMany({ where: { pupilId }, data: { result: "NOT_DONE", promotion: null, completion: null } });
    const { version } = await database.db.yearOutcome.findFirstOrThrow({ where: { pupilId } });
    await as(school.actors.head, JULY, (ctx) => decidePromotion(ctx, { key: randomUUID(), classId: school.classId, pupilId, decision: "NOT_PROMOTED", version, number: "70/QĐ-NTL", decidedOn: "2026-07-25" }));
    await expect(order(school.actors.head)).rejects.toMatchObject({ code: "PROMOTION_DECIDED" });
  });
});
