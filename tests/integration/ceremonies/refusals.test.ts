import { endsOf } from "../../support/batch-ends";
import "../../support/portal-settings";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch, type BatchRun } from "@/lib/server/ceremonies/batch-run";
import { getBatch } from "@/lib/server/ceremonies/get-batch";
import { handPin } from "@/lib/server/ceremonies/hand-pin";
import { stopBatch } from "@/lib/server/ceremonies/stop-batch";
import { approveCertificate, revokeCertificate, sendCertificate } from "@/lib/server/certificates/take-certificate-step";
import { runInTransaction } from "@/lib/server/action";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import type { Actor } from "@/lib/domain/people/actor";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { beforeRecords, beginBatch } from "../../support/builders/begin-batch";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { giveOneKey } from "../../support/builders/one-key";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

const DAY = 86_400_000;
const database = testDatabase();
let school: SmallSchool;
let now: Date;
const clock = () => new Date(now);
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, now, work);
const key = () => crypto.randomUUID();

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  now = school.now;
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, school);
  const input = { key: key(), classId: school.classId, declaredOn: "2026-05-20", headStaffId: school.staff.head };
  await as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, input));
}, 60_000);

beforeEach(() => {
  now = new Date(school.now.getTime() + 60_000);
});

const start = async (actor: Actor, role: SlotRole) => (await as(actor, (ctx) => beginBatch(ctx, role, school.classId))).batchId;
const givePin = (batchId: string, pin = BUILDER_PIN) => acceptPin(database.db, now, { type: "run-batch", batchId, pin });
const signatures = () => database.db.signature.count();
const keyOf = (staffId: string) => database.db.heldKey.findFirstOrThrow({ where: { ownerId: staffId }, orderBy: { createdAt: "desc" } });
const batchOf = (id: string) => database.db.batch.findUniqueOrThrow({ where: { id } });

/** Runs a batch; `meanwhile` happens while its key makes the signatures of the first record. Answers with how each record ended. */
async function run(actor: Actor, role: SlotRole, meanwhile: () => Promise<unknown> | void = () => undefined) {
  const batchId = await start(actor, role);
  const { run: accepted } = await givePin(batchId);
  if (!accepted) throw new Error("the PIN was not taken");
  await runBatch(database.db, clock, interrupted(accepted, meanwhile));
  return { batchId, ended: await endsOf(database.db, batchId) };
}


function interrupted(accepted: BatchRun, meanwhile: () => Promise<unknown> | void): BatchRun {
  let happened = false;
  const key = beforeRecords(accepted.signer.key, async () => {
    if (!happened) await meanwhile();
    happened = true;
  });
  return { ...accepted, signer: { ...accepted.signer, key } };
}

describe("The PIN", () => {
  test("right after four wrong ones gives all five tries back", async () => {
    const batchId = await start(school.actors.english, "GVBM");
    const left = [];
    for (const pin of ["000001", "000002", "000003", "000004"]) left.push((await givePin(batchId, pin)).answer);
    expect(left.map((answer) => !answer.ok && answer.triesLeft)).toEqual([4, 3, 2, 1]);
    expect((await givePin(batchId)).answer).toEqual({ ok: true });
    expect((await keyOf(school.staff.english)).failures).toBe(0);
    await as(school.actors.english, (ctx) => stopBatch(ctx, { key: key(), batchId }));
  });

  test("given wrong eight times at once is tried five times, locks the key, and the right one no longer opens it", async () => {
    const batchId = await start(school.actors.english, "GVBM");
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => givePin(batchId, `99999${index}`)));
    expect(answers.every(({ answer }) => !answer.ok)).toBe(true);
    const locked = await keyOf(school.staff.english);
    expect([locked.failures, locked.lockedAt !== null]).toEqual([5, true]);
    expect((await givePin(batchId)).answer).toEqual({ ok: false, code: "KEY_LOCKED" });
    expect((await keyOf(school.staff.english)).failures).toBe(5);
    await expect(start(school.actors.english, "GVBM")).rejects.toMatchObject({ code: "KEY_LOCKED" });
    expect(await signatures()).toBe(0);
  });

  test("is taken from the owner of the batch only, and only the owner sees or stops it", async () => {
    const batchId = await start(school.actors.homeroom, "GVBM");
    for (const stranger of [school.actors.english, school.actors.head, school.actors.administrator, school.actors.parent]) {
      await expect(as(stranger, (ctx) => handPin(ctx, { key: key(), batchId, pin: BUILDER_PIN }))).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(as(stranger, (ctx) => getBatch(ctx, batchId))).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(as(stranger, (ctx) => stopBatch(ctx, { key: key(), batchId }))).rejects.toMatchObject({ code: "STALE" });
    }
    await as(school.actors.homeroom, (ctx) => stopBatch(ctx, { key: key(), batchId }));
  });

  test("without a worker to take it is answered with a sentence", async () => {
    const batchId = await start(school.actors.homeroom, "GVBM");
    await expect(as(school.actors.homeroom, (ctx) => handPin(ctx, { key: key(), batchId, pin: BUILDER_PIN }))).rejects.toMatchObject({ code: "WORKER_DOWN" });
    expect((await batchOf(batchId)).state).toBe("PIN_NEEDED");
    await as(school.actors.homeroom, (ctx) => stopBatch(ctx, { key: key(), batchId }));
  });
});

