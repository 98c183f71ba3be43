import "../../support/portal-settings";
import { mkdtempSync } from "node:fs";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runInTransaction } from "@/lib/server/action";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { nextHashes } from "@/lib/server/ceremonies/hand-hashes";
import { keepLocally } from "@/lib/server/ceremonies/take-values";
import { declareFoundKey } from "@/lib/server/certificates/declare-found-key";
import { DeclareLocalKey, declareLocalKey } from "@/lib/server/certificates/declare-local-key";
import { findRemoteKeys, listProviders } from "@/lib/server/certificates/find-remote-keys";
import { findTokenKeys } from "@/lib/server/certificates/find-token-keys";
import { importKey } from "@/lib/server/certificates/import-key";
import { approveCertificate, sendCertificate } from "@/lib/server/certificates/take-certificate-step";
import { env } from "@/lib/server/env";
import { listServerTokens } from "@/lib/server/jobs/server-tokens";
import { listenForWeb } from "@/lib/server/jobs/worker-socket";
import { getSigningSettings } from "@/lib/server/signing-settings/get-settings";
import { AddRemote, addRemote, switchRemote } from "@/lib/server/signing-settings/keep-remote";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { nodeSha256, signHash } from "@/lib/signing/node-crypto";
import { writePkcs12 } from "@/lib/signing/pkcs12-write";
import type { Actor } from "@/lib/domain/people/actor";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { makePki, type Issued, type Pki } from "@/scripts/make-pki";
import { startTrialProvider, TRIAL_ACCESS, type TrialProvider } from "@/scripts/trial-signing/provider";
import { makeSoftToken } from "@/scripts/trial-signing/soft-token";
import { beginBatch } from "../../support/builders/begin-batch";
import { BUILDER_PIN } from "../../support/builders/keys";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

const folder = mkdtempSync(join(tmpdir(), "declared-tokens-"));
const database = testDatabase();
let school: SmallSchool;
let pki: Pki;
let provider: TrialProvider;
let worker: Server;
let serviceId: string;
let now: Date;
const key = () => crypto.randomUUID();
/** Each deed a second after the one before: the newest key is the one that signs. */
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, (now = new Date(now.getTime() + 1000)), work);
const asked = (actor: Actor) => ({ actor, now, db: database.db });
const issuedTo = (id: string): Issued => pki.issued.get(id) ?? fail(id);
const base64 = (der: Uint8Array) => Buffer.from(der).toString("base64");
const upload = (actor: Actor, ...ders: Uint8Array[]) => as(actor, (ctx) => declareLocalKey(ctx, { key: key(), files: ders.map(base64) }));
const tokens = async (actor: Actor) => (await findTokenKeys(asked(actor))).found;
const atProvider = async (actor: Actor, user: string, at = serviceId) => (await findRemoteKeys(asked(actor), { key: key(), serviceId: at, user })).found;
const choose = (actor: Actor, ticket: string | undefined) => as(actor, (ctx) => declareFoundKey(ctx, { key: key(), ticket: ticket ?? fail("nothing found") }));
const keysOf = (ownerId: string) => database.db.heldKey.findMany({ where: { ownerId }, orderBy: { createdAt: "asc" }, include: { certificate: true } });

beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: ["Lê Thị Một", "Lê Thị Hai"] });
  now = school.now;
  await approveYearEnd(database.db, school);
  const people = await database.db.staff.findMany({ where: { id: { in: [school.staff.homeroom, school.staff.english, school.staff.head] } } });
  const { taxCode } = await database.db.school.findFirstOrThrow();
  const holders = people.map(({ id, fullName, identityNumber }) => ({ id, name: fullName, identity: { kind: "CCCD" as const, number: identityNumber } }));
  const own = { name: "Trường Tiểu học thử", identity: { kind: "MST" as const, number: taxCode } };
  const english = holders.find(({ id }) => id === school.staff.english) ?? fail("english");
  const others = [{ ...english, id: "foreign", isForeign: true }, { ...english, id: "ended", validTo: new Date(now.getTime() - 1) }, { ...english, id: "revoked", revokedAt: now }];
  pki = await makePki({ clock: now, holders: [...holders, { id: "school", ...own }, ...others] });
  await database.db.trustAnchor.create({ data: { name: "root", der: new Uint8Array(pki.root), digest: new Uint8Array(nodeSha256(pki.root)) } });
  for (const [index, crl] of pki.crls.entries()) await database.db.revocationList.create({ data: { issuer: `issuer-${index}`, der: new Uint8Array(crl), thisUpdate: now } });

  const { environment, module } = makeSoftToken(folder, { ...issuedTo(school.staff.head), pin: BUILDER_PIN, label: "hieu-truong" });
  makeSoftToken(folder, { ...issuedTo("school"), pin: BUILDER_PIN, label: "con-dau" });
  Object.assign(process.env, environment, { PKCS11_MODULES: `the-truong=${module}` });
  worker = await listenForWeb(env().WORKER_SOCKET, async () => ({ ok: true, found: await listServerTokens() }));

  const person = (id: string, user: string) => ({ ...issuedTo(id), user, credential: `cred-${user}`, pin: "", otp: "" });
  provider = await startTrialProvider([person(school.staff.homeroom, "gv.mot"), person(school.staff.head, "hieutruong")]);
  const input = { key: key(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head };
  await as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, input));
}, 120_000);

afterAll(async () => {
  await provider.stop();
  worker.close();
});

/** With the form's usual values. */
const remote = (changes: Record<string, unknown> = {}) =>
  AddRemote.parse({
    ...{ key: key(), name: "SmartCA thử", adapter: "SMARTCA", url: `${provider.url}/sca/sp769/`, clientId: TRIAL_ACCESS.id, secret: TRIAL_ACCESS.secret },
    ...{ confirm: "app", maxBatch: "4", waitSeconds: "180", hashEncoding: "", signIn: "oauth2", mode: "async", profile: "", ...changes },
  });

describe("The administrator notes a provider", () => {
  test("whose secret is nowhere to be read afterwards: not in the row, the history, the answer or the page", async () => {
    await expect(as(school.actors.head, (ctx) => addRemote(ctx, remote()))).rejects.toMatchObject({ code: "ONLY_ADMINISTRATOR" });
    const answer = await as(school.actors.administrator, (ctx) => addRemote(ctx, remote()));
    serviceId = answer.serviceId;
    const row = await database.db.remoteService.findUniqueOrThrow({ where: { id: serviceId } });
    const history = await database.db.transcriptEvent.findFirstOrThrow({ where: { action: "remote.add", entityId: serviceId } });
    const settings = await getSigningSettings(asked(school.actors.administrator));
    expect(row).toMatchObject({ adapter: "SMARTCA", url: `${provider.url}/sca/sp769`, options: { confirm: "app", maxBatch: 4 } });
    expect(settings.remote).toMatchObject([{ name: "SmartCA thử", enabled: true }]);
    for (const seen of [Buffer.from(row.secret).toString("latin1"), JSON.stringify({ ...row, secret: null }), JSON.stringify(history), JSON.stringify(settings), JSON.stringify(answer)]) {
      expect(seen).not.toContain(TRIAL_ACCESS.secret);
    }
    expect(JSON.stringify(settings)).not.toContain("secret");
  });

  test("once for each access; over TLS; with numbers that providers take", async () => {
    await expect(as(school.actors.administrator, (ctx) => addRemote(ctx, remote()))).rejects.toMatchObject({ code: "SERVICE_KNOWN" });
    for (const wrong of [{ url: "http://ky.truong.vn/csc/v1" }, { maxBatch: "0" }, { maxBatch: "" }, { waitSeconds: "5" }, { secret: "" }, { adapter: "KHAC" }]) {
      expect(() => remote(wrong)).toThrow();
    }
  });

  test("and switches it off and on: meanwhile nobody declares a key there, and what was found there before is not taken", async () => {
    const [found] = await atProvider(school.actors.homeroom, "gv.mot");
    const turn = (version: number, enabled: boolean) => as(school.actors.administrator, (ctx) => switchRemote(ctx, { key: key(), serviceId, version, enabled }));
    await turn(1, false);
    await expect(turn(1, false)).rejects.toMatchObject({ code: "STALE" });
    expect(await listProviders(asked(school.actors.homeroom))).toEqual([]);
    await expect(atProvider(school.actors.homeroom, "gv.mot")).rejects.toMatchObject({ code: "PROVIDER_OFF" });
    await expect(choose(school.actors.homeroom, found?.ticket)).rejects.toMatchObject({ code: "PROVIDER_OFF" });
    await turn(2, true);
    expect(await listProviders(asked(school.actors.homeroom))).toEqual([{ id: serviceId, name: "SmartCA thử" }]);
  });
});

