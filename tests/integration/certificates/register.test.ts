import "../../support/portal-settings";
import { beforeAll, describe, expect, test } from "vitest";
import { listCertificates } from "@/lib/server/certificates/list-certificates";
import { PaperStep, approveCertificate, returnCertificate, revokeCertificate, sendCertificate } from "@/lib/server/certificates/take-certificate-step";
import { readHealth } from "@/lib/server/health/read-health";
import { AddService, addService, switchService } from "@/lib/server/signing-settings/keep-service";
import { getSigningSettings } from "@/lib/server/signing-settings/get-settings";
import { setPolicy } from "@/lib/server/signing-settings/set-policy";
import { TrustRoot, trustRoot } from "@/lib/server/signing-settings/trust-root";
import { runInTransaction } from "@/lib/server/action";
import type { Ctx } from "@/lib/server/context";
import { toHex } from "@/lib/signing/bytes";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { makePki } from "@/scripts/make-pki";
import { giveKeys } from "../../support/builders/keys";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { testDatabase } from "../../support/database";

const database = testDatabase();
let school: SmallSchool;
const key = () => crypto.randomUUID();
const as = <T>(actor: Ctx["actor"], work: (ctx: Ctx) => Promise<T>) => runInTransaction(database.db, actor, school.now, work);

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  await giveKeys(database.db, school);
});

const certificateOf = async (staffId: string | null) => (await database.db.certificate.findFirstOrThrow({ where: { staffId } })).id;
const statusOf = async (id: string) => (await database.db.certificate.findUniqueOrThrow({ where: { id } })).status;

describe("a certificate in the register", () => {
  test("of a teacher is approved by the head alone, with the number of a paper kept in the history", async () => {
    const certificateId = await certificateOf(school.staff.english);
    await as(school.actors.head, (ctx) => approveCertificate(ctx, { key: key(), certificateId, paper: "QĐ 7" }));
    expect(await statusOf(certificateId)).toBe("APPROVED");
    expect(await database.db.transcriptEvent.findFirst({ where: { entityId: certificateId, action: "certificate.approve" } })).toMatchObject({ reason: "QĐ 7", before: { status: "DECLARED" }, after: { status: "APPROVED" } });
    expect(PaperStep.safeParse({ key: key(), certificateId, paper: " " }).success).toBe(false);
  });

  test("of the school goes to the superior, may come back, and ends for good", async () => {
    await database.owner.query("ALTER TABLE transcripts.certificate DISABLE TRIGGER ALL; UPDATE transcripts.certificate SET status = 'DECLARED', approved_at = NULL, approved_by_id = NULL WHERE holder = 'SCHOOL'; ALTER TABLE transcripts.certificate ENABLE TRIGGER ALL");
    const certificateId = await certificateOf(null);
    const send = () => as(school.actors.sealClerk, (ctx) => sendCertificate(ctx, { key: key(), certificateId, paper: "Tờ trình 1" }));
    await send();
    await expect(send()).rejects.toMatchObject({ code: "STEP_NOT_NOW" });
    await as(school.actors.head, (ctx) => returnCertificate(ctx, { key: key(), certificateId, reason: "Sai mã số thuế" }));
    expect(await statusOf(certificateId)).toBe("DECLARED");
    await send();
    await as(school.actors.head, (ctx) => approveCertificate(ctx, { key: key(), certificateId, paper: "CV 9/PGDĐT" }));
    expect(await statusOf(certificateId)).toBe("APPROVED");
    await as(school.actors.head, (ctx) => revokeCertificate(ctx, { key: key(), certificateId, reason: "Đổi thiết bị" }));
    await expect(send()).rejects.toMatchObject({ code: "STEP_NOT_NOW" });
  });

  test("whose holder has no duty left is named", async () => {
    const rows = await as(school.actors.head, listCertificates);
    expect(rows.map(({ left }) => left)).toEqual(rows.map(() => false));
    await database.owner.query("UPDATE tracking.duty SET valid_from = '2020-01-01', valid_to = '2020-01-02' WHERE staff_id = $1", [school.staff.english]);
    const after = await as(school.actors.head, listCertificates);
    expect(after.filter(({ left }) => left).map(({ staffId }) => staffId)).toEqual([school.staff.english]);
  });
});

