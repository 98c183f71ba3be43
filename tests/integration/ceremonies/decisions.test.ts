import "../../support/portal-settings";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import { isProven, verifyDecision } from "@/lib/documents/decision-proof";
import type { SlotRole } from "@/lib/documents/transcript-data";
import type { VerifyOptions } from "@/lib/documents/verification-options";
import { runInTransaction } from "@/lib/server/action";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { getBatch } from "@/lib/server/ceremonies/get-batch";
import { getManifest } from "@/lib/server/ceremonies/get-manifest";
import { inclusionProof } from "@/lib/server/ceremonies/inclusion-proof";
import { listBatchRecords } from "@/lib/server/ceremonies/list-batch-records";
import { listRecentBatches } from "@/lib/server/ceremonies/list-recent-batches";
import { pauseBatch } from "@/lib/server/ceremonies/pause-batch";
import { startBatch } from "@/lib/server/ceremonies/start-batch";
import { takePreview } from "@/lib/server/ceremonies/take-preview";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { dataOf } from "@/lib/server/transcripts/unit-for-signing";
import { nodeDigest, nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { opensslVerdict } from "../../conformance/signing/openssl";
import { beforeRecords, beginBatch } from "../../support/builders/begin-batch";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

const database = testDatabase();
let school: SmallSchool;
let now: Date;
const key = () => crypto.randomUUID();
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, now, work);
const batchOf = (id: string) => database.db.batch.findUniqueOrThrow({ where: { id }, include: { items: { orderBy: { order: "asc" } } } });

async function givePin(batchId: string) {
  const { run } = await acceptPin(database.db, now, { type: "run-batch", batchId, pin: BUILDER_PIN });
  if (!run) throw new Error("the PIN was not taken");
  return run;
}

async function sign(actor: Actor, role: SlotRole): Promise<string> {
  const { batchId } = await as(actor, (ctx) => beginBatch(ctx, role, school.classId));
  await runBatch(database.db, () => now, await givePin(batchId));
  return batchId;
}

beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: ["Nguyễn Hoàng Minh Anh", "H'Ŏ Niê Kdăm", "Trần Đức Duy", "Lê Gia Hân", "Phạm Quốc Khánh"] });
  now = school.now;
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, school);
  await as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, { key: key(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head }));
  await sign(school.actors.english, "GVBM");
  await sign(school.actors.homeroom, "GVBM");
}, 60_000);

