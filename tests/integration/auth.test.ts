import { beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "@/lib/server/auth/password";
import { checkSession } from "@/lib/server/auth/session";
import { signIn } from "@/lib/server/auth/sign-in";
import { testDatabase } from "../support/database";

const database = testDatabase();
const MONDAY = new Date("2026-05-18T01:00:00Z");
const PASSWORD = "một câu ngắn dễ nhớ";
const after = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);
const enter = (username: string, password = PASSWORD, now = MONDAY, address = "10.0.0.1") =>
  signIn({ db: database.db, now }, { username, password, address, userAgent: "Mozilla/5.0" });
const check = (sessionId: string, now: Date) => checkSession(database.db, sessionId, now);

beforeAll(async () => {
  const passwordHash = await hashPassword(PASSWORD);
  const people = [["anna", "ACTIVE"], ["binh", "PREPARED"], ["chi", "LOCKED"], ["dung", "ACTIVE"], ["em", "ACTIVE"]] as const;
  for (const [username, status] of people) {
    const guardian = await database.db.guardian.create({ data: { fullName: username } });
    await database.db.account.create({ data: { username, status, passwordHash, guardianId: guardian.id } });
  }
});

describe("signing in", () => {
  test("opens a session for the right password, whichever keyboard composed its letters", async () => {
    const { sessionId } = await enter(" Anna ", PASSWORD.normalize("NFD"));
    expect((await check(sessionId, MONDAY))?.actor.name).toBe("anna");
  });

  test("an unknown name and a wrong password get the same answer", async () => {
    await expect(enter("nobody")).rejects.toMatchObject({ code: "SIGN_IN_REFUSED" });
    await expect(enter("anna", "wrong")).rejects.toMatchObject({ code: "SIGN_IN_REFUSED" });
  });

  test.each([
    ["binh", "ACCOUNT_WAITS", "the head has not approved it"],
    ["chi", "ACCOUNT_LOCKED", "it is locked"],
  ])("%s is kept out with %s (%s), told only to who knows the password", async (username, code) => {
    await expect(enter(username)).rejects.toMatchObject({ code });
    await expect(enter(username, "wrong")).rejects.toMatchObject({ code: "SIGN_IN_REFUSED" });
  });

  test("after six wrong tries even the right password waits; later it opens and the slate is clean", async () => {
    for (let tried = 0; tried < 6; tried++) await expect(enter("dung", "wrong")).rejects.toMatchObject({ code: "SIGN_IN_REFUSED" });
    await expect(enter("dung")).rejects.toMatchObject({ code: "SIGN_IN_WAIT" });
    await expect(enter("dung", PASSWORD, after(1))).resolves.toBeTruthy();
    await expect(enter("dung", "wrong", after(1))).rejects.toMatchObject({ code: "SIGN_IN_REFUSED" });
  });

  test("forty tries at once do not slip past the count", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => enter("em", "wrong", MONDAY, `10.0.1.${n}`).catch((error: { code: string }) => error.code)));
    expect(answers.filter((code) => code === "SIGN_IN_REFUSED").length).toBeLessThanOrEqual(10);
    expect(answers.filter((code) => code === "SIGN_IN_WAIT").length).toBeGreaterThanOrEqual(30);
  });
});

describe("a session", () => {
  test.each([
    [[59], true, "used within the hour"],
    [[61], false, "an hour without a request"],
    [[50, 100, 150], true, "each use gives another hour"],
    [Array.from({ length: 15 }, (_, n) => (n + 1) * 48), false, "twelve hours are the end, however busy"],
  ])("asked after %j minutes counts: %s (%s)", async (minutes, counts) => {
    const { sessionId } = await enter("anna", PASSWORD, MONDAY);
    let found = null;
    for (const at of minutes) found = await check(sessionId, after(at));
    expect(found !== null).toBe(counts);
  });

  test("ends at once when its account is locked", async () => {
    const { sessionId } = await enter("anna");
    await database.db.account.update({ where: { username: "anna" }, data: { status: "LOCKED" } });
    expect(await check(sessionId, MONDAY)).toBeNull();
    await database.db.account.update({ where: { username: "anna" }, data: { status: "ACTIVE" } });
  });
});
