import { beforeAll, describe, expect, test } from "vitest";
import { readWorkbook } from "@/lib/documents/excel/read-workbook";
import { runInTransaction } from "@/lib/server/door/transaction";
import { classFormOf } from "@/lib/server/reports/class-form";
import { getPaper, type PaperName } from "@/lib/server/reports/get-paper";
import { getStatistics } from "@/lib/server/reports/get-statistics";
import { listOpenTests } from "@/lib/server/reports/list-open-tests";
import { loadClassPaper } from "@/lib/server/reports/load-class-paper";
import type { PrintFormat } from "@/lib/server/reports/printed-file";
import { countMeasure } from "@/lib/domain/assessment/statistics";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { approveYearEnd } from "@/tests/support/builders/year-end";
import { testDatabase } from "@/tests/support/database";

/** Class 4A of three, its year approved: every level T, every mark 9, results confirmed as Hoàn thành xuất sắc. */
const database = testDatabase();
let school: SmallSchool;

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await approveYearEnd(database.db, school);
  await database.db.assessment.updateMany({ where: { pupilId: school.pupils[1]?.id ?? "", subjectCode: "TO", period: "CN" }, data: { mark: null, absentReason: "ốm" } });
});

type Who = keyof SmallSchool["actors"];
const paper = (who: Who, name: PaperName, format: PrintFormat, hs?: string) =>
  runInTransaction(database.db, school.actors[who], school.now, (ctx) => getPaper(ctx, { classId: school.classId, period: "CN", paper: name, format }, { giay: undefined, hs }));
const given = async (who: Who, name: PaperName): Promise<string> => paper(who, name, "pdf").then(() => "Y", (error: unknown) => (error as { code?: string }).code ?? String(error));

describe("who is given what", () => {
  test.each<[Who, string]>([
    // form slips statistics open-tests
    ["homeroom", "Y Y Y Y"],
    ["head", "Y Y Y Y"],
    ["deputy", "Y Y Y Y"],
    ["academicClerk", "Y ONLY_HOMEROOM_TEACHER Y Y"],
    ["english", "ONLY_CLASS_STAFF ONLY_HOMEROOM_TEACHER Y Y"],
    ["sealClerk", "ONLY_CLASS_STAFF ONLY_HOMEROOM_TEACHER ONLY_CLASS_STAFF ONLY_CLASS_STAFF"],
    ["administrator", "NOT_FOR_ADMINISTRATOR NOT_FOR_ADMINISTRATOR NOT_FOR_ADMINISTRATOR NOT_FOR_ADMINISTRATOR"],
    ["parent", "ONLY_CLASS_STAFF ONLY_HOMEROOM_TEACHER ONLY_CLASS_STAFF ONLY_CLASS_STAFF"],
  ])("%s: %s", async (who, answers) => {
    const told: string[] = [];
    for (const name of ["form", "slips", "statistics", "open-tests"] as const) told.push(await given(who, name));
    expect(told.join(" ")).toBe(answers);
  });

  test("the school's numbers are leadership's and học vụ's", async () => {
    const asked = (who: Who) => runInTransaction(database.db, school.actors[who], school.now, (ctx) => getStatistics(ctx, school.yearId, "CN", { kind: "SCHOOL" })).then(() => true, () => false);
    expect([await asked("head"), await asked("academicClerk"), await asked("homeroom"), await asked("administrator")]).toEqual([true, true, false, false]);
  });
});

describe("what the papers of the class say", () => {
  test("the form is approved, names the head, and shows the mark that is missing as an absence", async () => {
    const form = classFormOf(await loadClassPaper({ db: database.db, now: school.now }, school.classId, "CN"));
    expect([form.draft, form.head.title, form.pupils.length]).toEqual([false, "HIỆU TRƯỞNG", 3]);
    expect(form.signedOn).toBe("2026-05-11");
    expect(form.pupils.map(({ year }) => year?.result)).toEqual(["EXCELLENT", null, "EXCELLENT"]); // the second one's values changed after confirming
    expect(form.pupils[1]?.subjects.find(({ subject }) => subject === "TO")).toMatchObject({ mark: null, absent: true });
  });

  test("a sheet not yet approved prints as a draft without a day", async () => {
    const form = classFormOf(await loadClassPaper({ db: database.db, now: school.now }, school.classId, "GK1"));
    expect([form.draft, form.signedOn, form.pupils[0]?.year]).toEqual([true, null, null]);
  });

  test("the same form as Excel holds the same values", async () => {
    const read = readWorkbook((await paper("homeroom", "form", "xlsx")).bytes);
    const rows = read.ok ? (read.value[0]?.rows.map((row) => row.map((cell) => cell?.text ?? "").join("|")) ?? []) : [];
    expect(rows.find((row) => row.startsWith("1|Nguyễn Hoàng Minh Anh|"))).toMatch(/\|T\|9\|T\|9\|/);
    expect(rows.find((row) => row.startsWith("2|H'Ŏ Niê Kdăm|"))).toMatch(/\|T\|9\|T\|V\|/);
  });

  test("who must still be tested: the absent one, with the reason", async () => {
    const { lines } = await runInTransaction(database.db, school.actors.homeroom, school.now, (ctx) => listOpenTests(ctx, school.classId, "CN"));
    expect(lines.map(({ orderNo, subject, kind, why }) => [orderNo, subject, kind, why])).toEqual([[2, "TO", "MAKE_UP", "Vắng kiểm tra: ốm"]]);
  });

  test("statistics count the class; a subject teacher sees the own subject and nothing else", async () => {
    const ask = (who: Who) => runInTransaction(database.db, school.actors[who], school.now, (ctx) => getStatistics(ctx, school.yearId, "CN", { kind: "CLASS", classId: school.classId }));
    const whole = await ask("homeroom");
    expect(countMeasure({ kind: "MARK", subject: "TO" }, whole.pupils)).toMatchObject({ of: { "9-10": 2, "7-8": 0, "5-6": 0, "0-4": 0 }, whole: 2, missing: 1 });
    const own = await ask("english");
    expect([own.partial, [...new Set(own.pupils.flatMap(({ subjects }) => subjects.map(({ subject }) => subject)))], own.pupils.flatMap(({ traits }) => traits)]).toEqual([true, ["NN"], []]);
  });

  test("a slip of one child is noted as a read of that child alone", async () => {
    const pupilId = school.pupils[2]?.id ?? "";
    const before = await database.db.readLog.count({ where: { what: "slip" } });
    expect((await paper("homeroom", "slips", "pdf", pupilId)).name).toBe("phieu-ket-qua-lop-4A-3-CN-2025-2026.pdf");
    expect(await database.db.readLog.count({ where: { what: "slip" } })).toBe(before + 1);
    expect((await database.db.readLog.findFirst({ where: { what: "slip" }, orderBy: { id: "desc" } }))?.pupilId).toBe(pupilId);
  });

  test("a child of another class has no slip here", async () => {
    await expect(paper("homeroom", "slips", "pdf", school.classId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