describe("A certificate", () => {
  test("that its authority has revoked signs nothing, costs no try, and its batch ends with the reason", async () => {
    const { certificateId } = await giveOneKey(database.db, school.staff.homeroom, now, { revokedAt: new Date(now.getTime() - DAY) });
    const batchId = await start(school.actors.homeroom, "GVBM");
    expect((await givePin(batchId)).answer).toEqual({ ok: false, code: "CERTIFICATE_REVOKED" });
    expect(await batchOf(batchId)).toMatchObject({ state: "STOPPED", stopReason: "CERTIFICATE_REVOKED" });
    expect((await keyOf(school.staff.homeroom)).failures).toBe(0);
    await as(school.actors.head, (ctx) => revokeCertificate(ctx, { key: key(), certificateId, reason: "CA đã thu hồi" }));
  });

  test("of which nobody says anything waits with its batch where the school waits, and signs where it does not, written down", async () => {
    now = new Date(school.now.getTime() + 8 * DAY); // the lists at hand are too old to speak, and the certificates name no address
    const batchId = await start(school.actors.homeroom, "GVBM");
    await database.db.school.updateMany({ data: { unknownStatus: "WAIT" } });
    expect((await givePin(batchId)).answer).toEqual({ ok: false, code: "CERTIFICATE_STATUS_UNKNOWN" });
    expect(await batchOf(batchId)).toMatchObject({ state: "PIN_NEEDED", stopReason: null, statusBefore: null });
    await database.db.school.updateMany({ data: { unknownStatus: "SIGN_AND_COMPLETE" } });
    expect((await givePin(batchId)).answer).toEqual({ ok: true });
    expect((await batchOf(batchId)).statusBefore).toEqual({ status: "UNKNOWN", source: null, asOf: null, askedAt: now.toISOString(), policy: "SIGN_AND_COMPLETE" });
    await as(school.actors.homeroom, (ctx) => stopBatch(ctx, { key: key(), batchId }));
  });

  test("ended here between the start of a batch and the PIN signs nothing", async () => {
    const { certificateId } = await giveOneKey(database.db, school.staff.homeroom, now);
    const batchId = await start(school.actors.homeroom, "GVBM");
    await as(school.actors.head, (ctx) => revokeCertificate(ctx, { key: key(), certificateId, reason: "Mất khóa" }));
    expect((await givePin(batchId)).answer).toEqual({ ok: false, code: "CERTIFICATE_REVOKED" });
    expect(await signatures()).toBe(0);
  });

  test("of another person signs nothing of mine", async () => {
    const { id: keyId, certificateId } = await giveOneKey(database.db, school.staff.english, now).then(() => keyOf(school.staff.english));
    const mine = await start(school.actors.homeroom, "GVBM");
    const { items, role, ownerId, accountId, total, createdAt } = await database.db.batch.findUniqueOrThrow({ where: { id: mine }, include: { items: true } });
    const forged = await database.db.batch.create({
      data: { role, ownerId, accountId, total, createdAt, keyId, certificateId, items: { create: items.map(({ unitId, slotId, order, digest }) => ({ unitId, slotId, order, digest })) } },
    });
    const { run: accepted } = await givePin(forged.id);
    if (accepted) await runBatch(database.db, clock, accepted);
    expect(await endsOf(database.db, forged.id)).toEqual(["CERTIFICATE_OF_ANOTHER", "CERTIFICATE_OF_ANOTHER", "CERTIFICATE_OF_ANOTHER"]);
    expect(await signatures()).toBe(0);
  });

  test("that ends in the middle of a batch: what was signed stands, each of the rest says why", async () => {
    const { notAfter } = await database.db.certificate.findFirstOrThrow({ where: { staffId: school.staff.homeroom, status: "DECLARED" } });
    const { batchId, ended } = await run(school.actors.homeroom, "GVBM", () => {
      now = new Date(notAfter.getTime() + 1_000);
    });
    expect(ended).toEqual(["DONE", "CERTIFICATE_EXPIRED", "CERTIFICATE_EXPIRED"]);
    now = school.now;
    const shown = await as(school.actors.homeroom, (ctx) => getBatch(ctx, batchId));
    expect([shown.state, shown.done, shown.refused.map(({ why }) => why)]).toEqual(["DONE", 1, ["Chứng thư số đã hết hạn.", "Chứng thư số đã hết hạn."]]);
  });
});