describe("A key at a provider", () => {
  test("is not declared when the provider is down, has nothing, or has somebody else's", async () => {
    const { homeroom } = school.actors;
    await expect(atProvider(homeroom, "khong.co")).rejects.toMatchObject({ code: "PROVIDER_NOTHING_THERE" });
    await expect(atProvider(homeroom, "hieutruong")).rejects.toMatchObject({ code: "CERTIFICATE_OTHER_PERSON" });
    await expect(atProvider(homeroom, "gv.mot", key())).rejects.toMatchObject({ code: "PROVIDER_OFF" });
    await expect(atProvider(school.actors.academicClerk, "gv.mot")).rejects.toMatchObject({ code: "ONLY_SIGNERS" });
    provider.trouble = { status: 503, text: "bảo trì" };
    await expect(atProvider(homeroom, "gv.mot")).rejects.toMatchObject({ code: "PROVIDER_DOWN" });
    provider.trouble = null;
  });

  test("is declared by whoever found it, within a quarter of an hour, and nobody else", async () => {
    const [found] = await atProvider(school.actors.homeroom, "gv.mot");
    expect(found).toMatchObject({ holder: "PERSON" });
    await expect(choose(school.actors.head, found?.ticket)).rejects.toMatchObject({ code: "FOUND_KEY_OLD" });
    await expect(choose(school.actors.homeroom, "AAAA")).rejects.toMatchObject({ code: "FOUND_KEY_OLD" });
    const late = new Date(now.getTime() + 15 * 60_000);
    await expect(runInTransaction(database.db, school.actors.homeroom, late, (ctx) => declareFoundKey(ctx, { key: key(), ticket: found?.ticket ?? "" }))).rejects.toMatchObject({ code: "FOUND_KEY_OLD" });
    const { certificateId } = await choose(school.actors.homeroom, found?.ticket);
    const [held, ...more] = await keysOf(school.staff.homeroom);
    expect(more).toEqual([]);
    expect(held).toMatchObject({ kind: "REMOTE", sealed: null, serviceId, place: { user: "gv.mot", credential: "cred-gv.mot" }, certificateId, certificate: { status: "DECLARED", holder: "PERSON", staffId: school.staff.homeroom } });
    expect(held?.certificate.chain.map(base64)).toEqual([base64(pki.issuing)]);
    expect(held?.certificate.provider).not.toBe("");
    expect(await database.db.transcriptEvent.findFirstOrThrow({ where: { action: "certificate.declare", entityId: certificateId } })).toMatchObject({ after: { kind: "REMOTE", holder: "PERSON" } });
    await expect(choose(school.actors.homeroom, found?.ticket)).rejects.toMatchObject({ code: "CERTIFICATE_KNOWN" });
  });
});