describe("The manifest of a batch", () => {
  let batchId: string;
  let root: string;

  test("is signed before the first record, says who confirmed how many, and has the root of what was shown", async () => {
    const preview = await as(school.actors.homeroom, (ctx) => takePreview(ctx, "GVCN"));
    root = preview.root;
    batchId = (await as(school.actors.homeroom, (ctx) => startBatch(ctx, { key: key(), previewId: preview.id ?? "", except: [] }))).batchId ?? "";
    const run = await givePin(batchId);
    let signedAtFirstRecord: boolean | null = null;
    const watched = beforeRecords(run.signer.key, async () => {
      signedAtFirstRecord ??= (await batchOf(batchId)).manifestSignature !== null;
    });
    await runBatch(database.db, () => now, { ...run, signer: { ...run.signer, key: watched } });
    expect(signedAtFirstRecord).toBe(true);
    const { decision } = await as(school.actors.homeroom, (ctx) => getBatch(ctx, batchId));
    const { identityNumber } = await database.db.staff.findUniqueOrThrow({ where: { id: school.staff.homeroom } });
    expect(decision).toMatchObject({ batch: batchId, role: "GVCN", records: 5, root, signer: { name: "Phạm Thị Ngọc Bích", identity: identityNumber }, at: "2026-05-11T09:00:00+07:00" });
  });

  test("is accepted by OpenSSL as a CAdES signature over the very bytes", async () => {
    const { statement, signature } = await as(school.actors.homeroom, (ctx) => getManifest(ctx, batchId));
    const folder = mkdtempSync(join(tmpdir(), "manifest-"));
    const put = (name: string, bytes: Uint8Array | string) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const anchor = await database.db.trustAnchor.findFirstOrThrow();
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(anchor.der).toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
    const verify = (content: string) =>
      opensslVerdict("cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", put("s.p7s", signature), "-content", content, "-out", "/dev/null", "-CAfile", put("root.pem", pem), "-purpose", "any", "-attime", `${now.getTime() / 1000}`);
    expect(verify(put("statement.json", statement)).text).toContain("CAdES Verification successful");
    expect(verify(put("other.json", Buffer.from(statement).toString().replace('"records":5', '"records":6'))).isContent).toBe(false);
  });

  test("cannot be replaced, and is for the owner of the batch", async () => {
    await expect(database.owner.query("update transcripts.batch set manifest = '\\x00' where id = $1", [batchId])).rejects.toThrow();
    await expect(as(school.actors.head, (ctx) => getManifest(ctx, batchId))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("proves of each record that it belonged to the decision, and of no other", async () => {
    const options: VerifyOptions = {
      roots: (await database.db.trustAnchor.findMany()).map(({ der }) => der),
      crls: (await database.db.revocationList.findMany()).map(({ der }) => der),
      now,
      sha256: nodeSha256,
      digest: nodeDigest,
      verifyRsa: nodeVerifyRsa,
    };
    const units = await database.db.unit.findMany({ orderBy: { orderNo: "asc" } });
    for (const [index, unit] of units.entries()) {
      const proof = await as(school.actors.head, (ctx) => inclusionProof(ctx, unit.id, "gvcn"));
      expect(proof.proof.index).toBe(index);
      expect(isProven(await verifyDecision(proof, dataOf(unit), options))).toBe(true);
      const another = units[(index + 1) % units.length];
      expect(another && isProven(await verifyDecision(proof, dataOf(another), options))).toBe(false);
    }
    expect(await database.db.readLog.count({ where: { what: "unit.decision-proof" } })).toBe(5);
  });

  test("is given out record by record to those who may read the record, and to nobody else", async () => {
    const { id } = await database.db.unit.findFirstOrThrow();
    const ask = (actor: Actor, slotKey = "gvcn") => as(actor, (ctx) => inclusionProof(ctx, id, slotKey)).then(() => "GIVEN", (error: { code: string }) => error.code);
    const { homeroom, head, deputy, academicClerk, sealClerk, english, otherTeacher, administrator, parent } = school.actors;
    for (const actor of [homeroom, head, deputy, academicClerk, sealClerk]) expect(await ask(actor)).toBe("GIVEN");
    for (const actor of [english, otherTeacher, administrator, parent]) expect(await ask(actor)).toBe("NOT_FOUND");
    expect([await ask(head, "gvbm-1"), await ask(head, "cbql"), await ask(head, "khac")]).toEqual(["GIVEN", "NOT_FOUND", "NOT_FOUND"]);
  });

  test("is offered on the batch's page beside each record to whoever may read it: not to a subject teacher", async () => {
    const records = async (actor: Actor, id: string) => (await as(actor, (ctx) => listBatchRecords(ctx, id, 1))).records;
    expect((await records(school.actors.homeroom, batchId)).map(({ order, proof }) => [order, proof])).toEqual([1, 2, 3, 4, 5].map((order) => [order, true]));
    const own = await database.db.batch.findFirstOrThrow({ where: { ownerId: school.staff.english } });
    expect((await records(school.actors.english, own.id)).map(({ mayRead, proof }) => mayRead || proof)).toEqual([false, false, false, false, false]);
    await expect(records(school.actors.head, batchId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("A pause", () => {
  test("lets the record at hand be finished, waits for the PIN, and goes on at another machine without a second manifest", async () => {
    const { batchId } = await as(school.actors.head, (ctx) => beginBatch(ctx, "CBQL", school.classId));
    const pause = (actor: Actor) => as(actor, (ctx) => pauseBatch(ctx, { key: key(), batchId }));
    await expect(pause(school.actors.head)).rejects.toMatchObject({ code: "STALE" }); // nothing runs yet
    const run = await givePin(batchId);
    let asked = 0;
    const paused = beforeRecords(run.signer.key, async () => {
      asked += 1;
      if (asked !== 2) return;
      await expect(pause(school.actors.deputy)).rejects.toMatchObject({ code: "STALE" });
      await pause(school.actors.head);
    });
    await runBatch(database.db, () => now, { ...run, signer: { ...run.signer, key: paused } });
    const resting = await batchOf(batchId);
    expect([resting.state, resting.pausedAt, resting.leaseUntil]).toEqual(["PIN_NEEDED", now, null]);
    expect(resting.items.map(({ state }) => state)).toEqual(["DONE", "DONE", "WAITING", "WAITING", "WAITING"]);
    expect(await as(school.actors.head, (ctx) => listRecentBatches(ctx))).toMatchObject([{ id: batchId, state: "PIN_NEEDED", pausedAt: now, done: 2 }]);

    const again = await givePin(batchId);
    expect(await batchOf(batchId)).toMatchObject({ state: "RUNNING", pausedAt: null });
    await runBatch(database.db, () => now, again);
    const done = await batchOf(batchId);
    expect([done.state, done.items.every(({ state }) => state === "DONE")]).toEqual(["DONE", true]);
    expect([done.manifest, done.manifestSignature]).toEqual([resting.manifest, resting.manifestSignature]);
    expect(await database.db.transcriptEvent.count({ where: { action: "batch.pause", entityId: batchId } })).toBe(1);
    expect(await database.db.transcriptEvent.count({ where: { action: "unit.sign.cbql" } })).toBe(5);
  });
});
