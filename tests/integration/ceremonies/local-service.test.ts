import "../../support/portal-settings";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { getBatch } from "@/lib/server/ceremonies/get-batch";
import { nextHashes } from "@/lib/server/ceremonies/hand-hashes";
import { handPin } from "@/lib/server/ceremonies/hand-pin";
import { recoverBatches } from "@/lib/server/ceremonies/recover-batches";
import { stopBatch } from "@/lib/server/ceremonies/stop-batch";
import { keepLocally, type TakeValues } from "@/lib/server/ceremonies/take-values";
import { runInTransaction } from "@/lib/server/action";
import { withdrawUnits } from "@/lib/server/transcripts/withdraw-units";
import { pauseBatch } from "@/lib/server/ceremonies/pause-batch";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { signHash } from "@/lib/signing/node-crypto";
import type { Actor } from "@/lib/domain/people/actor";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { toLocalService, type TakenKey } from "../../support/builders/held-elsewhere";
import { beginBatch } from "../../support/builders/begin-batch";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";
import { testSigner } from "../../support/pki";

const database = testDatabase();
let school: SmallSchool;
let token: TakenKey;
let now: Date;
const key = () => crypto.randomUUID();
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, now, work);
const start = async (actor: Actor, role: SlotRole) => (await as(actor, (ctx) => beginBatch(ctx, role, school.classId))).batchId;

beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: ["Lê Thị Một", "Lê Thị Hai", "Lê Thị Ba"] });
  now = school.now;
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, school);
  const input = { key: key(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head };
  await as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, input));
  for (const [actor, role] of [[school.actors.english, "GVBM"], [school.actors.homeroom, "GVBM"]] as const) {
    const { run } = await acceptPin(database.db, now, { type: "run-batch", batchId: await start(actor, role), pin: BUILDER_PIN });
    if (run) await runBatch(database.db, () => now, run);
  }
  token = await toLocalService(database.db, school.staff.homeroom);
}, 60_000);

beforeEach(() => {
  now = new Date(school.now.getTime() + 60_000);
});

const me = () => ({ actor: school.actors.homeroom, now });
const ask = (batchId: string) => nextHashes(database.db, me(), batchId);
const give = (batchId: string, more: Partial<TakeValues>) => keepLocally(database.db, me(), { batchId, values: [], ...more });
type Asked = Awaited<ReturnType<typeof ask>>["hashes"][number];
const signed = ({ id, hash }: Asked, by = token.privateKey) => ({ id, hash, value: Buffer.from(signHash(by, Buffer.from(hash, "base64"))).toString("base64") });
const first = (hashes: readonly Asked[], index = 0): Asked => hashes[index] ?? fail();
const batchOf = (id: string) => database.db.batch.findUniqueOrThrow({ where: { id }, select: { state: true, stopReason: true, version: true } });
const signedSlots = () => database.db.slot.count({ where: { role: "GVCN", signedAt: { not: null } } });

