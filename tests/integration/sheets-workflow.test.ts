import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import { runInTransaction } from "@/lib/server/door/transaction";
import type { Ctx } from "@/lib/server/context";
import { acceptPart } from "@/lib/server/sheets/accept-part";
import { approveSheet } from "@/lib/server/sheets/approve-sheet";
import { certifySheet } from "@/lib/server/sheets/certify-sheet";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import { confirmYearResults } from "@/lib/server/sheets/confirm-year-results";
import { decideAwards } from "@/lib/server/sheets/decide-awards";
import { decidePromotion } from "@/lib/server/sheets/decide-promotion";
import { proposeAward } from "@/lib/server/sheets/propose-award";
import { recordAbsences } from "@/lib/server/sheets/record-absences";
import { reopenSheet } from "@/lib/server/sheets/reopen-sheet";
import { returnPart } from "@/lib/server/sheets/return-part";
import { returnSheet } from "@/lib/server/sheets/return-sheet";
import { loadSheetValues } from "@/lib/server/sheets/sheet-values";
import { submitPart } from "@/lib/server/sheets/submit-part";
import { withdrawAward } from "@/lib/server/sheets/withdraw-award";
import { withdrawAbsence } from "@/lib/server/sheets/withdraw-absence";
import { listYearResults } from "@/lib/server/sheets/year-results";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { fillYearEnd, reviewYear } from "@/tests/support/builders/year-end";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});

type Who = keyof SmallSchool["actors"];
const as = <T>(who: Who, deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, school.actors[who] as Actor, school.now, deed);
const facts = () => getClassFacts({ db: database.db, now: school.now }, school.classId, "CN");
const partInput = async (subject: string, note?: string) => {
  const part = (await facts()).parts.find((one) => one.subject === subject);
  if (!part) throw new Error("no such part");
  return { key: randomUUID(), classId: school.classId, period: "CN" as const, subject: part.subject, groupId: part.groupId, version: part.version, ...(note ? { note } : {}) };
};
const sheetInput = async (note?: string) => ({ key: randomUUID(), classId: school.classId, period: "CN" as const, version: (await facts()).sheet.version, ...(note ? { note } : {}) });
const years = async () => {
  const now = await facts();
  return listYearResults(database.db, now, await loadSheetValues(database.db, now.yearId, "CN", now.pupils.map(({ id }) => id)));
};
const confirmInput = async () => ({
  key: randomUUID(),
  classId: school.classId,
  pupils: (await years()).map(({ pupilId, computed, version }) => ({ pupilId, result: computed ?? ("DONE" as const), version })),
});
const refusal = (code: string) => expect.objectContaining({ name: "AppError", code });

