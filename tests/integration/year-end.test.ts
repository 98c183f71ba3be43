import "../support/portal-settings";
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import { runInTransaction } from "@/lib/server/action";
import { approveSheet } from "@/lib/server/sheets/approve-sheet";
import { certifySheet } from "@/lib/server/sheets/certify-sheet";
import { confirmYearResults } from "@/lib/server/sheets/confirm-year-results";
import { getReview } from "@/lib/server/sheets/get-review";
import { holdOut, takeBack } from "@/lib/server/sheets/held-out/hold-out";
import { takeSupplementPartStep, takeSupplementStep } from "@/lib/server/sheets/held-out/take-supplement-step";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { submitPart } from "@/lib/server/sheets/submit-part";
import { acceptPart } from "@/lib/server/sheets/accept-part";
import { listLeftOut } from "@/lib/server/transcripts/list-left-out";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { decideYearReview } from "@/lib/server/year-end/decide-year-review";
import { listReview } from "@/lib/server/year-end/list-review";
import { buildSmallSchool, type SmallSchool } from "../support/builders/small-school";
import { fillYearEnd } from "../support/builders/year-end";
import { testDatabase } from "../support/database";

/** A class of three, one of whom was ill when Toán was tested: from the first step to the học bạ of all three. */
const database = testDatabase();
let school: SmallSchool;
let ill: string;
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);
const place = () => ({ key: randomUUID(), classId: school.classId, period: "CN" as const });
const review = () => as(school.actors.homeroom, (ctx) => getReview(ctx, school.classId, "CN"));
const heldOut = async () => {
  const [held] = (await review()).heldOut;
  if (!held) throw new Error("nobody is held out");
  return held;
};
const outcomes = () => database.db.yearOutcome.findMany({ where: { yearId: school.yearId } });
const confirm = (pupilId: string) =>
  as(school.actors.homeroom, (ctx) => confirmYearResults(ctx, { key: randomUUID(), classId: school.classId, pupils: [{ pupilId, result: "EXCELLENT", version: 0 }] }));
const reasons = async () => (await as(school.actors.academicClerk, (ctx) => listLeftOut(ctx, school.classId))).leftOut.map(({ pupilId, reasons: why }) => [pupilId, why.join(" ")] as const);

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await fillYearEnd(database.db, school);
  ill = school.pupils[0]?.id ?? "";
  await database.db.assessment.updateMany({ where: { pupilId: ill, subjectCode: "TO", period: "CN" }, data: { mark: null, level: null } });
});

