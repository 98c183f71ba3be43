import { endsOf } from "../../support/batch-ends";
import "../../support/portal-settings";
import { beforeAll, expect, test } from "vitest";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { MANIFEST_ITEM } from "@/lib/server/ceremonies/sign-manifest";
import { runInTransaction } from "@/lib/server/action";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { withdrawUnits } from "@/lib/server/transcripts/withdraw-units";
import type { Actor } from "@/lib/domain/people/actor";
import type { SlotRole } from "@/lib/documents/transcript-data";
import type { SigningKey } from "@/lib/signing/signing-key";
import { beginBatch } from "../../support/builders/begin-batch";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { giveDeputyKey } from "../../support/builders/one-key";
import { actorAt } from "../../support/builders/people";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

/** What changes while a batch is being signed counts before the key is asked for the next record. */
const database = testDatabase();
let school: SmallSchool;
let delegationId: string;
const clock = () => new Date(school.now);
const key = () => crypto.randomUUID();
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);

beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: ["Lê Thị Một", "Lê Thị Hai", "Lê Thị Ba"] });
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, school);
  await giveDeputyKey(database, school);
  const delegation = { fromId: school.staff.head, toId: school.staff.deputy, scope: "YEARLY_UNIT" as const, paper: "GUQ số 5", validFrom: new Date("2026-05-01") };
  delegationId = (await database.db.delegation.create({ data: delegation })).id;
  const input = { key: key(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.deputy };
  await as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, input));
}, 60_000);

/** Signs; `meanwhile` happens after the first record was signed and before the key is asked again. Answers with the batch and the calls of the key. */
async function sign(actor: Actor, role: SlotRole, meanwhile: () => Promise<unknown> = () => Promise.resolve()) {
  const { batchId } = await as(actor, (ctx) => beginBatch(ctx, role, school.classId));
  const { run } = await acceptPin(database.db, clock(), { type: "run-batch", batchId, pin: BUILDER_PIN });
  if (!run) throw new Error("the PIN was not taken");
  let asked = 0;
  const begin: SigningKey["begin"] = async (items, auth) => {
    const begun = await run.signer.key.begin(items, auth);
    if (items.every(({ id }) => id !== MANIFEST_ITEM) && ++asked === 1) await meanwhile();
    return begun;
  };
  await runBatch(database.db, clock, { ...run, signer: { ...run.signer, key: { ...run.signer.key, begin } } });
  return { ends: await endsOf(database.db, batchId), asked };
}

test("a học bạ that is withdrawn in the middle is no longer handed to the key", async () => {
  const units = await database.db.unit.findMany({ orderBy: { fullName: "asc" }, select: { id: true } });
  const last = await database.db.unit.findFirstOrThrow({ where: { fullName: "Lê Thị Ba" }, select: { id: true } });
  const withdraw = () => as(school.actors.academicClerk, (ctx) => withdrawUnits(ctx, { key: key(), unitIds: [last.id], reason: "Sai ngày sinh" }));
  const { ends, asked } = await sign(school.actors.english, "GVBM", withdraw);
  expect(ends.filter((end) => end === "DONE")).toHaveLength(units.length - 1);
  expect(ends).toContain("UNIT_NOT_SIGNING");
  expect(asked).toBe(units.length - 1);
});

test("a deputy whose delegation ends in the middle signs no more", async () => {
  for (const role of ["GVBM", "GVCN"] as const) expect((await sign(school.actors.homeroom, role)).ends).toEqual(["DONE", "DONE"]);
  const deputy = await actorAt(database.db, school.accounts.deputy, clock());
  const { ends, asked } = await sign(deputy, "CBQL", () => database.db.delegation.update({ where: { id: delegationId }, data: { validTo: new Date("2026-05-02") } }));
  expect(ends).toEqual(["DONE", "NEEDS_DELEGATION"]);
  expect(asked).toBe(1);
});