/** One class on its way, in order: each test goes on where the one before it stopped. */
describe("a class from entry to approval", () => {
  test("a part with an empty cell is not submitted", async () => {
    const input = await partInput("NN");
    await expect(as("english", (ctx) => submitPart(ctx, input))).rejects.toEqual(refusal("PART_INCOMPLETE"));
  });

  test("of two who submit at once one succeeds and the other is told", async () => {
    await fillYearEnd(database.db, school, { mark: 9 });
    const input = await partInput("NN");
    const both = await Promise.allSettled([as("english", (ctx) => submitPart(ctx, input)), as("english", (ctx) => submitPart(ctx, { ...input, key: randomUUID() }))]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await database.db.history.count({ where: { action: "sheet.part-submit" } })).toBe(1);
  });

  test("nobody submits for another teacher", async () => {
    const input = await partInput("TV");
    await expect(as("english", (ctx) => submitPart(ctx, input))).rejects.toEqual(refusal("NOT_FOUND"));
  });

  test("the homeroom teacher returns with a reason, never without, and the teacher submits again", async () => {
    const bare = await partInput("NN");
    await expect(as("homeroom", (ctx) => returnPart(ctx, bare))).rejects.toEqual(refusal("REASON_NEEDED"));
    const input = await partInput("NN", "Điểm của em Duy chưa khớp bài kiểm tra");
    await as("homeroom", (ctx) => returnPart(ctx, input));
    expect((await facts()).parts.find(({ subject }) => subject === "NN")).toMatchObject({ status: "RETURNED", note: "Điểm của em Duy chưa khớp bài kiểm tra" });
    await expect(as("homeroom", (ctx) => returnPart(ctx, input))).rejects.toEqual(refusal("STEP_NOT_NOW"));
    const again = await partInput("NN");
    await as("english", (ctx) => submitPart(ctx, again));
  });

  test("a stale page moves nothing", async () => {
    const input = { ...(await partInput("NN")), version: 1 };
    await expect(as("homeroom", (ctx) => acceptPart(ctx, input))).rejects.toEqual(refusal("STALE"));
    expect((await facts()).parts.find(({ subject }) => subject === "NN")?.status).toBe("SUBMITTED");
  });

  test("the class is certified only when every part is accepted and every result confirmed", async () => {
    const early = await sheetInput();
    await expect(as("homeroom", (ctx) => certifySheet(ctx, early))).rejects.toEqual(refusal("PARTS_NOT_ACCEPTED"));
    const tooSoon = await confirmInput();
    await expect(as("homeroom", (ctx) => confirmYearResults(ctx, tooSoon))).rejects.toEqual(refusal("PARTS_NOT_ACCEPTED"));
    for (const subject of school.subjects) {
      const submitted = await partInput(subject);
      if (subject !== "NN") await as("homeroom", (ctx) => submitPart(ctx, submitted));
      const input = await partInput(subject);
      await as("homeroom", (ctx) => acceptPart(ctx, input));
    }
    const unconfirmed = await sheetInput();
    await expect(as("homeroom", (ctx) => certifySheet(ctx, unconfirmed))).rejects.toEqual(refusal("RESULTS_NOT_CONFIRMED"));
  });

  test("the result is computed and confirmed, never chosen", async () => {
    const input = await confirmInput();
    const wished = { ...input, pupils: input.pupils.map((one) => ({ ...one, result: "WELL_DONE" as const })) };
    await expect(as("homeroom", (ctx) => confirmYearResults(ctx, wished))).rejects.toEqual(refusal("STALE"));
    expect(await as("homeroom", (ctx) => confirmYearResults(ctx, input))).toEqual({ confirmed: 3 });
    expect(await as("homeroom", (ctx) => confirmYearResults(ctx, { ...input, key: randomUUID() }))).toEqual({ confirmed: 0 });
    expect((await years())[0]).toMatchObject({ confirmed: "EXCELLENT", completion: "Hoàn thành chương trình lớp 4; Được lên lớp 5." });
  });

  test("an award is proposed as earned and decided by the head", async () => {
    const pupilId = school.pupils[0]?.id ?? "";
    const propose = { key: randomUUID(), classId: school.classId, pupilId, evidence: null, classRecognised: false };
    await expect(as("homeroom", (ctx) => proposeAward(ctx, { ...propose, kind: "EXEMPLARY" }))).rejects.toEqual(refusal("AWARD_NOT_EARNED"));
    const { id } = await as("homeroom", (ctx) => proposeAward(ctx, { ...propose, kind: "EXCELLENT" }));
    const decide = { key: randomUUID(), classId: school.classId, awardIds: [id], decision: "45/QĐ-NTL", decidedOn: "2026-05-11" };
    await expect(as("deputy", (ctx) => decideAwards(ctx, decide))).rejects.toEqual(refusal("ONLY_HEAD"));
    expect(await as("head", (ctx) => decideAwards(ctx, decide))).toEqual({ decided: 1 });
    await expect(as("head", (ctx) => decideAwards(ctx, { ...decide, key: randomUUID() }))).rejects.toEqual(refusal("STALE"));
  });

  test("certified, returned with a reason, certified again, approved by leadership alone", async () => {
    const certify = await sheetInput();
    await as("homeroom", (ctx) => certifySheet(ctx, certify));
    const back = await sheetInput("Xem lại nhận xét của em Anh");
    await as("head", (ctx) => returnSheet(ctx, back));
    expect((await facts()).sheet).toMatchObject({ status: "OPEN", note: "Xem lại nhận xét của em Anh", certifiedAt: null });
    const again = await sheetInput();
    await as("homeroom", (ctx) => certifySheet(ctx, again));
    const approve = await sheetInput();
    await expect(as("homeroom", (ctx) => approveSheet(ctx, approve))).rejects.toEqual(refusal("ONLY_LEADERSHIP"));
    await expect(as("deputy", (ctx) => approveSheet(ctx, approve))).rejects.toEqual(refusal("NEEDS_DELEGATION"));
    expect(await as("head", (ctx) => approveSheet(ctx, approve))).toEqual({ status: "APPROVED" });
  });

  test("a sudden award is proposed after the sheet is approved too, an award of the year is not; after the review neither", async () => {
    const pupilId = school.pupils[2]?.id ?? "";
    const propose = (kind: "SUDDEN" | "EXCELLENT") => as("homeroom", (ctx) => proposeAward(ctx, { key: randomUUID(), classId: school.classId, pupilId, kind, evidence: "Nhặt được của rơi, trả người mất", classRecognised: false }));
    await expect(propose("EXCELLENT")).rejects.toEqual(refusal("SHEET_LOCKED"));
    const { id } = await propose("SUDDEN");
    await as("homeroom", (ctx) => withdrawAward(ctx, { key: randomUUID(), classId: school.classId, awardId: id, note: "Ghi nhầm em" }));
    await reviewYear(database.db, school);
    await expect(propose("SUDDEN")).rejects.toEqual(refusal("AWARD_REVIEWED"));
    const paper = { yearId: school.yearId, minutes: "06/BB-XD", heldOn: school.now, members: "Hội đồng", promotionDecision: "41/QĐ-NTL", decidedOn: school.now, decidedById: school.staff.head, decidedAt: new Date(school.now.getTime() + 60_000) };
    const { id: reviewId } = await database.db.yearReview.create({ data: paper });
    await database.db.yearReviewPupil.create({ data: { reviewId, pupilId, classId: school.classId, finding: "SET_ASIDE", result: "EXCELLENT", completion: "…", reason: "Chờ xác minh" } });
    await propose("SUDDEN");
  });

  test("a value that changes after reopening asks for the result again, and the head decides for who has not completed", async () => {
    const reopen = await sheetInput("Sửa điểm Toán theo biên bản");
    await as("head", (ctx) => reopenSheet(ctx, reopen));
    const pupilId = school.pupils[1]?.id ?? "";
    await database.db.assessment.updateMany({ where: { pupilId, subjectCode: "TO", period: "CN" }, data: { level: "C", mark: 4 } });
    const [, changed] = await years();
    expect(changed).toMatchObject({ computed: "NOT_DONE", confirmed: "EXCELLENT", completion: null });
    const certify = await sheetInput();
    await expect(as("homeroom", (ctx) => certifySheet(ctx, certify))).rejects.toEqual(refusal("RESULTS_NOT_CONFIRMED"));
    const input = await confirmInput();
    expect(await as("homeroom", (ctx) => confirmYearResults(ctx, input))).toEqual({ confirmed: 1 });
    const version = (await years())[1]?.version ?? 0;
    const decide = { key: randomUUID(), classId: school.classId, pupilId, decision: "PROMOTED" as const, version, number: "46/QĐ-NTL", decidedOn: "2026-05-11" };
    await expect(as("homeroom", (ctx) => decidePromotion(ctx, decide))).rejects.toEqual(refusal("ONLY_HEAD"));
    expect(await as("head", (ctx) => decidePromotion(ctx, decide))).toEqual({ completion: "Chưa hoàn thành chương trình lớp 4; Được lên lớp 5." });
    await expect(as("head", (ctx) => decidePromotion(ctx, { ...decide, key: randomUUID() }))).rejects.toEqual(refusal("STALE"));
  });
});