describe("one pupil without a value (QĐ 1789, Đ.21.2)", () => {
  test("keeps the subject back, and with it the class", async () => {
    const refused = as(school.actors.homeroom, (ctx) => submitPart(ctx, { ...place(), subject: "TO", groupId: null, version: 1 }));
    await expect(refused).rejects.toMatchObject({ code: "PART_INCOMPLETE" });
  });

  test("is left out by the homeroom teacher alone, with a reason, and may be taken back", async () => {
    const asking = { ...place(), pupilId: ill };
    await expect(as(school.actors.homeroom, (ctx) => holdOut(ctx, { ...asking, note: " " }))).rejects.toMatchObject({ code: "REASON_NEEDED" });
    await expect(as(school.actors.head, (ctx) => holdOut(ctx, { ...asking, note: "Ốm" }))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await as(school.actors.homeroom, (ctx) => holdOut(ctx, { ...asking, note: "Nằm viện" }));
    await as(school.actors.homeroom, (ctx) => takeBack(ctx, { ...asking, version: 1 }));
    await as(school.actors.homeroom, (ctx) => holdOut(ctx, { ...asking, note: "Nằm viện từ 20/4, chưa kiểm tra Toán" }));
    await expect(as(school.actors.homeroom, (ctx) => holdOut(ctx, { ...asking, note: "Lần nữa" }))).rejects.toMatchObject({ code: "HELD_OUT_ALREADY" });
    expect((await heldOut()).missing.map(({ words }) => words)).toEqual(["Mức Toán", "Điểm Toán"]);
  });

  test("the class goes on without him: handed in, accepted, confirmed, certified, approved", async () => {
    for (const { subject, groupId, version } of (await review()).facts.parts) {
      const teacher = school.specialistSubjects.includes(subject) ? school.actors.english : school.actors.homeroom;
      await as(teacher, (ctx) => submitPart(ctx, { ...place(), subject, groupId, version }));
      await as(school.actors.homeroom, (ctx) => acceptPart(ctx, { ...place(), subject, groupId, version: version + 1 }));
    }
    for (const { id } of school.pupils.slice(1)) await confirm(id);
    const { version } = (await review()).facts.sheet;
    await as(school.actors.homeroom, (ctx) => certifySheet(ctx, { ...place(), version }));
    await expect(as(school.actors.head, (ctx) => takeSupplementStep(ctx, { ...place(), pupilId: ill, version: 1, action: "approve" }))).rejects.toMatchObject({ code: "CLASS_FIRST" });
    await as(school.actors.head, (ctx) => approveSheet(ctx, { ...place(), version: version + 1 }));
    expect((await heldOut()).parts.map(({ subject }) => subject)).toEqual(["TO"]);
  });

  test("is left out of the units with the reason, the others because the school has not reviewed them", async () => {
    const why = new Map(await reasons());
    expect(why.get(ill)).toContain("Được để lại: Nằm viện từ 20/4, chưa kiểm tra Toán. Chờ giáo viên chủ nhiệm");
    expect(why.get(school.pupils[1]?.id ?? "")).toContain("chưa xét duyệt");
  });

  test("keeps only his own missing subject open, and that no longer than to the summer's last day", async () => {
    const save = (column: string, now: Date) =>
      runInTransaction(database.db, school.actors.homeroom, now, (ctx) => saveCells(ctx, { ...place(), changes: [{ pupilId: ill, column, value: column === "mark.TO" ? "9" : "T", baseVersion: 1 }] }));
    const outcomeOf = async (column: string, now = school.now) => (await save(column, now)).cells[0];
    expect(await outcomeOf("level.TV")).toMatchObject({ outcome: "refused", code: "PART_LOCKED" });
    expect(await outcomeOf("mark.TO", new Date("2026-08-15T00:00:00+07:00"))).toMatchObject({ outcome: "refused", code: "WINDOW_CLOSED" });
    expect(await outcomeOf("level.TO", new Date("2026-08-14T23:59:00+07:00"))).toMatchObject({ outcome: "saved", version: 2 });
    const mark = await as(school.actors.homeroom, (ctx) => saveCells(ctx, { ...place(), changes: [{ pupilId: ill, column: "mark.TO", value: "9", baseVersion: 2 }] }));
    expect(mark.cells[0]).toMatchObject({ outcome: "saved" });
  });

  test("goes the same steps alone: handed in, accepted, confirmed, certified, approved", async () => {
    const step = (action: "submit" | "accept", version: number) =>
      as(school.actors.homeroom, (ctx) => takeSupplementPartStep(ctx, { ...place(), pupilId: ill, subject: "TO", action, version }));
    const certify = () => as(school.actors.homeroom, (ctx) => takeSupplementStep(ctx, { ...place(), pupilId: ill, version: 1, action: "certify" }));
    await step("submit", 1);
    await expect(confirm(ill)).rejects.toMatchObject({ code: "PARTS_NOT_ACCEPTED" });
    await step("accept", 2);
    await expect(certify()).rejects.toMatchObject({ code: "RESULTS_NOT_CONFIRMED" });
    await confirm(ill);
    expect(await certify()).toEqual({ status: "CERTIFIED" });
    await expect(as(school.actors.homeroom, (ctx) => takeSupplementStep(ctx, { ...place(), pupilId: ill, version: 2, action: "approve" }))).rejects.toMatchObject({ code: "ONLY_LEADERSHIP" });
    expect(await as(school.actors.head, (ctx) => takeSupplementStep(ctx, { ...place(), pupilId: ill, version: 2, action: "approve" }))).toEqual({ status: "APPROVED" });
  });
});

describe("the school's review", () => {
  const paper = { minutes: "05/BB-XD", heldOn: "2026-05-11", members: "Hiệu trưởng, tổ trưởng", promotionDecision: "40/QĐ-NTL", decidedOn: "2026-05-11", awardIds: [] };
  const decide = async (actor: Actor, change: object = {}) => {
    const [{ pupils } = { pupils: [] }] = (await as(school.actors.head, (ctx) => listReview(ctx, school.yearId))).classes;
    const named = pupils.map(({ pupilId, version }) => ({ pupilId, version }));
    const input = { key: randomUUID(), yearId: school.yearId, ...paper, pupils: named.slice(1), aside: named.slice(0, 1).map((one) => ({ ...one, reason: "Chờ xác minh" })), ...change };
    return as(actor, (ctx) => decideYearReview(ctx, input));
  };

  test.each([
    ["deputy", {}, "ONLY_HEAD"],
    ["head", { pupils: [], aside: [] }, "REVIEW_NOTHING"],
    ["head", { heldOn: "2026-05-12", decidedOn: "2026-05-12" }, "REVIEW_DATES"],
    ["head", { pupils: [{ pupilId: "", version: 9 }] }, "STALE"],
  ] as const)("by %s with %j: %s", async (who, change, code) => {
    const pupils = "pupils" in change && change.pupils.length > 0 ? { pupils: [{ pupilId: ill, version: 9 }], aside: [] } : change;
    await expect(decide(school.actors[who], pupils)).rejects.toMatchObject({ code });
  });

  test("is decided by the head in one go; who is set aside stays out of the units, with the reason", async () => {
    expect(await decide(school.actors.head)).toEqual({ confirmed: 2, setAside: 1, awards: 0 });
    expect(await reasons()).toEqual([[ill, "Hội nghị xét duyệt để lại: Chờ xác minh. Hiệu trưởng quyết định ở lần xét duyệt sau."]]);
    const made = await as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, { key: randomUUID(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head }));
    expect(made.made).toBe(2);
  });

  test("is held again for who was set aside, and holds for exactly the result it confirmed", async () => {
    const [outcome] = (await outcomes()).filter(({ pupilId }) => pupilId === ill);
    await decide(school.actors.head, { minutes: "06/BB-XD", pupils: [{ pupilId: ill, version: outcome?.version ?? 0 }], aside: [] });
    expect(await reasons()).toEqual([]);
    await database.db.yearOutcome.updateMany({ where: { pupilId: ill }, data: { result: "DONE", version: { increment: 1 } } });
    expect((await reasons())[0]?.[1]).toContain("chưa xét duyệt");
    await expect(decide(school.actors.head, { pupils: [{ pupilId: ill, version: outcome?.version ?? 0 }], aside: [] })).rejects.toMatchObject({ code: "STALE" });
  });

  test("what a meeting found is never changed", async () => {
    await expect(database.owner.query("UPDATE tracking.year_review_pupil SET reason = 'khác'")).rejects.toMatchObject({ code: "HB001" });
    await expect(database.owner.query("DELETE FROM tracking.year_review")).rejects.toMatchObject({ code: "HB001" });
  });
});
