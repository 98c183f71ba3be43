import "../../support/portal-settings";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runInTransaction } from "@/lib/server/action";
import { PROVIDER_PATIENCE } from "@/lib/server/certificates/ask-patience";
import { findRemoteKeys } from "@/lib/server/certificates/find-remote-keys";
import { getSigningSettings } from "@/lib/server/signing-settings/get-settings";
import { AddRemote, ChangeRemoteSecret, addRemote, changeRemoteSecret } from "@/lib/server/signing-settings/keep-remote";
import { tryRemote } from "@/lib/server/signing-settings/try-remote";
import type { Actor } from "@/lib/domain/people/actor";
import { startTrialProvider, TRIAL_ACCESS, type TrialProvider } from "@/scripts/trial-signing/provider";
import { giveKeys } from "../../support/builders/keys";
import { takeKey } from "../../support/builders/held-elsewhere";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { testDatabase } from "../../support/database";

const database = testDatabase();
let school: SmallSchool;
let provider: TrialProvider;
let serviceId: string;
const key = () => crypto.randomUUID();
const asked = (actor: Actor) => ({ actor, now: school.now, db: database.db });
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, school.now, work);
/** In another hour than other questions, which are forgotten by then. */
const later = (hours: number, seconds = 0) => new Date(school.now.getTime() + hours * 3_600_000 + seconds * 1000);

beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: ["Lê Thị Một"] });
  await giveKeys(database.db, school);
  provider = await startTrialProvider([{ ...(await takeKey(database.db, school.staff.homeroom)), user: "gv.mot", credential: "cred", pin: "", otp: "" }]);
  const access = { name: "SmartCA thử", adapter: "SMARTCA", url: `${provider.url}/sca/sp769`, clientId: TRIAL_ACCESS.id, secret: TRIAL_ACCESS.secret };
  const usual = { confirm: "app", maxBatch: "4", waitSeconds: "180", hashEncoding: "", signIn: "oauth2", mode: "async", profile: "" };
  serviceId = (await as(school.actors.administrator, (ctx) => addRemote(ctx, AddRemote.parse({ key: key(), ...access, ...usual })))).serviceId;
}, 60_000);
afterAll(() => provider.stop());

describe("A provider that changed its secret", () => {
  const tried = (actor = school.actors.administrator, id = serviceId) => tryRemote(asked(actor), { key: key(), serviceId: id, user: "" });
  const change = (actor: Actor, version: number, secret: string) => as(actor, (ctx) => changeRemoteSecret(ctx, { key: key(), serviceId, version, secret }));

  test("is tried, given the new one, and asked with it; neither secret is anywhere to be read", async () => {
    expect(await tried()).toEqual({ accepted: true });
    await expect(tried(school.actors.head)).rejects.toMatchObject({ code: "ONLY_ADMINISTRATOR" });
    await expect(tried(school.actors.administrator, key())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(change(school.actors.head, 1, "la-ma-moi")).rejects.toMatchObject({ code: "ONLY_ADMINISTRATOR" });
    const { secret: before } = await database.db.remoteService.findUniqueOrThrow({ where: { id: serviceId } });
    const answer = await change(school.actors.administrator, 1, "la-ma-moi");
    await expect(change(school.actors.administrator, 1, "la-ma-khac")).rejects.toMatchObject({ code: "STALE" });
    await expect(tried()).rejects.toMatchObject({ code: "PROVIDER_REFUSES" }); // the provider still has the old one
    const row = await database.db.remoteService.findUniqueOrThrow({ where: { id: serviceId } });
    const history = await database.db.transcriptEvent.findMany({ where: { action: "remote.change-secret", entityId: serviceId } });
    expect(row.version).toBe(2);
    expect(row.secret).not.toEqual(before);
    expect(history).toHaveLength(1);
    for (const seen of [Buffer.from(row.secret).toString("latin1"), JSON.stringify(history), JSON.stringify(answer), JSON.stringify(await getSigningSettings(asked(school.actors.administrator)))]) {
      expect(seen).not.toContain("la-ma-moi");
      expect(seen).not.toContain(TRIAL_ACCESS.secret);
    }
    await change(school.actors.administrator, 2, TRIAL_ACCESS.secret);
    expect(await tried()).toEqual({ accepted: true });
    expect(ChangeRemoteSecret.safeParse({ key: key(), serviceId, version: 1, secret: "" }).success).toBe(false);
  });

  test("is told apart from one that does not answer", async () => {
    provider.trouble = { status: 503, text: "bảo trì" };
    await expect(tried()).rejects.toMatchObject({ code: "PROVIDER_SILENT" });
    provider.trouble = null;
  });

  test("is not asked again and again", async () => {
    const at = (seconds: number) => tryRemote({ ...asked(school.actors.administrator), now: later(2, seconds) }, { key: key(), serviceId, user: "" });
    for (let times = 0; times <= PROVIDER_PATIENCE.free; times += 1) await at(0);
    await expect(at(1)).rejects.toMatchObject({ code: "ASKED_TOO_OFTEN", detail: "29 giây" });
    expect(await at(31)).toEqual({ accepted: true });
  });
});

describe("A key at a provider", () => {
  test("is not looked for under one name after the other: whoever tries many waits, and nobody else does", async () => {
    const look = (actor: Actor, user: string, seconds = 0) => findRemoteKeys({ ...asked(actor), now: later(4, seconds) }, { key: key(), serviceId, user });
    for (let times = 0; times <= PROVIDER_PATIENCE.free; times += 1) await expect(look(school.actors.english, `ten-${times}`)).rejects.toMatchObject({ code: "PROVIDER_NOTHING_THERE" });
    const before = provider.questions;
    await expect(look(school.actors.english, "gv.mot", 1)).rejects.toMatchObject({ code: "ASKED_TOO_OFTEN", detail: "29 giây" });
    expect(provider.questions).toBe(before); // the provider does not even hear of it
    expect((await look(school.actors.homeroom, "gv.mot")).found).toHaveLength(1);
  });

  test("says that the provider is down, not that nothing is there, when it refuses the school's access", async () => {
    await as(school.actors.administrator, (ctx) => changeRemoteSecret(ctx, { key: key(), serviceId, version: 3, secret: "ma-sai" }));
    await expect(findRemoteKeys({ ...asked(school.actors.homeroom), now: later(6) }, { key: key(), serviceId, user: "gv.mot" })).rejects.toMatchObject({ code: "PROVIDER_DOWN" });
  });
});
