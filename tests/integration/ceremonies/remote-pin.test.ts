import { endsOf } from "../../support/batch-ends";
import "../../support/portal-settings";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { getBatch } from "@/lib/server/ceremonies/get-batch";
import { takePreview } from "@/lib/server/ceremonies/take-preview";
import { runInTransaction } from "@/lib/server/action";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { confirmationWords } from "@/lib/domain/transcript/confirmations";
import type { Actor } from "@/lib/domain/people/actor";
import type { SlotRole } from "@/lib/documents/transcript-data";
import type { RemoteAdapter } from "@/lib/server/db/client/enums";
import { startTrialProvider, TRIAL_ACCESS, type TrialProvider } from "@/scripts/trial-signing/provider";
import { beginBatch } from "../../support/builders/begin-batch";
import { giveKeys } from "../../support/builders/keys";
import { takeKey, toProvider } from "../../support/builders/held-elsewhere";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";
import { tablesWith } from "../../support/where-written";

/** A key at a provider that asks for a PIN and rings no phone: typed once, and sent as seldom as the provider allows. */
const PUPILS = 4;
const PIN = "pin-của-cô-739154";
const database = testDatabase();
let school: SmallSchool;
let provider: TrialProvider;
let serviceId: string;
const clock = () => new Date(school.now);
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);
const start = async (actor: Actor, role: SlotRole) => (await as(actor, (ctx) => beginBatch(ctx, role, school.classId))).batchId;
const allDone = Array.from({ length: PUPILS }, () => "DONE");
/** How many hashes each authorisation was for. */
const authorised = () => [...provider.phones.asked.values()].map(({ hashes }) => hashes.length);

async function sign(batchId: string, pin = PIN) {
  const { run, answer } = await acceptPin(database.db, clock(), { type: "run-batch", batchId, pin });
  if (!run) throw new Error(`not taken: ${JSON.stringify(answer)}`);
  await runBatch(database.db, clock, run);
}

const seenBy = (actor: Actor, batchId: string) => getBatch({ actor, now: clock(), db: database.db }, batchId);

/** What is said before the signer confirms. */
async function saidBefore(actor: Actor, role: SlotRole): Promise<string> {
  const { key, total } = await as(actor, (ctx) => takePreview(ctx, role, [school.classId]));
  if ("refused" in key) throw new Error(key.refused);
  return confirmationWords({ ...key, records: total, decision: true });
}

const speak = (adapter: RemoteAdapter, version: string) => database.db.remoteService.update({ where: { id: serviceId }, data: { adapter, url: `${provider.url}/csc/${version}` } });

beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: Array.from({ length: PUPILS }, (_, index) => `Lê Thị Pin ${index + 1}`) });
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, school);
  const owners = { english: school.staff.english, homeroom: school.staff.homeroom, head: school.staff.head };
  const keys = await Promise.all(Object.entries(owners).map(async ([user, staffId]) => ({ ...(await takeKey(database.db, staffId)), user, credential: user, pin: PIN, otp: "" })));
  provider = await startTrialProvider(keys);
  const access = { url: `${provider.url}/csc/v1`, clientId: TRIAL_ACCESS.id, secret: TRIAL_ACCESS.secret, adapter: "CSC_V1" as const, options: { confirm: "pin", maxBatch: 50, mode: "sync" } };
  for (const user of ["english", "homeroom", "head"] as const) {
    const made = await toProvider(database.db, owners[user], { ...access, user, credential: user });
    serviceId ??= made.serviceId;
    await database.db.heldKey.update({ where: { id: made.keyId }, data: { serviceId } });
  }
  const input = { key: crypto.randomUUID(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head };
  await as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, input));
}, 120_000);
beforeEach(() => void provider.phones.asked.clear());
afterAll(() => provider.stop());

