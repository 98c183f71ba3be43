import "../../support/portal-settings";
import { beforeAll, expect, test } from "vitest";
import { makePki, type Issued } from "@/scripts/make-pki";
import { runInTransaction } from "@/lib/server/action";
import { chooseKey } from "@/lib/server/ceremonies/choose-key";
import { importKey } from "@/lib/server/certificates/import-key";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { writePkcs12 } from "@/lib/signing/pkcs12-write";
import type { Actor } from "@/lib/domain/people/actor";
import { actorAt, buildAccount, buildStaff } from "../../support/builders/people";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { testDatabase } from "../../support/database";

/** A certificate that is in the register already, brought again: the way back after too many wrong PINs. */
const database = testDatabase();
let school: SmallSchool;
let issued: ReadonlyMap<string, Issued>;

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  const staff = await database.db.staff.findUniqueOrThrow({ where: { id: school.staff.homeroom } });
  const { taxCode } = await database.db.school.findFirstOrThrow();
  const pki = await makePki({
    clock: school.now,
    holders: [
      { id: "homeroom", name: staff.fullName, identity: { kind: "CCCD", number: staff.identityNumber } },
      { id: "school", name: "Trường Tiểu học thử", identity: { kind: "MST", number: taxCode } },
    ],
  });
  issued = pki.issued;
  await database.db.trustAnchor.create({ data: { name: "root", der: new Uint8Array(pki.root), digest: new Uint8Array(nodeSha256(pki.root)) } });
}, 60_000);

const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);

async function bring(actor: Actor, whose: "homeroom" | "school") {
  const key = issued.get(whose);
  if (!key) throw new Error("no such key");
  const file = Buffer.from(await writePkcs12({ ...key, name: whose, password: "mật khẩu" })).toString("base64");
  const holder = whose === "school" ? ("SCHOOL" as const) : ("PERSON" as const);
  return as(actor, (ctx) => importKey(ctx, { key: crypto.randomUUID(), holder, file, password: "mật khẩu", pin: "135790" }));
}

test("a key locked by wrong PINs is replaced by bringing the same certificate again; while it opens, it is not", async () => {
  const { homeroom } = school.actors;
  const first = await bring(homeroom, "homeroom");
  await expect(bring(homeroom, "homeroom")).rejects.toMatchObject({ code: "CERTIFICATE_KNOWN" });
  await database.db.heldKey.updateMany({ where: { certificateId: first.certificateId }, data: { failures: 5, lockedAt: school.now } });
  await expect(as(homeroom, (ctx) => chooseKey(ctx, "PERSON"))).rejects.toMatchObject({ code: "KEY_LOCKED" });
  expect(await bring(homeroom, "homeroom")).toEqual(first);
  expect(await as(homeroom, (ctx) => chooseKey(ctx, "PERSON"))).toMatchObject({ certificateId: first.certificateId });
  expect(await database.db.transcriptEvent.count({ where: { action: "certificate.import-key-again", entityId: first.certificateId } })).toBe(1);
});

test("a new clerk takes over the school's certificate with a key and a PIN of her own", async () => {
  const first = await bring(school.actors.sealClerk, "school");
  const staff = await buildStaff(database.db, "Lâm Thị Thu");
  const { assignmentId } = await database.db.duty.findFirstOrThrow({ where: { kind: "SEAL_CLERK" } });
  await database.db.duty.create({ data: { assignmentId, staffId: staff.id, kind: "SEAL_CLERK", validFrom: new Date("2026-05-01") } });
  const account = await buildAccount(database.db, { staffId: staff.id });
  expect(await bring(await actorAt(database.db, account.id, school.now), "school")).toEqual(first);
});

test("one that the school has ended does not come back this way", async () => {
  await database.db.certificate.updateMany({ where: { staffId: school.staff.homeroom }, data: { status: "REVOKED", revokedAt: school.now } });
  await expect(bring(school.actors.homeroom, "homeroom")).rejects.toMatchObject({ code: "CERTIFICATE_REVOKED" });
});
