import "../../support/portal-settings";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import { runInTransaction } from "@/lib/server/action";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { startBatch } from "@/lib/server/ceremonies/start-batch";
import { endDelegation, giveDelegation, type GiveDelegation } from "@/lib/server/delegations/give-delegation";
import { listDelegations } from "@/lib/server/delegations/list-delegations";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { beginBatch, lookAt } from "../../support/builders/begin-batch";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { giveDeputyKey } from "../../support/builders/one-key";
import { actorAt } from "../../support/builders/people";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

/** A deputy signs only with the delegation: given by the head, with a paper and days, ended by itself or at once. */
const database = testDatabase();
let school: SmallSchool;
let clock = new Date();
const key = () => crypto.randomUUID();
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, clock, work);
const deputy = () => actorAt(database.db, school.accounts.deputy, clock);
const give = (wish: Partial<GiveDelegation> = {}, by: Actor = school.actors.head) =>
  as(by, (ctx) => giveDelegation(ctx, { key: key(), toId: school.staff.deputy, scope: "YEARLY_UNIT", paper: "05/UQ-NTL", validFrom: "2026-05-11", validTo: "2026-05-20", ...wish }));
const end = (delegationId: string) => as(school.actors.head, (ctx) => endDelegation(ctx, { key: key(), delegationId, reason: "Hiệu trưởng đã đi làm lại" }));
const look = async () => as(await deputy(), (ctx) => lookAt(ctx, "CBQL", school.classId));
const confirm = async (previewId: string) => as(await deputy(), (ctx) => startBatch(ctx, { key: key(), previewId, except: [] }));

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  clock = school.now;
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, school);
  await giveDeputyKey(database, school);
}, 60_000);

describe("A delegation", () => {
  test("is given by the head alone, to a deputy, not backwards, and once at a time", async () => {
    for (const who of ["deputy", "administrator", "academicClerk"] as const) await expect(give({}, school.actors[who])).rejects.toMatchObject({ code: "ONLY_HEAD" });
    await expect(give({ toId: school.staff.english })).rejects.toMatchObject({ code: "DELEGATION_TO_DEPUTY" });
    await expect(give({ validFrom: "2026-05-10" })).rejects.toMatchObject({ code: "DELEGATION_DATES" });
    await expect(give({ validTo: "2026-05-10" })).rejects.toMatchObject({ code: "DELEGATION_DATES" });
    const outcomes = await Promise.allSettled([give(), give({ paper: "06/UQ-NTL" })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "DELEGATION_TWICE" } });
    expect((await deputy()).delegations).toEqual(["YEARLY_UNIT"]);
  });

  test("ends by itself after its last day, and holds no day before its first", async () => {
    const on = async (day: string) => (await actorAt(database.db, school.accounts.deputy, new Date(`${day}T03:00:00+07:00`))).delegations;
    expect([await on("2026-05-10"), await on("2026-05-11"), await on("2026-05-20"), await on("2026-05-21")]).toEqual([[], ["YEARLY_UNIT"], ["YEARLY_UNIT"], []]);
  });

  test("that is taken back ends at once, with its reason, and only once", async () => {
    const { id } = await database.db.delegation.findFirstOrThrow();
    await end(id);
    expect((await deputy()).delegations).toEqual([]);
    await expect(end(id)).rejects.toMatchObject({ code: "DELEGATION_ENDED" });
    expect((await as(school.actors.head, listDelegations)).delegations).toMatchObject([{ state: "TAKEN_BACK", endReason: "Hiệu trưởng đã đi làm lại", from: "Lê Thị Thu Hương" }]);
    await expect(as(school.actors.homeroom, listDelegations)).rejects.toMatchObject({ code: "ONLY_LEADERSHIP" });
    expect(await database.db.history.count({ where: { entity: "delegation" } })).toBe(2);
  });
});

describe("When the delegation ends while the deputy signs", () => {
  let delegationId = "";
  beforeEach(async () => {
    delegationId = (await give()).id;
  });

  test("units name the deputy and wait for the leadership's signature", async () => {
    expect((await as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, { key: key(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.deputy }))).made).toBe(3);
    await database.db.slot.updateMany({ where: { role: { in: ["GVBM", "GVCN"] } }, data: { signedAt: clock } });
    await end(delegationId);
  });

  test("between the look and the confirmation, the confirmation is refused and no batch is made", async () => {
    const previewId = await look();
    await end(delegationId);
    await expect(confirm(previewId)).rejects.toMatchObject({ code: "NEEDS_DELEGATION" });
    expect(await database.db.batch.count()).toBe(0);
  });

  test("on its last day's midnight, between the look and the confirmation, likewise", async () => {
    const previewId = await look();
    clock = new Date("2026-05-20T17:00:00Z"); // 21/5, 00:00 in Việt Nam
    await expect(confirm(previewId)).rejects.toMatchObject({ code: "NEEDS_DELEGATION" });
    clock = school.now;
    await end(delegationId);
  });

  test("between the confirmation and the PIN, no record is signed, and each says why", async () => {
    const { batchId } = await as(await deputy(), (ctx) => beginBatch(ctx, "CBQL", school.classId));
    await end(delegationId);
    const { run } = await acceptPin(database.db, clock, { type: "run-batch", batchId, pin: BUILDER_PIN });
    if (run) await runBatch(database.db, () => clock, run);
    expect((await database.db.batchItem.findMany({ where: { batchId } })).map(({ reason }) => reason)).toEqual(["NEEDS_DELEGATION", "NEEDS_DELEGATION", "NEEDS_DELEGATION"]);
    expect(await database.db.signature.count()).toBe(0);
  });
});