describe("The service on its owner's computer", () => {
  let batchId: string;
  beforeAll(async () => {
    now = school.now;
    batchId = await start(school.actors.homeroom, "GVCN");
  });

  test("is no matter of a PIN given to the server", async () => {
    expect((await acceptPin(database.db, now, { type: "run-batch", batchId, pin: BUILDER_PIN })).answer).toEqual({ ok: false, code: "KEY_IN_BROWSER" });
    await expect(as(school.actors.homeroom, (ctx) => handPin(ctx, { key: key(), batchId, pin: BUILDER_PIN }))).rejects.toMatchObject({ code: "KEY_IN_BROWSER" });
  });

  test("is asked for what was confirmed before any record, and only its own signature under it counts", async () => {
    const { hashes } = await ask(batchId);
    expect(hashes.map(({ id, label }) => [id, label])).toEqual([[batchId, "Xác nhận 3 học bạ"]]);
    await expect(give(batchId, { values: [signed(first(hashes), testSigner("head").privateKey)] })).rejects.toMatchObject({ code: "KEY_OTHER_CERTIFICATE" });
    now = new Date(now.getTime() + 60_000);
    expect((await ask(batchId)).hashes).toEqual(hashes);
    expect(await give(batchId, { values: [signed(first(hashes))] })).toMatchObject({ kept: 1, left: 3 });
    expect(await database.db.batch.findUniqueOrThrow({ where: { id: batchId }, select: { manifestSignature: true } })).not.toEqual({ manifestSignature: null });
  });

  test("gets the same hashes after a reload, on another machine, and when the first machine is lost", async () => {
    const asked = await ask(batchId);
    expect(asked).toMatchObject({ left: 3, done: 0, total: 3 });
    expect(asked.hashes.map(({ label }) => label)).toEqual(["Lê Thị Một (XML)", "Lê Thị Một (PDF)", "Lê Thị Hai (XML)", "Lê Thị Hai (PDF)", "Lê Thị Ba (XML)", "Lê Thị Ba (PDF)"]);
    now = new Date(now.getTime() + 5_000);
    expect(await ask(batchId)).toEqual(asked);
    now = new Date(now.getTime() + 60_000);
    await recoverBatches(database.db, now);
    expect(await batchOf(batchId)).toMatchObject({ state: "PIN_NEEDED" });
    expect(await ask(batchId)).toEqual(asked);
    expect(await batchOf(batchId)).toMatchObject({ state: "RUNNING" });
  });

  test("gives values one by one; a record is signed when both its files are, and the same value twice has no second effect", async () => {
    const { hashes } = await ask(batchId);
    expect(await give(batchId, { values: [signed(first(hashes))] })).toMatchObject({ kept: 1, left: 3, done: 0 });
    expect(await signedSlots()).toBe(0);
    expect((await ask(batchId)).hashes).toEqual(hashes.slice(1));
    expect(await give(batchId, { values: [signed(first(hashes))] })).toMatchObject({ kept: 0, left: 3 });
    const second = { values: [signed(first(hashes, 1))], certificate: Buffer.from(token.certificate).toString("base64") };
    expect(await give(batchId, second)).toMatchObject({ kept: 1, left: 2, done: 1 });
    expect(await give(batchId, second)).toMatchObject({ kept: 0, left: 2, done: 1 });
    expect(await signedSlots()).toBe(1);
    expect(await database.db.transcriptEvent.count({ where: { action: "unit.sign.gvcn" } })).toBe(1);
  });

  test("with another certificate's key, or a value of another key, is told so and nothing is kept", async () => {
    const { hashes } = await ask(batchId);
    const other = Buffer.from(testSigner("head").certificate).toString("base64");
    await expect(give(batchId, { values: [signed(first(hashes))], certificate: other })).rejects.toMatchObject({ code: "KEY_OTHER_CERTIFICATE" });
    await expect(give(batchId, { values: [signed(first(hashes), testSigner("head").privateKey)] })).rejects.toMatchObject({ code: "KEY_OTHER_CERTIFICATE" });
    expect((await ask(batchId)).hashes).toEqual(hashes);
  });

  test("is not asked to sign a second time for a hash that was prepared anew meanwhile: the old value is passed over", async () => {
    const { hashes } = await ask(batchId);
    const late = signed(first(hashes));
    now = new Date(now.getTime() + 20 * 60_000);
    const anew = await ask(batchId);
    expect(anew.hashes.map(({ id }) => id)).toEqual(hashes.map(({ id }) => id));
    expect(first(anew.hashes).hash).not.toBe(first(hashes).hash);
    expect(await give(batchId, { values: [late] })).toMatchObject({ kept: 0, left: 2 });
  });

  test("that loses its token halts the batch with the reason, and what is kept stays", async () => {
    now = new Date(now.getTime() + 20 * 60_000);
    const { hashes } = await ask(batchId);
    expect(await give(batchId, { values: [signed(first(hashes))], fault: "TOKEN_ABSENT" })).toMatchObject({ kept: 1 });
    expect(await batchOf(batchId)).toMatchObject({ state: "PIN_NEEDED", stopReason: "KEY_TOKEN_ABSENT" });
    expect((await as(school.actors.homeroom, (ctx) => getBatch(ctx, batchId))).key).toMatchObject({ kind: "LOCAL_SERVICE", confirm: "token" });
    expect((await ask(batchId)).hashes).toHaveLength(3);
    expect(await batchOf(batchId)).toMatchObject({ state: "RUNNING", stopReason: null });
  });

  test("that its owner paused takes no late value, and goes on when its hashes are asked for again", async () => {
    const { hashes } = await ask(batchId);
    await as(school.actors.homeroom, (ctx) => pauseBatch(ctx, { key: key(), batchId }));
    await expect(give(batchId, { values: [signed(first(hashes))] })).rejects.toMatchObject({ code: "STALE" });
    expect(await batchOf(batchId)).toMatchObject({ state: "PIN_NEEDED" });
    expect((await ask(batchId)).hashes).toEqual(hashes);
  });

  test("serves nobody else, and takes nothing for a record of another batch", async () => {
    await expect(nextHashes(database.db, { actor: school.actors.head, now }, batchId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { hashes } = await ask(batchId);
    await expect(keepLocally(database.db, { actor: school.actors.head, now }, { batchId, values: [signed(first(hashes))] })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const other = await start(school.actors.homeroom, "GVCN");
    await database.db.batchItem.updateMany({ where: { batchId: other }, data: { state: "REFUSED", reason: "FAULT" } });
    await ask(other);
    await expect(give(other, { values: [signed(first(hashes))] })).rejects.toMatchObject({ code: "STALE" });
    expect((await ask(batchId)).hashes).toEqual(hashes);
  });

  test("finishes: a unit withdrawn meanwhile is named, the rest is signed, and the batch is done", async () => {
    now = new Date(now.getTime() + 20 * 60_000);
    const last = await database.db.batchItem.findFirstOrThrow({ where: { batchId, state: "WAITING" }, orderBy: { order: "desc" } });
    await as(school.actors.academicClerk, (ctx) => withdrawUnits(ctx, { key: key(), unitIds: [last.unitId], reason: "Lập lại" }));
    const { hashes } = await ask(batchId);
    expect(hashes).toHaveLength(1);
    expect(await give(batchId, { values: [signed(first(hashes))] })).toMatchObject({ kept: 1, left: 0, done: 2, total: 3 });
    expect(await batchOf(batchId)).toMatchObject({ state: "DONE" });
    await expect(ask(batchId)).rejects.toMatchObject({ code: "STALE" });
    const { refused } = await as(school.actors.homeroom, (ctx) => getBatch(ctx, batchId));
    expect(refused.map(({ fullName }) => fullName)).toEqual(["Lê Thị Ba"]);
  });

  test("is refused when its owner stopped the batch", async () => {
    const stopped = await database.db.batch.create({
      data: { ...(await database.db.batch.findUniqueOrThrow({ where: { id: batchId }, select: { role: true, ownerId: true, accountId: true, certificateId: true, keyId: true, total: true } })), createdAt: now },
    });
    await as(school.actors.homeroom, (ctx) => stopBatch(ctx, { key: key(), batchId: stopped.id }));
    await expect(ask(stopped.id)).rejects.toMatchObject({ code: "STALE" });
  });
});

function fail(): never {
  throw new Error("no hash was handed out");
}