describe("the school's settings of signing", () => {
  test("are the head's, with a reason in the history, and a second form from an old page changes nothing unseen", async () => {
    await as(school.actors.head, (ctx) => setPolicy(ctx, { key: key(), sealOnToken: true, unknownStatus: "WAIT", reason: "CV 2817" }));
    expect((await as(school.actors.head, getSigningSettings)).school).toEqual({ sealOnToken: true, unknownStatus: "WAIT" });
    expect(await database.db.history.findFirst({ where: { action: "signing.set-policy" } })).toMatchObject({ before: { sealOnToken: false, unknownStatus: "SIGN_AND_COMPLETE" }, reason: "CV 2817" });
    await expect(as(school.actors.sealClerk, (ctx) => setPolicy(ctx, { key: key(), sealOnToken: false, unknownStatus: "WAIT", reason: "Thử" }))).rejects.toMatchObject({ code: "ONLY_HEAD" });
  });

  test("hold addresses that are web addresses, once each, and can be switched off", async () => {
    expect(AddService.safeParse({ key: key(), kind: "TSA", name: "Tệp", url: "file:///etc/passwd" }).success).toBe(false);
    const add = () => as(school.actors.administrator, (ctx) => addService(ctx, { key: key(), kind: "TSA", name: "TSA thử", url: "http://tsa.invalid/" }));
    const { serviceId } = await add();
    await expect(add()).rejects.toMatchObject({ code: "SERVICE_KNOWN" });
    await as(school.actors.administrator, (ctx) => switchService(ctx, { key: key(), serviceId, version: 1, enabled: false }));
    await expect(as(school.actors.administrator, (ctx) => switchService(ctx, { key: key(), serviceId, version: 1, enabled: true }))).rejects.toMatchObject({ code: "STALE" });
    expect((await as(school.actors.head, getSigningSettings)).services).toMatchObject([{ name: "TSA thử", enabled: false }]);
  });

  test("take a root only with the fingerprint its authority publishes", async () => {
    const { root, issuing } = await makePki({ clock: school.now, holders: [] });
    const input = (file: Uint8Array, of: Uint8Array) => TrustRoot.parse({ key: key(), file: Buffer.from(file).toString("base64"), fingerprint: toHex(nodeSha256(of)).toUpperCase().replace(/(..)(?=.)/g, "$1:") });
    const take = (file: Uint8Array, of = file) => as(school.actors.head, (ctx) => trustRoot(ctx, input(file, of)));
    await expect(take(root, issuing)).rejects.toMatchObject({ code: "ROOT_OTHER" });
    await expect(take(issuing)).rejects.toMatchObject({ code: "ROOT_UNREADABLE" });
    await expect(take(Buffer.from("không phải chứng thư"))).rejects.toMatchObject({ code: "ROOT_UNREADABLE" });
    await take(root);
    await expect(take(root)).rejects.toMatchObject({ code: "ROOT_KNOWN" });
    const pem = Buffer.from(`-----BEGIN CERTIFICATE-----\n${Buffer.from(root).toString("base64")}\n-----END CERTIFICATE-----\n`);
    await expect(take(pem, root)).rejects.toMatchObject({ code: "ROOT_KNOWN" });
  });
});

test("the health page's data name no pupil and say that nobody answers at the worker's socket", async () => {
  const health = await as(school.actors.administrator, readHealth);
  expect(health.workerUp).toBe(false);
  expect(health.batches.open).toEqual([]);
  const { fullName } = await database.db.pupil.findFirstOrThrow();
  expect(JSON.stringify(health)).not.toContain(fullName);
});
