import "../../support/portal-settings";
import { beforeAll, expect, test } from "vitest";
import { runInTransaction } from "@/lib/server/action";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { getBatch } from "@/lib/server/ceremonies/get-batch";
import { startTrial } from "@/lib/server/ceremonies/start-trial";
import { noteStatusAfter } from "@/lib/server/ceremonies/status-after";
import { listCertificates } from "@/lib/server/certificates/list-certificates";
import { parseStatement } from "@/lib/documents/manifest";
import type { Actor } from "@/lib/domain/people/actor";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { testDatabase } from "../../support/database";

/** Ký thử: the whole way of a batch, on a record of nobody. */
const database = testDatabase();
let school: SmallSchool;
const key = () => crypto.randomUUID();
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);
const certificateOf = async (staffId: string | null) => (await database.db.certificate.findFirstOrThrow({ where: { staffId } })).id;
const give = (batchId: string, pin: string) => acceptPin(database.db, school.now, { type: "run-batch", batchId, pin });

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await giveKeys(database.db, school);
}, 60_000);

test("proves key, PIN and certificate, signs no record, and is seen by the radar", async () => {
  const { homeroom } = school.actors;
  const certificateId = await certificateOf(school.staff.homeroom);
  const own = async () => (await as(homeroom, listCertificates)).find(({ id }) => id === certificateId);
  expect((await own())?.lastTrial).toBeNull();
  const { batchId } = await as(homeroom, (ctx) => startTrial(ctx, { key: key(), certificateId }));
  expect((await give(batchId, "000000")).answer).toMatchObject({ ok: false, code: "WRONG_PIN" });
  const { run } = await give(batchId, BUILDER_PIN);
  if (!run) throw new Error("the PIN was not taken");
  await runBatch(database.db, () => school.now, run);
  await noteStatusAfter(database.db, school.now, batchId);
  const { manifest, manifestSignature, state, role } = await database.db.batch.findUniqueOrThrow({ where: { id: batchId } });
  expect([state, role, manifestSignature !== null]).toEqual(["DONE", "GVCN", true]);
  expect(parseStatement(new TextDecoder().decode(manifest ?? new Uint8Array()))).toMatchObject({ batch: batchId, records: 1 });
  expect(await database.db.signature.count()).toBe(0);
  expect((await as(homeroom, (ctx) => getBatch(ctx, batchId))).status).toEqual([expect.stringContaining("Trước khi ký: chứng thư còn hiệu lực"), expect.stringContaining("Sau khi ký: chứng thư còn hiệu lực")]);
  expect((await own())?.lastTrial).toEqual(school.now);
});

test("is for the holder of the key: nobody tries another's, and the school's is tried by whoever keeps the seal", async () => {
  const [teacher, seal] = [await certificateOf(school.staff.english), await certificateOf(null)];
  await expect(as(school.actors.homeroom, (ctx) => startTrial(ctx, { key: key(), certificateId: teacher }))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(as(school.actors.head, (ctx) => startTrial(ctx, { key: key(), certificateId: seal }))).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { batchId } = await as(school.actors.sealClerk, (ctx) => startTrial(ctx, { key: key(), certificateId: seal }));
  expect(await database.db.batch.findUniqueOrThrow({ where: { id: batchId }, select: { role: true, purpose: true } })).toEqual({ role: "KY_PHAT_HANH", purpose: "TRIAL" });
});