describe("A token at the server", () => {
  test("shows each person their own certificate, the seal's to the clerk alone, and to others that there is none", async () => {
    const whose = async (actor: Actor) => (await tokens(actor)).map(({ holder }) => holder);
    expect(await whose(school.actors.head)).toEqual(["PERSON"]);
    expect(await whose(school.actors.sealClerk)).toEqual(["SCHOOL"]);
    await expect(tokens(school.actors.homeroom)).rejects.toMatchObject({ code: "TOKEN_NOTHING_THERE" });
    await expect(tokens(school.actors.administrator)).rejects.toMatchObject({ code: "ONLY_SIGNERS" });
  });

  test("is declared with its place; the issuer, which the token does not hold, is taken from what others brought", async () => {
    const [own] = await tokens(school.actors.head);
    await choose(school.actors.head, own?.ticket);
    const [held] = await keysOf(school.staff.head);
    const { tokens: plugged } = await listServerTokens();
    const there = plugged.find(({ label }) => label === "hieu-truong");
    expect(held).toMatchObject({ kind: "PKCS11", place: { module: "the-truong", token: there?.serial, keyId: "01" } });
    expect(held?.certificate.chain.map(base64)).toEqual([base64(pki.issuing)]);
  });

  test("of the seal belongs to the school, whoever keeps it", async () => {
    const [seal] = await tokens(school.actors.sealClerk);
    await choose(school.actors.sealClerk, seal?.ticket);
    expect(await keysOf(school.staff.sealClerk)).toMatchObject([{ kind: "PKCS11", certificate: { holder: "SCHOOL", staffId: null } }]);
  });
});

describe("A token at its owner's computer", () => {
  test("is declared by its certificate alone, whatever way the file is written", async () => {
    const { certificate } = issuedTo(school.staff.english);
    const pem = Buffer.from(`-----BEGIN CERTIFICATE-----\n${base64(certificate)}\n-----END CERTIFICATE-----\n`);
    await upload(school.actors.english, pem, pki.issuing, pki.root);
    const [held] = await keysOf(school.staff.english);
    expect(held).toMatchObject({ kind: "LOCAL_SERVICE", sealed: null, place: null, serviceId: null, certificate: { status: "DECLARED" } });
    expect(held?.certificate.chain.map(base64)).toEqual([base64(pki.issuing)]); // the root is not part of it
  });

  test("is refused when it is another's, the school's, or two people's; when it has ended, was revoked or comes from elsewhere", async () => {
    const { english } = school.actors;
    const refuse = (code: string, ...ders: Uint8Array[]) => expect(upload(english, ...ders)).rejects.toMatchObject({ code });
    await refuse("CERTIFICATE_OTHER_PERSON", issuedTo(school.staff.head).certificate);
    await refuse("ONLY_SEAL_CLERK", issuedTo("school").certificate);
    await refuse("CERTIFICATE_FILE_UNREADABLE", issuedTo(school.staff.head).certificate, issuedTo(school.staff.english).certificate);
    await refuse("CERTIFICATE_FILE_UNREADABLE", pki.issuing);
    await refuse("CERTIFICATE_FILE_UNREADABLE", Buffer.from("không phải chứng thư"));
    await refuse("CERTIFICATE_NOT_IN_FORCE", issuedTo("ended").certificate);
    await refuse("CERTIFICATE_REVOKED", issuedTo("revoked").certificate);
    await refuse("CERTIFICATE_UNTRUSTED", issuedTo("foreign").certificate, ...issuedTo("foreign").chain);
    await expect(upload(school.actors.academicClerk, issuedTo(school.staff.english).certificate)).rejects.toMatchObject({ code: "ONLY_SIGNERS" });
    expect(DeclareLocalKey.safeParse({ key: key(), files: [] }).success).toBe(false);
    expect(DeclareLocalKey.safeParse({ key: key(), files: [base64(new Uint8Array(24 * 1024 + 3))] }).success).toBe(false);
    expect(await keysOf(school.staff.english)).toHaveLength(1);
  });

  test("that moves is declared again: the newest place signs; the same place twice is known", async () => {
    const { head } = school.actors;
    const moved = () => upload(head, issuedTo(school.staff.head).certificate);
    await moved();
    await expect(moved()).rejects.toMatchObject({ code: "CERTIFICATE_KNOWN" });
    const [back] = await tokens(head);
    await choose(head, back?.ticket);
    const held = await keysOf(school.staff.head);
    expect(held.map(({ kind }) => kind)).toEqual(["PKCS11", "LOCAL_SERVICE", "PKCS11"]);
    expect(new Set(held.map(({ certificateId }) => certificateId)).size).toBe(1);
    expect(await database.db.transcriptEvent.count({ where: { action: "certificate.add-key", entityId: held[0]?.certificateId ?? "" } })).toBe(2);
  });

  test("does not keep its owner from bringing the key as a file too", async () => {
    const issued = issuedTo(school.staff.homeroom);
    const file = base64(await writePkcs12({ ...issued, name: "gv", password: "mật khẩu" }));
    const bring = () => as(school.actors.homeroom, (ctx) => importKey(ctx, { key: key(), holder: "PERSON", file, password: "mật khẩu", pin: BUILDER_PIN }));
    await bring();
    await expect(bring()).rejects.toMatchObject({ code: "CERTIFICATE_KNOWN" });
    const [back] = await atProvider(school.actors.homeroom, "gv.mot");
    await choose(school.actors.homeroom, back?.ticket);
    expect((await keysOf(school.staff.homeroom)).map(({ kind }) => kind)).toEqual(["REMOTE", "PKCS12", "REMOTE"]);
  });
});

