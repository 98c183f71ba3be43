import "../../support/portal-settings";
import { beforeAll, describe, expect, test } from "vitest";
import { runInTransaction } from "@/lib/server/action";
import { getFile } from "@/lib/server/transcripts/get-file";
import { getUnit } from "@/lib/server/transcripts/get-unit";
import { getPreview } from "@/lib/server/transcripts/get-preview";
import { renewCode } from "@/lib/server/transcripts/confirmation-codes";
import type { Actor } from "@/lib/domain/people/actor";
import { issueClass } from "../../support/builders/issued-class";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { testDatabase } from "../../support/database";

const database = testDatabase();
let school: SmallSchool;
let unitId: string; // of the first pupil, the child of actors.parent
let classmateUnitId: string;

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await issueClass(database.db, school);
  const [first, second] = school.pupils.map(({ id }) => id);
  const unitOf = async (pupilId = "") => (await database.db.unit.findFirstOrThrow({ where: { pupilId } })).id;
  [unitId, classmateUnitId] = [await unitOf(first), await unitOf(second)];
}, 60_000);

const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);

/** "OK" or the code of the refusal. */
const answerOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "OK",
    (error: { code?: string }) => error.code ?? "FAULT",
  );

describe("What is issued stays as it is", () => {
  test.each([
    ["the bytes of a file", "update transcripts.file_revision set bytes = 'x', digest = sha256('x')"],
    ["a file", "delete from transcripts.file_revision"],
    ["the number in the register", "update transcripts.issue_entry set number = number + 100"],
    ["who issued", "update transcripts.issue_entry set issued_by_id = gen_random_uuid()"],
    ["an entry of the register", "delete from transcripts.issue_entry"],
    ["the snapshot", `update transcripts.unit set data = '{"forged": true}'`],
    ["the name on the unit", "update transcripts.unit set full_name = 'Người Khác'"],
    ["the code", "update transcripts.unit set code = gen_random_uuid()"],
    ["a unit", "delete from transcripts.unit"],
    ["a unit back to signing", "update transcripts.unit set status = 'SIGNING'"],
    ["a signature's value", "update transcripts.signature set value = 'x'"],
    ["a signature's state", "update transcripts.signature set state = 'PREPARED'"],
    ["a signature", "delete from transcripts.signature"],
    ["a slot's signer", "update transcripts.slot set signer_name = 'Người Khác'"],
    ["when a slot was signed", "update transcripts.slot set signed_at = now()"],
    ["that a slot was signed", "update transcripts.slot set signed_at = null"],
    ["a row of history", "update transcripts.transcript_event set actor_name = 'Người Khác'"],
    ["the history", "delete from transcripts.transcript_event"],
    ["the history of the class sheets", "delete from tracking.history"],
    ["the log of reads", "delete from tracking.read_log"],
    ["everything at once", "truncate transcripts.file_revision cascade"],
    ["the guards", "alter table transcripts.file_revision disable trigger all"],
    ["its own role", "reset role; delete from transcripts.file_revision"],
  ])("the portal's role cannot change %s", async (_what, sql) => {
    await database.owner.query("begin; set local role hoc_ba_app");
    await expect(database.owner.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|HB00\d)$/) as string });
    await database.owner.query("rollback");
  });
});

describe("An issued file", () => {
  const readers = ["parent", "head", "deputy", "sealClerk"] as const;
  test.each([
    ["parent", "OK"],
    ["otherParent", "NOT_FOUND"],
    ["head", "OK"],
    ["deputy", "OK"],
    ["sealClerk", "OK"],
    ["academicClerk", "ONLY_SEAL_CLERK"],
    ["homeroom", "ONLY_SEAL_CLERK"],
    ["english", "ONLY_SEAL_CLERK"],
    ["otherTeacher", "ONLY_SEAL_CLERK"],
    ["administrator", "NOT_FOR_ADMINISTRATOR"],
  ] as const)("is asked for by the %s: %s", async (who, expected) => {
    for (const format of ["XML", "PDF"] as const) expect(await answerOf(as(school.actors[who], (ctx) => getFile(ctx, unitId, format)))).toBe(expected);
  });

  test("each time it is handed out leaves a line in the log of reads, a refusal leaves none", async () => {
    const lines = await database.db.readLog.findMany({ where: { entityId: unitId, what: { startsWith: "unit.download" } } });
    expect(lines.map((line) => `${line.accountId}|${line.what}`).sort()).toEqual(
      readers.flatMap((who) => [`${school.accounts[who]}|unit.download.pdf`, `${school.accounts[who]}|unit.download.xml`]).sort(),
    );
  });

  test("that does not exist and one of another's child are the same answer", async () => {
    const parent = school.actors.parent;
    expect(await answerOf(as(parent, (ctx) => getFile(ctx, classmateUnitId, "PDF")))).toBe("NOT_FOUND");
    expect(await answerOf(as(parent, (ctx) => getFile(ctx, crypto.randomUUID(), "PDF")))).toBe("NOT_FOUND");
    expect(await answerOf(as(parent, (ctx) => getUnit(ctx, classmateUnitId)))).toBe("NOT_FOUND");
    expect(await answerOf(as(parent, (ctx) => renewCode(ctx, { key: "k-renew-1", unitId: classmateUnitId })))).toBe("NOT_FOUND");
  });

  test("is no longer a preview", async () => {
    expect(await answerOf(as(school.actors.head, (ctx) => getPreview(ctx, unitId)))).toBe("NOT_FOUND");
  });
});

test("A unit's page is read by its homeroom teacher, leadership, clerks and the own parent", async () => {
  const answers = Object.fromEntries(
    await Promise.all(Object.entries(school.actors).map(async ([who, actor]) => [who, await answerOf(as(actor, (ctx) => getUnit(ctx, unitId)))] as const)),
  );
  expect(answers).toEqual({
    parent: "OK",
    otherParent: "NOT_FOUND",
    head: "OK",
    deputy: "OK",
    homeroom: "OK",
    academicClerk: "OK",
    sealClerk: "OK",
    english: "NOT_FOUND",
    otherTeacher: "NOT_FOUND",
    administrator: "NOT_FOUND",
  });
});
