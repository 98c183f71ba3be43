import { endsOf } from "../../support/batch-ends";
import "../../support/portal-settings";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch, type BatchRun } from "@/lib/server/ceremonies/batch-run";
import { getBatch } from "@/lib/server/ceremonies/get-batch";
import { MANIFEST_ITEM } from "@/lib/server/ceremonies/sign-manifest";
import { runInTransaction } from "@/lib/server/action";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import type { Actor } from "@/lib/domain/people/actor";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { KeyFault } from "@/lib/signing/key-fault";
import type { SigningKey } from "@/lib/signing/signing-key";
import { beforeRecords, beginBatch } from "../../support/builders/begin-batch";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

const PUPILS = 5;
const database = testDatabase();
let school: SmallSchool;
const clock = () => new Date(school.now);
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);

beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: Array.from({ length: PUPILS }, (_, index) => `Lê Thị Lỗi ${index + 1}`) });
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, school);
  const input = { key: crypto.randomUUID(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head };
  await as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, input));
}, 60_000);

async function start(actor: Actor, role: SlotRole): Promise<BatchRun> {
  const { batchId } = await as(actor, (ctx) => beginBatch(ctx, role, school.classId));
  return givePin(batchId);
}

async function givePin(batchId: string): Promise<BatchRun> {
  const { run } = await acceptPin(database.db, clock(), { type: "run-batch", batchId, pin: BUILDER_PIN });
  if (!run) throw new Error("the PIN was not taken");
  return run;
}

/** The run with a key that behaves otherwise. */
const withKey = (run: BatchRun, other: (key: SigningKey) => Partial<SigningKey>): BatchRun => ({ ...run, signer: { ...run.signer, key: { ...run.signer.key, ...other(run.signer.key) } } });

describe("A key that gives up in the middle of a batch", () => {
  test("stops it at once with what is done kept, says why, and the PIN again finishes the rest", async () => {
    const run = await start(school.actors.english, "GVBM");
    let asked = 0;
    const pulled = beforeRecords(run.signer.key, () => {
      asked += 1;
      if (asked > 2) throw new KeyFault("TOKEN_ABSENT");
    });
    await runBatch(database.db, clock, withKey(run, () => pulled));
    expect(await endsOf(database.db, run.batchId)).toEqual(["DONE", "DONE", "WAITING", "WAITING", "WAITING"]);
    expect(asked).toBe(3);
    expect(await as(school.actors.english, (ctx) => getBatch(ctx, run.batchId))).toMatchObject({
      state: "PIN_NEEDED",
      stopped: "Không thấy thiết bị ký (USB token). Những gì đã ký vẫn giữ nguyên; mời cắm lại rồi ký tiếp.",
    });
    await runBatch(database.db, clock, await givePin(run.batchId));
    expect(await database.db.batch.findUniqueOrThrow({ where: { id: run.batchId }, select: { state: true, stopReason: true } })).toEqual({ state: "DONE", stopReason: null });
    expect(await endsOf(database.db, run.batchId)).toEqual(Array.from({ length: PUPILS }, () => "DONE"));
  });
});

describe("One record's failure costs no other", () => {
  test("a value that the certificate does not confirm ends its own record as faulty; in the next batch it is signed", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const run = await start(school.actors.homeroom, "GVBM");
    let asked = 0;
    const wrong: SigningKey["begin"] = async (items, auth) => {
      if (items.some(({ id }) => id !== MANIFEST_ITEM)) asked += 1;
      const begun = await run.signer.key.begin(items, auth);
      return asked === 2 && begun.state === "done" ? { ...begun, signatures: new Map(items.map(({ id }) => [id, new Uint8Array(256)])) } : begun;
    };
    await runBatch(database.db, clock, withKey(run, () => ({ begin: wrong })));
    expect(await endsOf(database.db, run.batchId)).toEqual(["DONE", "FAULT", "DONE", "DONE", "DONE"]);
    expect(log).toHaveBeenCalledTimes(1);
    const next = await start(school.actors.homeroom, "GVBM");
    await runBatch(database.db, clock, next);
    expect(await endsOf(database.db, next.batchId)).toEqual(["DONE"]);
  });

  test("a record the database refuses is refused alone, and the others of its transaction are embedded", async () => {
    const unit = await database.db.unit.findFirstOrThrow({ where: { orderNo: 2 }, select: { id: true } });
    await database.owner.query(`
      CREATE FUNCTION transcripts.refuse_one() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not this one'; END $$;
      CREATE TRIGGER refuse_one BEFORE UPDATE ON transcripts.slot FOR EACH ROW WHEN (OLD.unit_id = '${unit.id}') EXECUTE FUNCTION transcripts.refuse_one()`);
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const run = await start(school.actors.homeroom, "GVCN");
    await runBatch(database.db, clock, run);
    expect(await endsOf(database.db, run.batchId)).toEqual(["DONE", "FAULT", "DONE", "DONE", "DONE"]);
    expect(log).toHaveBeenCalledTimes(1);
    await database.owner.query("DROP TRIGGER refuse_one ON transcripts.slot");
    const next = await start(school.actors.homeroom, "GVCN");
    await runBatch(database.db, clock, next);
    expect(await endsOf(database.db, next.batchId)).toEqual(["DONE"]);
  });
});

