import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import type { Period } from "@/lib/domain/assessment/periods";
import { handledOnce } from "@/lib/server/door/handled-once";
import { runInTransaction } from "@/lib/server/door/transaction";
import type { SaveAnswer, SaveCells } from "@/lib/server/sheets/save-cells";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});

type Change = SaveCells["changes"][number];
const pupil = (index: number) => school.pupils[index]?.id ?? "";
const change = (index: number, column: string, value: string | null, baseVersion = 0): Change => ({ pupilId: pupil(index), column, value, baseVersion });

type Aim = { actor?: Actor; period?: Period; now?: Date; classId?: string };
const save = (changes: Change[], { actor = school.actors.homeroom, period = "CN", now = school.now, classId = school.classId }: Aim = {}): Promise<SaveAnswer> =>
  runInTransaction(database.db, actor, now, (ctx) => saveCells(ctx, { key: randomUUID(), classId, period, changes }));
const outcomes = ({ cells }: SaveAnswer) => cells.map((cell) => (cell.outcome === "refused" ? cell.code : cell.outcome));
const assessment = (index: number, subjectCode: string) => database.db.assessment.findFirst({ where: { pupilId: pupil(index), subjectCode, period: "CN" } });

describe("a batch of cells", () => {
  test("keeps the good ones and refuses the others, each with its reason", async () => {
    const answer = await save([change(0, "level.TO", "T"), change(0, "mark.TO", "11"), change(1, "mark.TO", "7,5"), change(2, "level.TO", "X"), change(2, "mark.TO", "10")]);
    expect(new Map(answer.cells.map((cell) => [`${cell.pupilId}|${cell.column}`, cell.outcome === "refused" ? cell.code : cell.outcome]))).toEqual(
      new Map([
        [`${pupil(0)}|level.TO`, "saved"],
        [`${pupil(0)}|mark.TO`, "MARK_RANGE"],
        [`${pupil(1)}|mark.TO`, "MARK_DECIMAL"],
        [`${pupil(2)}|level.TO`, "LEVEL_UNKNOWN"],
        [`${pupil(2)}|mark.TO`, "saved"],
      ]),
    );
    expect(await assessment(0, "TO")).toMatchObject({ level: "T", mark: null });
    expect(await assessment(1, "TO")).toBeNull();
    expect(await assessment(2, "TO")).toMatchObject({ level: null, mark: 10 });
  });

  test("keeps an empty cell empty, and empties one that was filled", async () => {
    const [first] = (await save([change(0, "level.DD", "H")])).cells;
    expect(first).toMatchObject({ outcome: "saved", version: 1 });
    await save([change(0, "level.DD", null, 1)]);
    expect(await assessment(0, "DD")).toMatchObject({ level: null, mark: null, comment: null, version: 2 });
  });

  test("writes one line of history with each cell before and after", async () => {
    await save([change(1, "trait.NHAN_AI", "D"), change(2, "trait.NHAN_AI", "T")]);
    const [line] = await database.db.history.findMany({ where: { action: "sheet.save-cells" }, orderBy: { id: "desc" }, take: 1 });
    expect(line).toMatchObject({
      classId: school.classId,
      actorName: "Phạm Thị Ngọc Bích",
      before: { [`${pupil(1)}|trait.NHAN_AI`]: null, [`${pupil(2)}|trait.NHAN_AI`]: null },
      after: { [`${pupil(1)}|trait.NHAN_AI`]: "D", [`${pupil(2)}|trait.NHAN_AI`]: "T" },
    });
  });

  test("sent again with its key has one effect and the same answer", async () => {
    const { homeroom } = school.actors;
    const key = randomUUID();
    const once = () =>
      runInTransaction(database.db, homeroom, school.now, (ctx) =>
        handledOnce(ctx, { action: "sheet.save-cells", key, forget: [] }, () => saveCells(ctx, { key, classId: school.classId, period: "CN", changes: [change(0, "level.AN", "T")] })),
      );
    const before = await database.db.history.count();
    const answers = [await once(), await once()];
    expect(answers[1]).toEqual(answers[0]);
    expect(await database.db.history.count()).toBe(before + 1);
    expect(await assessment(0, "AN")).toMatchObject({ version: 1 });
  });

  test("stores comments composed (NFC) and refuses characters a học bạ cannot hold", async () => {
    const answer = await save([change(0, "comment.KH", "Em ho\u0323c to\u0302\u0301t"), change(1, "comment.KH", "xấu\u0001")]);
    expect(outcomes(answer).sort()).toEqual(["TEXT_UNWRITABLE", "saved"]);
    expect((await assessment(0, "KH"))?.comment).toBe("Em học tốt");
  });

  test("takes heights and weights with one decimal, as typed here", async () => {
    expect(outcomes(await save([change(0, "height", "134,5"), change(0, "weight", "28"), change(1, "height", "1345")])).sort()).toEqual(["MEASURE_WRONG", "saved", "saved"]);
    expect(await database.db.healthMeasure.findFirst({ where: { pupilId: pupil(0), term: 2 } })).toMatchObject({ version: 1 });
  });
});