describe("A person", () => {
  test("whose account is locked in the middle of a batch signs no more", async () => {
    const lock = (status: "LOCKED" | "ACTIVE") => database.db.account.update({ where: { id: school.accounts.english }, data: { status } });
    const { ended } = await run(school.actors.english, "GVBM", () => lock("LOCKED"));
    expect(ended).toEqual(["DONE", "NOT_YOURS", "NOT_YOURS"]);
    await lock("ACTIVE");
    expect((await run(school.actors.english, "GVBM")).ended).toEqual(["DONE", "DONE"]);
  });

  test("whose duty ends in the middle of a batch signs no more", async () => {
    expect((await run(school.actors.homeroom, "GVBM")).ended).toEqual(["DONE", "DONE"]);
    const where = { kind: "HOMEROOM_TEACHER" as const, classId: school.classId };
    const end = () => database.db.duty.updateMany({ where, data: { validTo: new Date(now.getTime() - DAY) } });
    const { ended } = await run(school.actors.homeroom, "GVCN", end);
    expect(ended).toEqual(["DONE", "ONLY_HOMEROOM_TEACHER", "ONLY_HOMEROOM_TEACHER"]);
    await database.db.duty.updateMany({ where, data: { validTo: null } });
    expect((await run(school.actors.homeroom, "GVCN")).ended).toEqual(["DONE", "DONE"]);
  });

  test("who leads the school signs only with an approved certificate", async () => {
    const old = await keyOf(school.staff.head);
    await as(school.actors.head, (ctx) => revokeCertificate(ctx, { key: key(), certificateId: old.certificateId, reason: "Đổi chứng thư" }));
    const { certificateId } = await giveOneKey(database.db, school.staff.head, now);
    await expect(start(school.actors.head, "CBQL")).rejects.toMatchObject({ code: "CERTIFICATE_NOT_APPROVED" });
    const approve = () => as(school.actors.head, (ctx) => approveCertificate(ctx, { key: key(), certificateId, paper: "Công văn 12/PGDĐT" }));
    await expect(approve()).rejects.toMatchObject({ code: "CERTIFICATE_SEND_FIRST" });
    await as(school.actors.sealClerk, (ctx) => sendCertificate(ctx, { key: key(), certificateId, paper: "Tờ trình 12" }));
    await approve();
    expect((await run(school.actors.head, "CBQL")).ended).toEqual(["DONE", "DONE", "DONE"]);
  });
});

test("The seal cannot come before the day the record itself declares", async () => {
  await expect(start(school.actors.sealClerk, "KY_PHAT_HANH")).rejects.toMatchObject({ code: "NOTHING_TO_SIGN" });
  const midnight = new Date("2026-05-19T17:00:00Z"); // in Vietnam
  now = midnight;
  const batchId = await start(school.actors.sealClerk, "KY_PHAT_HANH");
  now = new Date(midnight.getTime() - 1_000); // a clock that goes wrong between the look and the PIN
  const { run: accepted } = await givePin(batchId);
  if (accepted) await runBatch(database.db, clock, accepted);
  expect(await endsOf(database.db, batchId)).toEqual(Array.from({ length: 3 }, () => "SEAL_BEFORE_DECLARED_DAY"));
  expect(await database.db.issueEntry.count()).toBe(0);
  now = midnight;
  expect((await run(school.actors.sealClerk, "KY_PHAT_HANH")).ended).toEqual(["DONE", "DONE", "DONE"]);
  expect(await database.db.issueEntry.count()).toBe(3);
});