describe("A hash that was prepared and never signed", () => {
  const prepareOnly = async (run: BatchRun, at: Date) => {
    await runBatch(database.db, () => at, withKey(run, (key) => beforeRecords(key, () => Promise.reject(new KeyFault("SERVICE_DOWN")))));
    return database.db.signature.findMany({ where: { slot: { role: "CBQL" } }, orderBy: { id: "asc" }, select: { id: true, signingTime: true, hash: true } });
  };

  test("keeps its signing time for a while, so that the same hash comes back; long after, it gets a new one", async () => {
    const run = await start(school.actors.head, "CBQL");
    const first = await prepareOnly(run, school.now);
    expect(first).toHaveLength(2 * PUPILS);
    const soon = await prepareOnly(await givePin(run.batchId), new Date(school.now.getTime() + 60_000));
    expect(soon).toEqual(first);
    const late = new Date(school.now.getTime() + 60 * 60_000);
    const anew = await prepareOnly(await givePin(run.batchId), late);
    expect(anew.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect(new Set(anew.map(({ signingTime }) => signingTime.getTime()))).toEqual(new Set([Math.floor(late.getTime() / 1000) * 1000]));
    await database.db.batch.update({ where: { id: run.batchId }, data: { state: "STOPPED", stopReason: "BY_OWNER", finishedAt: late } });
  });
});

describe("A token", () => {
  test("is handed one hash at a time, and each value is kept before it is asked for the next", async () => {
    const run = await start(school.actors.head, "CBQL");
    const asked: number[] = [];
    const keptBefore: number[] = [];
    const begin: SigningKey["begin"] = async (items, auth) => {
      if (items.some(({ id }) => id === MANIFEST_ITEM)) return run.signer.key.begin(items, auth);
      asked.push(items.length);
      keptBefore.push(await database.db.signature.count({ where: { slot: { role: "CBQL" }, state: { not: "PREPARED" } } }));
      return run.signer.key.begin(items, auth);
    };
    await runBatch(database.db, clock, withKey(run, () => ({ begin, maxBatch: 1, confirm: "token" })));
    expect(asked).toEqual(Array.from({ length: 2 * PUPILS }, () => 1));
    expect(keptBefore).toEqual(Array.from({ length: 2 * PUPILS }, (_, index) => index));
    expect(await endsOf(database.db, run.batchId)).toEqual(Array.from({ length: PUPILS }, () => "DONE"));
  });
});

describe("A key confirmed on a phone", () => {
  test("takes everything one confirmation covers in one call, and is polled until its owner has answered", async () => {
    const run = await start(school.actors.sealClerk, "KY_PHAT_HANH");
    const calls: number[] = [];
    const begin: SigningKey["begin"] = async (items, auth) => {
      calls.push(items.length);
      return run.signer.key.begin(items, auth);
    };
    await runBatch(database.db, clock, withKey(run, () => ({ begin, maxBatch: 6, confirm: "app", covers: "hashes" })));
    expect(calls).toEqual([5, 6]); // what is confirmed with as many records as fit, then the others
    expect(await endsOf(database.db, run.batchId)).toEqual(Array.from({ length: PUPILS }, () => "DONE"));
    expect((await database.db.issueEntry.findMany({ orderBy: { number: "asc" } })).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });
});
