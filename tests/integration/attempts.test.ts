import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { getAttempts } from "@/lib/server/attempts/get-attempts";
import { listToTest } from "@/lib/server/attempts/list-to-test";
import { recordAttempt } from "@/lib/server/attempts/record-attempt";
import { requestRetest } from "@/lib/server/attempts/request-retest";
import { approveRetest, refuseRetest, withdrawRetest } from "@/lib/server/attempts/take-retest-step";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** Attempts of every kind: kept with date and reason, the last counts (TT 27/2020, Đ.7.1d; traps A12). */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});

const as = <T>(who: keyof SmallSchool["actors"], deed: (ctx: Ctx) => Promise<T>, at = school.now) => runInTransaction<T>(database.db, school.actors[who] as Actor, at, deed);
const place = (index: number, subject: SubjectCode) => ({ classId: school.classId, period: "CN" as const, pupilId: school.pupils[index]?.id ?? "", subject });
const aim = (index: number, subject: SubjectCode) => ({ key: randomUUID(), ...place(index, subject) });
const type = (index: number, column: string, value: string, baseVersion = 0) =>
  as("homeroom", (ctx) => saveCells(ctx, { key: randomUUID(), classId: school.classId, period: "CN", changes: [{ pupilId: school.pupils[index]?.id ?? "", column, value, baseVersion }] }));
const ask = (index: number, subject: SubjectCode) => as("homeroom", (ctx) => requestRetest(ctx, { ...aim(index, subject), reason: "Thấp hơn hẳn bài học hằng ngày" }));
const result = { assessedOn: "2026-05-11", mark: "8", level: "T", reason: "Đề dự phòng" };
const record = (index: number, subject: SubjectCode, kind: "MAKE_UP" | "RETEST", more: Partial<typeof result & { version: number }> = {}) =>
  as("homeroom", (ctx) => recordAttempt(ctx, { ...aim(index, subject), kind, ...result, version: 1, ...more }));
const step = (id: string, version = 1) => ({ key: randomUUID(), requestId: id, version });

describe("another test (kiểm tra khác)", () => {
  test("needs a mark, is proposed once, and is recorded only after the school agreed", async () => {
    await expect(ask(0, "TO")).rejects.toMatchObject({ code: "RETEST_NEEDS_MARK" });
    await type(0, "mark.TO", "3");
    const { id } = await ask(0, "TO");
    await expect(ask(0, "TO")).rejects.toMatchObject({ code: "RETEST_ASKED" });
    await expect(record(0, "TO", "RETEST")).rejects.toMatchObject({ code: "RETEST_NOT_AGREED" });
    await expect(as("homeroom", (ctx) => approveRetest(ctx, step(id)))).rejects.toMatchObject({ code: "ONLY_LEADERSHIP" });
    await as("deputy", (ctx) => approveRetest(ctx, step(id)));
    await record(0, "TO", "RETEST");
    const { lines, requests } = await as("homeroom", (ctx) => getAttempts(ctx, place(0, "TO")));
    expect(lines).toMatchObject([
      { kind: "FIRST", mark: 3, current: false },
      { kind: "RETEST", mark: 8, level: "T", on: "11/05/2026", reason: "Đề dự phòng", who: "Phạm Thị Ngọc Bích", current: true },
    ]);
    expect(requests).toMatchObject([{ state: "APPROVED", used: true }]);
  });

  test("an agreement is used once: the next test needs its own", async () => {
    await expect(record(0, "TO", "RETEST", { version: 2 })).rejects.toMatchObject({ code: "RETEST_NOT_AGREED" });
  });

  test("refused with a reason, or taken back, it may be proposed again", async () => {
    await type(1, "mark.TO", "2");
    const first = await ask(1, "TO");
    await expect(as("head", (ctx) => refuseRetest(ctx, step(first.id)))).rejects.toMatchObject({ code: "REASON_NEEDED" });
    await as("head", (ctx) => refuseRetest(ctx, { ...step(first.id), note: "Bài làm phù hợp mức học" }));
    const second = await ask(1, "TO");
    await as("homeroom", (ctx) => withdrawRetest(ctx, step(second.id)));
    await expect(as("head", (ctx) => approveRetest(ctx, step(second.id, 2)))).rejects.toMatchObject({ code: "STEP_NOT_NOW" });
  });

  test("of two leaders deciding at once one does, and the other is told", async () => {
    await type(2, "mark.TO", "2");
    const { id } = await ask(2, "TO");
    const both = await Promise.allSettled([as("head", (ctx) => approveRetest(ctx, step(id))), as("deputy", (ctx) => refuseRetest(ctx, { ...step(id), note: "Không cần" }))]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("another teacher neither sees it nor asks for it", async () => {
    await expect(as("english", (ctx) => getAttempts(ctx, place(0, "TO")))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(as("english", (ctx) => requestRetest(ctx, { ...aim(0, "TO"), reason: "x" }))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(as("administrator", (ctx) => getAttempts(ctx, place(0, "TO")))).rejects.toMatchObject({ code: "NOT_FOR_ADMINISTRATOR" });
  });
});

describe("a make-up test (kiểm tra bù)", () => {
  test("needs an absence, and a day that is neither before it nor still to come", async () => {
    await expect(record(0, "TO", "MAKE_UP", { version: 2 })).rejects.toMatchObject({ code: "ATTEMPT_NEEDS_ABSENCE" });
    await type(0, "mark.KH", "V: ốm");
    await expect(record(0, "KH", "MAKE_UP", { assessedOn: "2026-05-10" })).rejects.toMatchObject({ code: "ATTEMPT_DATE" });
    await expect(record(0, "KH", "MAKE_UP", { assessedOn: "2026-05-12" })).rejects.toMatchObject({ code: "ATTEMPT_DATE" });
    await expect(record(0, "KH", "MAKE_UP", { mark: "7,5" })).rejects.toMatchObject({ code: "MARK_DECIMAL" });
    await expect(record(0, "KH", "MAKE_UP", { version: 9 })).rejects.toMatchObject({ code: "STALE" });
    await record(0, "KH", "MAKE_UP");
    expect((await as("homeroom", (ctx) => getAttempts(ctx, place(0, "KH")))).lines).toMatchObject([{ absentReason: "ốm" }, { kind: "MAKE_UP", mark: 8, absentReason: null, current: true }]);
  });

  test("until then the pupil is on the list of each who may see the subject", async () => {
    await type(1, "mark.KH", "V: đi viện");
    const list = (who: keyof SmallSchool["actors"]) => as(who, (ctx) => listToTest(ctx, school.yearId));
    const [homeroom, head, english] = [await list("homeroom"), await list("head"), await list("english")];
    expect(homeroom.makeUps).toMatchObject([{ pupilId: school.pupils[1]?.id, subject: "KH", period: "CN", reason: "đi viện", since: "11/05/2026" }]);
    expect(head.makeUps).toHaveLength(1);
    expect(english).toEqual({ makeUps: [], retests: [] });
  });

  test("each attempt is in the sheet's history with what stood before", async () => {
    const [line] = await database.db.history.findMany({ where: { action: "sheet.record-attempt" }, orderBy: { id: "desc" }, take: 1 });
    const pupilId = school.pupils[0]?.id ?? "";
    expect(line).toMatchObject({ pupilId, before: { [`${pupilId}|mark.KH`]: "V: ốm" }, after: { [`${pupilId}|mark.KH`]: "8" }, reason: "Đề dự phòng" });
  });
});
