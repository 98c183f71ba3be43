import "../../support/portal-settings";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { SlotRole, TranscriptData } from "@/lib/documents/transcript-data";
import { readXml } from "@/lib/documents/xml/read-xml";
import type { Actor } from "@/lib/domain/people/actor";
import { runInTransaction } from "@/lib/server/action";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { classFormOf } from "@/lib/server/reports/class-form";
import { getSlips } from "@/lib/server/reports/get-slips";
import { loadClassPaper } from "@/lib/server/reports/load-class-paper";
import { decidePromotion } from "@/lib/server/sheets/decide-promotion";
import { listLeftOut } from "@/lib/server/transcripts/list-left-out";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { verifyBytes } from "@/lib/server/verification/verify-bytes";
import { decideYearReview } from "@/lib/server/year-end/decide-year-review";
import { listReview } from "@/lib/server/year-end/list-review";
import { beginBatch } from "../../support/builders/begin-batch";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";
import { inOneLine, readPdf } from "../../support/read-pdf";

/**
 * Two pupils of grade 5 under an individual plan: one exempt from every tested subject, one from every subject
 * (TT 27/2020, Đ.8; docs/decisions/177-a-year-without-a-result-is-recorded.md).
 */
const TESTED = ["TV", "TO", "NN", "SD", "KH", "TH", "CN"];
const PAPER = "KHGDCN số 03/KH, QĐ số 15/QĐ-NTL";
const database = testDatabase();
let school: SmallSchool;
let clock = new Date();
const tick = () => (clock = new Date(clock.getTime() + 1_000));
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, tick(), work);
const pupil = (index: number) => school.pupils[index]?.id ?? "";
const review = async () => {
  const { classes } = await as(school.actors.head, (ctx) => listReview(ctx, school.yearId));
  return classes.find(({ classId }) => classId === school.classId);
};

beforeAll(async () => {
  school = await buildSmallSchool(database.db, { grade: 5 });
  clock = school.now;
  await approveYearEnd(database.db, school, { reviewed: false });
  await giveKeys(database.db, school);
  const exempt = (pupilId: string, subjects: readonly string[]) => subjects.map((subjectCode) => ({ pupilId, yearId: school.yearId, subjectCode, exempt: true, paper: PAPER, reason: "Trí tuệ, nặng" }));
  await database.db.subjectChoice.createMany({ data: [...exempt(pupil(0), TESTED), ...exempt(pupil(1), school.subjects)] });
  await database.db.yearOutcome.updateMany({ where: { pupilId: { in: [pupil(0), pupil(1)] } }, data: { result: null, promotion: null, completion: null, confirmedAt: null, confirmedById: null } });
}, 60_000);

describe("the school's review", () => {
  test("counts neither of them among those nobody confirmed: they wait for the head", async () => {
    expect(await review()).toMatchObject({ unconfirmed: 0, waiting: [{ pupilId: pupil(0) }, { pupilId: pupil(1) }], pupils: [{ pupilId: pupil(2), finding: "NONE" }] });
    const { leftOut } = await as(school.actors.academicClerk, (ctx) => listLeftOut(ctx, school.classId));
    expect(leftOut.find(({ pupilId }) => pupilId === pupil(0))?.reasons).toEqual([expect.stringContaining("chờ quyết định của hiệu trưởng")]);
  });

  test("a pupil exempt, with a result of before, is not taken for one who has it", async () => {
    await database.db.yearOutcome.updateMany({ where: { pupilId: pupil(0) }, data: { result: "DONE", confirmedAt: school.now } });
    expect((await review())?.waiting.map(({ pupilId }) => pupilId)).toEqual([pupil(0), pupil(1)]);
    await database.db.yearOutcome.updateMany({ where: { pupilId: pupil(0) }, data: { result: null, confirmedAt: null } });
  });

  test("the head's decision on the plan is the review of that pupil, and in grade 5 it may complete primary school", async () => {
    const decide = (pupilId: string, decision: "PROMOTED" | "NOT_PROMOTED", number: string) =>
      as(school.actors.head, (ctx) => decidePromotion(ctx, { key: randomUUID(), classId: school.classId, pupilId, decision, version: 1, number, decidedOn: "2026-05-11" }));
    expect(await decide(pupil(0), "PROMOTED", "46/QĐ-NTL")).toEqual({ completion: "Hoàn thành chương trình tiểu học." });
    expect(await decide(pupil(1), "NOT_PROMOTED", "47/QĐ-NTL")).toEqual({ completion: "Chưa hoàn thành chương trình tiểu học; Chưa được lên lớp." });
    expect(await review()).toMatchObject({
      waiting: [],
      pupils: [
        { pupilId: pupil(0), result: "UNRANKED", list: "BY_PLAN", promoted: true, finding: "CONFIRMED" },
        { pupilId: pupil(1), result: "UNRANKED", list: "BY_PLAN", promoted: false, finding: "CONFIRMED" },
        { pupilId: pupil(2), result: "EXCELLENT", list: "PROMOTED", finding: "NONE" },
      ],
    });
  });

  test("the printed form marks who does not go up, and each family is told in its slip", async () => {
    const { pupils } = classFormOf(await as(school.actors.homeroom, (ctx) => loadClassPaper(ctx, school.classId, "CN")));
    expect(pupils.map(({ year }) => [year?.result, year?.notPromoted])).toEqual([[null, false], [null, true], ["EXCELLENT", false]]);
    const { bytes } = await as(school.actors.homeroom, (ctx) => getSlips(ctx, school.classId, "CN", { hs: pupil(0) }));
    const folder = mkdtempSync(join(tmpdir(), "hbs-slip-"));
    const text = inOneLine(readPdf(folder, "slip", bytes).text.join(" "));
    rmSync(folder, { recursive: true });
    expect(text).toContain("Không đánh giá. Hoàn thành chương trình"); // the trial mark runs through the rest
  });

  test("the meeting confirms the other, and a sudden award goes with a year without a result too", async () => {
    const award = await database.db.award.create({
      data: { pupilId: pupil(0), yearId: school.yearId, kind: "SUDDEN", text: "Trả lại của rơi", evidence: "Ví của bác bảo vệ", proposedById: school.staff.homeroom },
    });
    const paper = { minutes: "05/BB-XD", heldOn: "2026-05-11", members: "Hội đồng", promotionDecision: "48/QĐ-NTL", awardDecision: "49/QĐ-NTL", decidedOn: "2026-05-11", aside: [] };
    const pupils = [{ pupilId: pupil(0), version: 2 }, { pupilId: pupil(2), version: 1 }];
    const { confirmed, awards } = await as(school.actors.head, (ctx) => decideYearReview(ctx, { key: randomUUID(), yearId: school.yearId, ...paper, pupils, awardIds: [award.id] }));
    expect([confirmed, awards]).toEqual([2, 1]);
  });
});