describe("half-days missed", () => {
  const absent = (...pupils: number[]) => pupils.map((at) => ({ pupilId: school.pupils[at]?.id ?? "", withLeave: false }));
  const half = (more: object = {}) => ({ key: randomUUID(), classId: school.classId, date: "2026-05-08", session: "MORNING" as const, absent: absent(0), ...more });

  test("are counted once, and taken back without being deleted", async () => {
    const both = await Promise.allSettled([as("homeroom", (ctx) => recordAbsences(ctx, half())), as("homeroom", (ctx) => recordAbsences(ctx, half()))]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const absence = await database.db.absence.findFirstOrThrow({ where: { date: new Date("2026-05-08") } });
    const input = { key: randomUUID(), classId: school.classId, absenceId: absence.id };
    await as("homeroom", (ctx) => withdrawAbsence(ctx, input));
    await expect(as("homeroom", (ctx) => withdrawAbsence(ctx, input))).rejects.toEqual(refusal("STALE"));
    expect(await database.db.absence.count({ where: { id: absence.id } })).toBe(1);
  });

  test("of a whole class are noted at once, or not at all", async () => {
    const day = { date: "2026-05-07" };
    expect(await as("homeroom", (ctx) => recordAbsences(ctx, half({ ...day, absent: absent(0, 1) })))).toEqual({ recorded: 2 });
    await expect(as("homeroom", (ctx) => recordAbsences(ctx, half({ ...day, absent: absent(1, 2) })))).rejects.toEqual(refusal("ABSENCE_TWICE"));
    await expect(as("homeroom", (ctx) => recordAbsences(ctx, half({ ...day, session: "AFTERNOON", absent: absent(2, 2) })))).rejects.toEqual(refusal("ABSENCE_TWICE"));
    expect(await database.db.absence.count({ where: { date: new Date("2026-05-07") } })).toBe(2);
  });

  test("lie within the school year and not after today; only the homeroom teacher notes them", async () => {
    await expect(as("homeroom", (ctx) => recordAbsences(ctx, half({ date: "2026-05-12" })))).rejects.toEqual(refusal("ABSENCE_DATE"));
    await expect(as("homeroom", (ctx) => recordAbsences(ctx, half({ date: "2025-08-01" })))).rejects.toEqual(refusal("ABSENCE_DATE"));
    await expect(as("english", (ctx) => recordAbsences(ctx, half()))).rejects.toEqual(refusal("ONLY_HOMEROOM_TEACHER"));
  });
});
