import "../../support/portal-settings";
import { beforeAll, describe, expect, test } from "vitest";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { runInTransaction } from "@/lib/server/action";
import { actorAt } from "../../support/builders/people";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { verifyBytes } from "@/lib/server/verification/verify-bytes";
import type { Actor } from "@/lib/domain/people/actor";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { beginBatch } from "../../support/builders/begin-batch";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { giveDeputyKey } from "../../support/builders/one-key";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

const database = testDatabase();
let school: SmallSchool;
let clock = new Date();
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, clock, work);
const key = () => crypto.randomUUID();
/** Rights as they are now: after a delegation was given or a duty ended. */
const now = (role: keyof SmallSchool["accounts"]) => actorAt(database.db, school.accounts[role], clock);

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  clock = school.now;
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, school);
  await giveDeputyKey(database, school);
}, 60_000);

const prepare = (headStaffId: string) =>
  as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, { key: key(), classId: school.classId, declaredOn: "2026-05-11", headStaffId }));

async function sign(actor: Actor, role: SlotRole): Promise<string[]> {
  const { batchId } = await as(actor, (ctx) => beginBatch(ctx, role, school.classId));
  const { run } = await acceptPin(database.db, clock, { type: "run-batch", batchId, pin: BUILDER_PIN });
  if (run) await runBatch(database.db, () => clock, run);
  return (await database.db.batchItem.findMany({ where: { batchId } })).map((item) => item.reason ?? item.state);
}

const done = ["DONE", "DONE", "DONE"];

describe("A deputy", () => {
  test("without the head's delegation cannot be named as signer of yearly units", async () => {
    await expect(prepare(school.staff.deputy)).rejects.toMatchObject({ code: "NOT_A_SIGNING_HEAD" });
    expect(await database.db.unit.count()).toBe(0);
  });

  test("neither can somebody who leads nothing", async () => {
    await expect(prepare(school.staff.homeroom)).rejects.toMatchObject({ code: "NOT_A_SIGNING_HEAD" });
  });

  test("with a delegation is named, signs in the head's place, and the head cannot sign what names the deputy", async () => {
    const delegation = { fromId: school.staff.head, toId: school.staff.deputy, scope: "YEARLY_UNIT" as const, paper: "GUQ số 5", validFrom: new Date("2026-05-01") };
    const { id } = await database.db.delegation.create({ data: delegation });
    expect((await prepare(school.staff.deputy)).made).toBe(3);
    for (const [actor, role] of [[school.actors.english, "GVBM"], [school.actors.homeroom, "GVBM"], [school.actors.homeroom, "GVCN"]] as const) expect(await sign(actor, role)).toEqual(done);
    await expect(sign(school.actors.head, "CBQL")).rejects.toMatchObject({ code: "NOTHING_TO_SIGN" });

    await database.db.delegation.update({ where: { id }, data: { validTo: new Date("2026-05-05") } });
    await expect(sign(await now("deputy"), "CBQL")).rejects.toMatchObject({ code: "NEEDS_DELEGATION" });
    await database.db.delegation.update({ where: { id }, data: { validTo: null } });
    expect(await sign(await now("deputy"), "CBQL")).toEqual(done);
  });

  test("signs as KT. HIỆU TRƯỞNG, and what is issued so verifies", async () => {
    expect(await sign(school.actors.sealClerk, "KY_PHAT_HANH")).toEqual(done);
    for (const file of await database.db.fileRevision.findMany()) {
      const report = await verifyBytes(database.db, clock, file.bytes);
      expect([report.integrity, report.standing]).toEqual(["VALID", "IN_FORCE"]);
      expect(report.data?.head.title).toContain("KT. HIỆU TRƯỞNG");
    }
  });
});

describe("When the homeroom teacher changes after the units were made", () => {
  const second = testDatabase();

  test("the former one can no longer sign, the new one is not the signer the units name, and nothing is signed by either", async () => {
    const other = await buildSmallSchool(second.db);
    await approveYearEnd(second.db, other);
    await giveKeys(second.db, other);
    const run = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(second.db, actor, other.now, work);
    await run(other.actors.academicClerk, (ctx) => prepareUnits(ctx, { key: key(), classId: other.classId, declaredOn: "2026-05-11", headStaffId: other.staff.head }));
    const where = { kind: "HOMEROOM_TEACHER" as const, classId: other.classId };
    const duty = await second.db.duty.findFirstOrThrow({ where });
    await second.db.duty.updateMany({ where, data: { validTo: new Date("2026-05-10") } });
    const { id: _id, ...same } = duty;
    await second.db.duty.create({ data: { ...same, staffId: other.staff.otherTeacher, validFrom: new Date("2026-05-11") } });
    await second.db.slot.updateMany({ where: { role: "GVBM" }, data: { signedAt: other.now } });

    const start = async (account: string) => {
      const actor = await actorAt(second.db, account, other.now);
      return run(actor, (ctx) => beginBatch(ctx, "GVCN", other.classId)).catch((error: { code: string }) => error.code);
    };
    expect(await start(other.accounts.homeroom)).toBe("ONLY_HOMEROOM_TEACHER");
    expect(await start(other.accounts.otherTeacher)).toBe("NOTHING_TO_SIGN");
    expect(await second.db.signature.count()).toBe(0);
  });
});
