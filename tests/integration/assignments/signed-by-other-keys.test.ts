import "../../support/portal-settings";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runInTransaction } from "@/lib/server/action";
import { changePaper, giveDutyInDraft } from "@/lib/server/assignments/edit-assignment";
import { getAssignment } from "@/lib/server/assignments/load-assignment";
import { paperOf } from "@/lib/server/assignments/paper-of";
import { signAssignment } from "@/lib/server/assignments/sign-assignment";
import { openAssignment } from "@/lib/server/assignments/take-assignment-step";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { getBatch } from "@/lib/server/ceremonies/get-batch";
import { nextHashes } from "@/lib/server/ceremonies/hand-hashes";
import { keepLocally } from "@/lib/server/ceremonies/take-values";
import { Prisma } from "@/lib/server/db/client/client";
import { readCms } from "@/lib/signing/cms";
import { nodeSha256, nodeVerifyRsa, signHash } from "@/lib/signing/node-crypto";
import { spkiOf } from "@/lib/signing/verify-hash";
import { makeCard, type Card } from "@/scripts/trial-signing/card";
import { startTrialProvider, TRIAL_ACCESS, type TrialProvider } from "@/scripts/trial-signing/provider";
import { takeKey, toLocalService, toProvider, toToken, type TakenKey } from "../../support/builders/held-elsewhere";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { testDatabase } from "../../support/database";
import { testSigner } from "../../support/pki";

/** The head's decision on the assignment, signed with whatever holds the head's key: what goes wrong leaves it undecided, and it goes on. */
const folder = mkdtempSync(join(tmpdir(), "head-token-"));
Object.assign(process.env, { PKCS11_MODULES: `the-truong = ${folder}/card.so` });

const database = testDatabase();
let school: SmallSchool;
let own: TakenKey;
let sealed: Uint8Array<ArrayBuffer> | null;
let provider: TrialProvider;
const key = () => crypto.randomUUID();
const clock = () => new Date(school.now);
const head = () => ({ actor: school.actors.head, now: clock() });
const as = <T>(work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, school.actors.head, school.now, work);
const seen = async (assignmentId: string) => ({ key: key(), assignmentId, version: (await rowOf(assignmentId)).version });
const rowOf = (id: string) => database.db.dutyAssignment.findUniqueOrThrow({ where: { id } });
const give = (batchId: string, pin = "") => acceptPin(database.db, clock(), { type: "run-batch", batchId, pin });
const batchOf = (batchId: string) => getBatch({ ...head(), db: database.db }, batchId);

async function run(batchId: string, pin = "") {
  const { run: taken, answer } = await give(batchId, pin);
  if (!taken) throw new Error(`not taken: ${JSON.stringify(answer)}`);
  await runBatch(database.db, clock, taken);
}

/** A version that the head has decided and not yet signed. */
async function decided(number: string): Promise<{ id: string; batchId: string }> {
  const { assignmentId: id } = await as((ctx) => openAssignment(ctx, { key: key(), yearId: school.yearId, effectiveFrom: "2026-05-12", reason: "Cô Hạnh dạy thay" }));
  await as(async (ctx) => giveDutyInDraft(ctx, { ...(await seen(id)), kind: "SUBJECT_TEACHER", classId: school.classId, subjectCode: "NN", groupId: null, holderId: null, staffId: school.staff.otherTeacher, from: "2026-05-12", to: "2026-05-20" }));
  await as(async (ctx) => changePaper(ctx, { ...(await seen(id)), number, effectiveFrom: "2026-05-12", reason: "Nghỉ thai sản" }));
  const { digest } = await paperOf(database.db, await getAssignment({ db: database.db, now: clock() }, id), school.staff.head);
  const { batchId } = await as(async (ctx) => signAssignment(ctx, { ...(await seen(id)), digest }));
  return { id, batchId };
}

/** The paper is in force, under a signature of the head's own certificate over exactly this paper. */
async function expectInForce(id: string, batchId: string): Promise<void> {
  const { paper, signature, signedById, signedAt } = await rowOf(id);
  expect([signedById, signedAt !== null, (await batchOf(batchId)).state]).toEqual([school.staff.head, true, "DONE"]);
  const { certificate, contentDigest, attributes, value } = readCms(signature ?? new Uint8Array(), nodeSha256);
  expect([Buffer.from(certificate).equals(own.certificate), Buffer.from(contentDigest).equals(nodeSha256(paper ?? new Uint8Array()))]).toEqual([true, true]);
  expect(nodeVerifyRsa(spkiOf(own.certificate), attributes, value)).toBe(true);
}