async function sign(actor: Actor, role: SlotRole) {
  const { batchId } = await as(actor, (ctx) => beginBatch(ctx, role, school.classId));
  const { run } = await acceptPin(database.db, tick(), { type: "run-batch", batchId, pin: BUILDER_PIN });
  if (run) await runBatch(database.db, tick, run);
  return (await database.db.batchItem.findMany({ where: { batchId } })).map(({ state }) => state);
}

describe("the học bạ", () => {
  test("is made for all three; who has no subject has no subject teacher to sign", async () => {
    const { made, leftOut } = await as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, { key: "k-1", classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head }));
    expect({ made, leftOut }).toEqual({ made: 3, leftOut: [] });
    const units = await database.db.unit.findMany({ orderBy: { orderNo: "asc" }, include: { slots: { orderBy: { key: "asc" } } } });
    expect(units.map(({ slots }) => slots.filter(({ role }) => role === "GVBM").length)).toEqual([1, 0, 2]);
    expect(units.map(({ data }) => data as unknown as TranscriptData).map(({ result, noResult, completedGrade, completedPrimary }) => ({ result, noResult, completedGrade, completedPrimary }))).toEqual([
      { result: "UNRANKED", noResult: `Quyết định số 46/QĐ-NTL ngày 11/05/2026 (${PAPER})`, completedGrade: true, completedPrimary: true },
      { result: "UNRANKED", noResult: `Quyết định số 47/QĐ-NTL ngày 11/05/2026 (${PAPER})`, completedGrade: false, completedPrimary: false },
      { result: "EXCELLENT", noResult: null, completedGrade: true, completedPrimary: true },
    ]);
  });

  test("is signed, sealed and verified in both files like any other", async () => {
    const rounds = [["english", "GVBM", 1], ["homeroom", "GVBM", 2], ["homeroom", "GVCN", 3], ["head", "CBQL", 3], ["sealClerk", "KY_PHAT_HANH", 3]] as const;
    for (const [who, role, count] of rounds) expect([role, await sign(school.actors[who], role)]).toEqual([role, Array.from({ length: count }, () => "DONE")]);
    const files = (await database.db.unit.findMany({ orderBy: { orderNo: "asc" }, include: { files: true } })).flatMap((unit) => unit.files);
    expect(files).toHaveLength(6);
    for (const file of files) {
      const report = await verifyBytes(database.db, tick(), file.bytes);
      expect(report.findings.filter(({ outcome }) => outcome !== "PASSED")).toEqual([]);
      expect([report.format, report.integrity, report.standing]).toEqual([file.format, "VALID", "IN_FORCE"]);
    }
    const read = files.filter(({ format }) => format === "XML").map(({ bytes }) => readXml(bytes));
    expect(read.map((one) => (one.kind === "READ" ? one.data.result : one.kind))).toEqual(["UNRANKED", "UNRANKED", "EXCELLENT"]);
  });
});
