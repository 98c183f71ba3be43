import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { listCommendations } from "@/lib/server/year-end/list-commendations";
import { listReview } from "@/lib/server/year-end/list-review";
import { proposeCommendation } from "@/lib/server/year-end/propose-commendation";
import { listOwnLetters, loadPupilPapers } from "@/lib/server/year-end/pupil-papers";
import { sendLetter } from "@/lib/server/year-end/send-letter";
import { takeCommendationStep, type CommendationStep } from "@/lib/server/year-end/take-commendation-step";
import { withdrawLetter } from "@/lib/server/year-end/withdraw-letter";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";
import { refusalOf } from "../support/refusal";

/** What goes beyond the school's own awards: proposals to a higher authority, letters of praise (TT 27/2020, Đ.13.2, 13.3). */
const database = testDatabase();
let school: SmallSchool;
let pupilId: string;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  pupilId = school.pupils[0]?.id ?? "";
});

const as = <T>(who: keyof SmallSchool["actors"], deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, school.actors[who], school.now, deed);
const historyOf = (entityId: string) => database.db.history.findMany({ where: { entityId }, orderBy: { at: "asc" }, select: { action: true, reason: true } });

describe("a special achievement put to a higher authority", () => {
  let id: string;
  const propose = (who: keyof SmallSchool["actors"], achievement = "Cứu bạn đuối nước") => as(who, (ctx) => proposeCommendation(ctx, { key: randomUUID(), classId: school.classId, pupilId, achievement, evidence: "Biên bản công an xã 12/BB, 03/05/2026" }));
  const step = (who: keyof SmallSchool["actors"], more: Partial<CommendationStep> & Pick<CommendationStep, "action" | "version">) => as(who, (ctx) => takeCommendationStep(ctx, { key: randomUUID(), commendationId: id, ...more }));

  test("is proposed by the pupil's homeroom teacher alone, once", async () => {
    await expect(propose("head")).rejects.toMatchObject({ code: "ONLY_HOMEROOM_TEACHER" });
    await expect(propose("otherTeacher")).rejects.toMatchObject({ code: "NOT_FOUND" });
    ({ id } = await propose("homeroom"));
    await expect(propose("homeroom")).rejects.toMatchObject({ code: "COMMENDATION_OPEN" });
    const both = await Promise.allSettled([propose("homeroom", "Giải Ba cấp tỉnh"), propose("homeroom", "Giải Ba cấp tỉnh")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is sent by the head with its paper; the deputy and another version are refused", async () => {
    await expect(step("deputy", { action: "send", version: 1, authority: "Sở", number: "31/TTr-NTL", on: "2026-05-10" })).rejects.toMatchObject({ code: "ONLY_HEAD" });
    await expect(step("head", { action: "send", version: 1, authority: "Sở", on: "2026-05-10" })).rejects.toMatchObject({ code: "COMMENDATION_PAPER" });
    await expect(step("head", { action: "send", version: 7, authority: "Sở", number: "31/TTr-NTL", on: "2026-05-10" })).rejects.toMatchObject({ code: "STALE" });
    expect(await step("head", { action: "send", version: 1, authority: "Sở Giáo dục và Đào tạo", number: "31/TTr-NTL", on: "2026-05-10" })).toEqual({ state: "SENT" });
    await expect(step("homeroom", { action: "withdraw", version: 2, note: "Thôi" })).rejects.toMatchObject({ code: "STEP_NOT_NOW" });
  });

  test("its answer stands beside the paper it answers, in the school's review and on the class's page", async () => {
    await step("head", { action: "grant", version: 2, number: "412/QĐ-UBND", on: "2026-05-11" });
    const { commendations } = await as("head", (ctx) => listReview(ctx, school.yearId));
    expect(commendations[0]).toMatchObject({ state: "GRANTED", authority: "Sở Giáo dục và Đào tạo", number: "31/TTr-NTL", sentOn: "2026-05-10", answer: "412/QĐ-UBND", answeredOn: "2026-05-11", may: [] });
    const [, other] = await as("homeroom", (ctx) => listCommendations(ctx, { yearId: school.yearId, classId: school.classId }));
    expect(other).toMatchObject({ achievement: "Giải Ba cấp tỉnh", state: "PROPOSED", may: ["withdraw"] });
    expect((await historyOf(id)).map(({ action }) => action)).toEqual(["commendation.propose", "commendation.send", "commendation.grant"]);
  });

  test("the database itself lets no answered proposal move, none be sent without its paper, and none be lost", async () => {
    const row = `WHERE id = '${id}'`;
    expect(await refusalOf(database.owner, `UPDATE tracking.commendation SET state = 'PROPOSED' ${row}`)).toMatch(/^HB/);
    expect(await refusalOf(database.owner, `UPDATE tracking.commendation SET state = 'SENT', sent_on = '2026-05-10' WHERE state = 'PROPOSED'`)).toBe("commendation_sent_with_papers");
    expect(await refusalOf(database.owner, `DELETE FROM tracking.commendation ${row}`)).toBe("HB003");
  });
});

describe("a letter of praise", () => {
  let letterId: string;
  const papers = (who: keyof SmallSchool["actors"]) => as(who, async (ctx) => (await loadPupilPapers(ctx, school.yearId, [pupilId])).get(pupilId)?.letters[0]);
  const withdraw = (who: keyof SmallSchool["actors"], note: string) => as(who, (ctx) => withdrawLetter(ctx, { key: randomUUID(), letterId, note }));

  test("may be taken back by whoever sent it and by the head, nobody else", async () => {
    letterId = (await as("english", (ctx) => sendLetter(ctx, { key: randomUUID(), classId: school.classId, pupilId, text: "Em giúp bạn học phát âm" }))).id;
    expect([(await papers("english"))?.mayWithdraw, (await papers("head"))?.mayWithdraw, (await papers("homeroom"))?.mayWithdraw]).toEqual([true, true, false]);
    await expect(withdraw("homeroom", "Nhầm")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(withdraw("english", " ")).rejects.toMatchObject({ code: "REASON_NEEDED" });
  });

  test("are told to the subject teacher who sent them, the newest first, and to no other subject teacher", async () => {
    const pupils = school.pupils.map(({ id, fullName }) => ({ id, name: fullName }));
    await as("homeroom", (ctx) => sendLetter(ctx, { key: randomUUID(), classId: school.classId, pupilId: pupils[1]?.id ?? "", text: "Em viết chữ đẹp" }));
    const own = await as("english", (ctx) => listOwnLetters(ctx, school.yearId, pupils));
    expect(own.map(({ letter, fullName }) => [letter.text, fullName, letter.mayWithdraw])).toEqual([["Em giúp bạn học phát âm", pupils[0]?.name, true]]);
    expect(await as("otherTeacher", (ctx) => listOwnLetters(ctx, school.yearId, pupils))).toEqual([]);
  });

  test("taken back it stays, with its words, the day and the reason", async () => {
    await withdraw("english", "Gửi nhầm em");
    expect(await papers("homeroom")).toMatchObject({ text: "Em giúp bạn học phát âm", withdrawn: { on: "2026-05-11", reason: "Gửi nhầm em" }, mayWithdraw: false });
    expect(await historyOf(letterId)).toEqual([{ action: "year.send-letter", reason: null }, { action: "year.withdraw-letter", reason: "Gửi nhầm em" }]);
    await expect(withdraw("head", "Lần nữa")).rejects.toMatchObject({ code: "STALE" });
    expect(await refusalOf(database.owner, "UPDATE tracking.praise_letter SET withdrawn_reason = NULL")).toBe("praise_letter_withdrawn_with_reason");
  });
});