const expectUndecided = async (id: string) => expect(await rowOf(id)).toMatchObject({ signedAt: null, signature: null });

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await giveKeys(database.db, school);
  own = await takeKey(database.db, school.staff.head);
  ({ sealed } = await database.db.heldKey.findUniqueOrThrow({ where: { id: own.id }, select: { sealed: true } }));
  provider = await startTrialProvider([{ ...own, user: "cccd", credential: "hieu-truong", pin: "482615", otp: "" }]);
}, 60_000);
beforeEach(() => database.db.heldKey.update({ where: { id: own.id }, data: { kind: "PKCS12", sealed, place: Prisma.DbNull, serviceId: null } })); // where the builders find it
afterAll(() => provider.stop());

describe("The assignment", () => {
  test("is signed with a token at the server: a wrong PIN and a token pulled out sign nothing; put back, it takes force", async () => {
    const token = await toToken(database.db, school.staff.head, { folder, label: "hieu-truong", module: "the-truong" });
    const card: Card = makeCard(folder, token);
    Object.assign(process.env, card.environment);
    const { id, batchId } = await decided("21/QĐ-NTL");
    expect((await give(batchId, "000001")).answer).toEqual({ ok: false, code: "KEY_WRONG_PIN" });
    expect(card.triesLeft()).toBe(2);
    const { run: taken } = await give(batchId, BUILDER_PIN);
    if (!taken) throw new Error("the PIN was not taken");
    card.pull();
    await runBatch(database.db, clock, taken);
    await expectUndecided(id);
    expect((await batchOf(batchId)).stopped).toMatch(/Không thấy thiết bị ký/);
    card.plugIn();
    await run(batchId, BUILDER_PIN);
    await expectInForce(id, batchId);
  });

  test("is signed with a key at a provider: a no on the phone leaves it undecided, a yes puts it in force", async () => {
    const access = { url: `${provider.url}/sca/sp769`, clientId: TRIAL_ACCESS.id, secret: TRIAL_ACCESS.secret, user: "cccd", credential: "hieu-truong" };
    await toProvider(database.db, school.staff.head, { ...access, adapter: "SMARTCA", options: { maxBatch: 1 } });
    const { id, batchId } = await decided("22/QĐ-NTL");
    provider.phones.manner = { answer: "reject", afterMs: 10 };
    await run(batchId);
    await expectUndecided(id);
    expect((await batchOf(batchId)).stopped).toMatch(/bị từ chối trên điện thoại/);
    provider.phones.manner = { answer: "accept", afterMs: 10 };
    await run(batchId);
    await expectInForce(id, batchId);
    expect([...provider.phones.asked.values()].map(({ what, hashes }) => [what, hashes.length])).toEqual([["Phân công số 22/QĐ-NTL", 1], ["Phân công số 22/QĐ-NTL", 1]]);
  });

  test("is signed with a PIN at a provider, which is told the tries that are left", async () => {
    const access = { url: `${provider.url}/csc/v2`, clientId: TRIAL_ACCESS.id, secret: TRIAL_ACCESS.secret, user: "cccd", credential: "hieu-truong" };
    await toProvider(database.db, school.staff.head, { ...access, adapter: "CSC_V2", options: { confirm: "pin", mode: "sync" } });
    const { id, batchId } = await decided("23/QĐ-NTL");
    await run(batchId, "000000");
    await expectUndecided(id);
    expect((await batchOf(batchId)).stopped).toMatch(/còn 2 lần thử/);
    await run(batchId, "482615");
    await expectInForce(id, batchId);
  });

  test("is signed by the service on the head's own computer: another's token is refused, the head's own puts it in force", async () => {
    await toLocalService(database.db, school.staff.head);
    const { id, batchId } = await decided("24/QĐ-NTL");
    expect((await give(batchId, BUILDER_PIN)).answer).toEqual({ ok: false, code: "KEY_IN_BROWSER" });
    const asked = await nextHashes(database.db, head(), batchId);
    const [one] = asked.hashes;
    if (!one) throw new Error("no hash was handed out");
    expect([asked.left, one.id, one.label]).toEqual([0, batchId, "Phân công số 24/QĐ-NTL"]);
    const value = (by: TakenKey["privateKey"]) => ({ id: one.id, hash: one.hash, value: Buffer.from(signHash(by, Buffer.from(one.hash, "base64"))).toString("base64") });
    await expect(keepLocally(database.db, head(), { batchId, values: [value(testSigner("deputy").privateKey)] })).rejects.toMatchObject({ code: "KEY_OTHER_CERTIFICATE" });
    await expectUndecided(id);
    expect((await nextHashes(database.db, head(), batchId)).hashes).toEqual(asked.hashes); // the same paper, the same hash
    expect(await keepLocally(database.db, head(), { batchId, values: [value(own.privateKey)] })).toMatchObject({ kept: 1, left: 0 });
    await expectInForce(id, batchId);
  });
});