describe("two people at one cell", () => {
  test("the one who started from an older value is told whose value stands, and nothing is lost", async () => {
    await save([change(0, "level.SD", "T")]);
    const late = await save([change(0, "level.SD", "C", 0), change(0, "mark.SD", "8", 0)]);
    expect(late.cells).toMatchObject([
      { outcome: "conflict", value: "T", version: 1, author: "Phạm Thị Ngọc Bích" },
      { outcome: "conflict", value: null },
    ]);
    expect(await assessment(0, "SD")).toMatchObject({ level: "T", mark: null, version: 1 });
  });

  test("the same value from an older page counts as saved", async () => {
    await save([change(1, "level.SD", "H")]);
    expect(outcomes(await save([change(1, "level.SD", "H", 0)]))).toEqual(["saved"]);
    expect(await assessment(1, "SD")).toMatchObject({ version: 1 });
  });

  test("writing at the same moment, one is kept and the other told", async () => {
    const both = await Promise.all([save([change(2, "level.SD", "T")]), save([change(2, "level.SD", "H")])]);
    expect(both.flatMap(outcomes).sort()).toEqual(["conflict", "saved"]);
    expect(await assessment(2, "SD")).toMatchObject({ version: 1 });
  });
});

describe("who may write where and when", () => {
  test("a subject teacher writes the own subject and nothing else", async () => {
    const { english } = school.actors;
    expect(outcomes(await save([change(0, "level.NN", "T"), change(0, "level.TO", "T", 1), change(0, "trait.YEU_NUOC", "T")], { actor: english })).sort()).toEqual(["NOT_FOUND", "ONLY_HOMEROOM_TEACHER", "saved"]);
  });

  test("the homeroom teacher does not write a subject somebody else teaches", async () => {
    expect(outcomes(await save([change(1, "level.NN", "T")]))).toEqual(["NOT_FOUND"]);
  });

  test.each(["otherTeacher", "administrator", "parent", "sealClerk"] as const)("%s does not reach the class at all", async (who) => {
    await expect(save([change(0, "level.TV", "T")], { actor: school.actors[who] })).rejects.toMatchObject({ name: "AppError" });
  });

  test("the head reads and does not write", async () => {
    expect(outcomes(await save([change(0, "level.TV", "T")], { actor: school.actors.head }))).toEqual(["ONLY_SUBJECT_TEACHER"]);
  });

  test("before and after the window nothing is written", async () => {
    expect(outcomes(await save([change(0, "level.TV", "T")], { now: new Date("2026-05-01T02:00:00Z") }))).toEqual(["WINDOW_NOT_YET"]);
    expect(outcomes(await save([change(0, "level.TV", "T")], { period: "CK1" }))).toEqual(["WINDOW_CLOSED"]);
  });

  test("a pupil of another class and an unknown column are not there", async () => {
    const stranger = { ...change(0, "level.TV", "T"), pupilId: randomUUID() };
    expect(outcomes(await save([stranger, change(0, "level.ZZ", "T"), change(0, "outcome", "T")]))).toEqual(["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]);
  });

  test("a submitted part is closed", async () => {
    await database.db.subjectSheet.updateMany({ where: { subjectCode: "MT", sheet: { classId: school.classId, period: "CN" } }, data: { status: "SUBMITTED", submittedById: school.staff.homeroom, submittedAt: school.now } });
    expect(outcomes(await save([change(0, "level.MT", "T")]))).toEqual(["PART_LOCKED"]);
  });

  test("a leaver's row is frozen, an exempt pupil has no cell", async () => {
    await database.db.enrolment.updateMany({ where: { pupilId: pupil(2) }, data: { endedOn: new Date("2026-03-12"), end: "TRANSFERRED" } });
    await database.db.subjectChoice.create({ data: { pupilId: pupil(1), yearId: school.yearId, subjectCode: "TD", exempt: true, reason: "Kế hoạch giáo dục cá nhân" } });
    expect(outcomes(await save([change(2, "level.TV", "T"), change(2, "trait.YEU_NUOC", "T"), change(1, "level.TD", "T")]))).toEqual(expect.not.arrayContaining(["saved"]));
    expect(outcomes(await save([change(2, "trait.YEU_NUOC", "T")]))).toEqual(["PUPIL_FROZEN"]);
  });
});