describe("What was declared signs", () => {
  const start = async (actor: Actor, role: SlotRole) => (await as(actor, (ctx) => beginBatch(ctx, role, school.classId))).batchId;
  const endOf = (id: string) => database.db.batch.findUniqueOrThrow({ where: { id }, select: { state: true, key: { select: { kind: true } } } });

  async function signAtServer(actor: Actor, role: SlotRole, pin: string) {
    const batchId = await start(actor, role);
    const { run, answer } = await acceptPin(database.db, now, { type: "run-batch", batchId, pin });
    if (!run) throw new Error(`not taken: ${JSON.stringify(answer)}`);
    await runBatch(database.db, () => now, run);
    return endOf(batchId);
  }

  test("at its owner's computer, at the provider and on the token, one class after the three", async () => {
    const batchId = await start(school.actors.english, "GVBM");
    const me = { actor: school.actors.english, now };
    const { privateKey } = issuedTo(school.staff.english);
    for (let left = 10; left > 0; left -= 1) {
      const { hashes } = await nextHashes(database.db, me, batchId);
      if (hashes.length === 0) break;
      const values = hashes.map(({ id, hash }) => ({ id, hash, value: base64(signHash(privateKey, Buffer.from(hash, "base64"))) }));
      await keepLocally(database.db, me, { batchId, values });
      if ((await endOf(batchId)).state === "DONE") break;
    }
    expect(await endOf(batchId)).toEqual({ state: "DONE", key: { kind: "LOCAL_SERVICE" } });

    for (const role of ["GVBM", "GVCN"] as const) expect(await signAtServer(school.actors.homeroom, role, "")).toEqual({ state: "DONE", key: { kind: "REMOTE" } });

    const { certificateId } = (await keysOf(school.staff.head))[0] ?? fail("the head's key");
    await as(school.actors.sealClerk, (ctx) => sendCertificate(ctx, { key: key(), certificateId, paper: "Tờ trình 1" }));
    await as(school.actors.head, (ctx) => approveCertificate(ctx, { key: key(), certificateId, paper: "CV 9" }));
    expect(await signAtServer(school.actors.head, "CBQL", BUILDER_PIN)).toEqual({ state: "DONE", key: { kind: "PKCS11" } });
    expect(await database.db.slot.count({ where: { role: "CBQL", signedAt: { not: null } } })).toBe(2);
  }, 60_000);
});

function fail(what: string): never {
  throw new Error(what);
}
