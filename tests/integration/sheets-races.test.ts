import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { runInTransaction } from "@/lib/server/door/transaction";
import type { SaveAnswer, SaveCells } from "@/lib/server/sheets/save-cells";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** Batches that meet at the same rows: nobody waits in a ring, nobody's value is lost without being told. */
const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: Array.from({ length: 12 }, (_, index) => `Nguyễn Văn An ${index}`) });
});

type Change = SaveCells["changes"][number];
type Meanwhile = { now?: Date; beforeCommit?: () => Promise<unknown> };

const save = (changes: Change[], { now = school.now, beforeCommit }: Meanwhile = {}): Promise<SaveAnswer> =>
  runInTransaction(database.db, school.actors.homeroom, now, async (ctx) => {
    const answer = await saveCells(ctx, { key: randomUUID(), classId: school.classId, period: "CN", changes });
    await beforeCommit?.();
    return answer;
  });
const pupil = (index: number) => school.pupils[index]?.id ?? "";
const outcomes = ({ cells }: SaveAnswer) => cells.map(({ outcome }) => outcome);

/** Until somebody in this database waits for a row that another holds. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await database.owner.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
    if (rows.length > 0) return;
    await sleep(20);
  }
}

test("two people who send the same cells in opposite order are both answered, each cell kept once, round after round", async () => {
  const columns = ["comment.TV", "comment.TO", "remark.OVERALL", "height"];
  for (let round = 0; round < 5; round += 1) {
    const cells = (mine: 0 | 1) => school.pupils.flatMap(({ id }) => columns.map((column) => ({ pupilId: id, column, value: String(100 + 2 * round + mine), baseVersion: round })));
    const both = await Promise.all([save(cells(0)), save(cells(1).toReversed())]);
    const versions = await database.db.assessment.findMany({ where: { period: "CN", subjectCode: { in: ["TV", "TO"] } }, select: { version: true } });
    expect(new Set(versions.map(({ version }) => version))).toEqual(new Set([round + 1]));
    expect(versions).toHaveLength(24);
    expect(both.flatMap(outcomes).filter((outcome) => outcome === "saved")).toHaveLength(48);
  }
});

test("a comment that meets the make-up test of the same subject is told of it: what was closed meanwhile takes no value", async () => {
  const place = { pupilId: pupil(0), column: "mark.KH" };
  await save([{ ...place, value: "V: ốm", baseVersion: 0 }]);
  const now = new Date(school.now.getTime() + 2 * 86_400_000);
  const late: Promise<SaveAnswer>[] = [];
  const beforeCommit = () => {
    late.push(save([{ pupilId: pupil(0), column: "comment.KH", value: "Em quan sát tốt.", baseVersion: 1 }], { now }));
    return somebodyWaits();
  };
  expect(outcomes(await save([{ ...place, value: "8", baseVersion: 1 }], { now, beforeCommit }))).toEqual(["saved"]);
  expect(await Promise.all(late)).toMatchObject([{ cells: [{ outcome: "conflict", value: null, version: 2 }] }]);
  const attempts = await database.db.assessment.findMany({ where: { pupilId: pupil(0), subjectCode: "KH" }, orderBy: { attempt: "asc" }, select: { current: true, mark: true, comment: true, version: true } });
  expect(attempts).toEqual([
    { current: false, mark: null, comment: null, version: 1 },
    { current: true, mark: 8, comment: null, version: 2 },
  ]);
});

test("of one batch, a record overtaken while it waited is told and the others are kept", async () => {
  const level = (index: number, value: string, baseVersion: number) => ({ pupilId: pupil(index), column: "level.DD", value, baseVersion });
  await save([level(1, "T", 0), level(2, "T", 0)]);
  const late: Promise<SaveAnswer>[] = [];
  const beforeCommit = () => {
    late.push(save([level(1, "C", 1), level(2, "C", 1), level(3, "C", 0)]));
    return somebodyWaits();
  };
  await save([level(1, "H", 1), level(3, "H", 0)], { beforeCommit });
  const answer = (await Promise.all(late)).flatMap(({ cells }) => cells).map((cell) => [school.pupils.findIndex(({ id }) => id === cell.pupilId), cell.outcome, cell.outcome === "conflict" ? cell.value : null]);
  expect(answer.sort()).toEqual([
    [1, "conflict", "H"],
    [2, "saved", null],
    [3, "conflict", "H"],
  ]);
});