describe("A PIN at a provider, and no phone", () => {
  test("authorises the decision and the whole class at once, where the credential takes as many", async () => {
    expect(await saidBefore(school.actors.english, "GVBM")).toBe("Một lần xác nhận cho tất cả. PIN chỉ dùng cho đợt này, không được lưu lại.");
    const batchId = await start(school.actors.english, "GVBM");
    await sign(batchId);
    expect(authorised()).toEqual([PUPILS + 1]);
    expect(await endsOf(database.db, batchId)).toEqual(allDone);
    expect(await seenBy(school.actors.english, batchId)).toMatchObject({ state: "DONE", decision: { records: PUPILS } });
  });

  test("is sent again for each part when the credential takes fewer, which is said before; nobody is asked for it again", async () => {
    provider.csc.multisign = 3;
    await database.db.heldKey.updateMany({ where: { ownerId: school.staff.homeroom }, data: { place: { user: "homeroom", credential: "homeroom", most: 3 } } });
    expect(await saidBefore(school.actors.homeroom, "GVBM")).toBe(
      "PIN chỉ nhập một lần, chỉ dùng cho đợt này và không được lưu lại. Hệ thống gửi PIN tới nhà cung cấp 2 lần: nhà cung cấp cho nhiều nhất 3 chữ ký mỗi lần, đợt này cần 5 (mỗi học bạ 1 tệp, thêm biên bản).",
    );
    const batchId = await start(school.actors.homeroom, "GVBM");
    await sign(batchId);
    expect(authorised()).toEqual([3, 2]);
    expect(await endsOf(database.db, batchId)).toEqual(allDone);
  });

  test("that is wrong is sent once, signs nothing, and the tries that the provider leaves are told", async () => {
    const batchId = await start(school.actors.homeroom, "GVCN");
    await sign(batchId, "000000");
    expect(authorised()).toEqual([]);
    expect(await seenBy(school.actors.homeroom, batchId)).toMatchObject({ state: "PIN_NEEDED", done: 0, decision: null, stopped: "PIN hoặc mã OTP chưa đúng nên đã dừng ký. Những gì đã ký vẫn giữ nguyên; còn 2 lần thử." });
    await sign(batchId, "000001");
    expect(await seenBy(school.actors.homeroom, batchId)).toMatchObject({ stopped: expect.stringContaining("còn 1 lần thử") as string });
  });

  test("goes with each hash alone when the provider has become so narrow since the key was declared, and the next screen knows it", async () => {
    provider.csc.multisign = 1;
    await speak("CSC_V2", "v2");
    const { id } = await database.db.batch.findFirstOrThrow({ where: { ownerId: school.staff.homeroom, state: "PIN_NEEDED" }, select: { id: true } });
    await sign(id);
    expect(authorised()).toEqual(Array.from({ length: 2 * PUPILS + 1 }, () => 1));
    expect(await endsOf(database.db, id)).toEqual(allDone);
    expect(await database.db.heldKey.findFirstOrThrow({ where: { ownerId: school.staff.homeroom }, select: { place: true } })).toEqual({ place: { user: "homeroom", credential: "homeroom", most: 1 } });
    expect((await seenBy(school.actors.homeroom, id)).key).toMatchObject({ confirm: "pin", maxBatch: 1 });
  });

  test("that locks in the middle keeps what is signed and says whom to turn to", async () => {
    provider.csc.multisign = 3;
    const batchId = await start(school.actors.head, "CBQL");
    const { run } = await acceptPin(database.db, clock(), { type: "run-batch", batchId, pin: PIN });
    if (!run) throw new Error("not taken");
    const [head] = provider.phones.people.filter(({ user }) => user === "head");
    if (!head) throw new Error("nobody");
    const { key } = run.signer;
    const begin: typeof key.begin = async (items, auth, keep) => {
      const begun = await key.begin(items, auth, keep);
      for (let tries = 0; tries < 3; tries += 1) provider.phones.checkPin(head, "000000", ""); // somebody tries elsewhere
      return begun;
    };
    await runBatch(database.db, clock, { ...run, signer: { ...run.signer, key: { ...key, begin } } });
    expect(authorised()).toEqual([3]);
    expect(await endsOf(database.db, batchId)).toEqual(["DONE", "WAITING", "WAITING", "WAITING"]);
    expect((await seenBy(school.actors.head, batchId)).stopped).toMatch(/đã bị khóa.*Những gì đã ký vẫn giữ nguyên.*nơi cấp chứng thư/);
  });

  test("is in no row of the database, neither as text nor as bytes", async () => {
    expect(await tablesWith(database.owner, "Lê Thị Pin 1")).toContain("tracking.pupil"); // what is written is found
    expect(await tablesWith(database.owner, PIN)).toEqual([]);
  });
});
