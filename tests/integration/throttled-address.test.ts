import { expect, test } from "vitest";
import { signIn } from "@/lib/server/auth/sign-in";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const now = new Date("2026-05-11T02:00:00Z");

test("an address that waits already shuts nobody's account and leaves no row for the names it invents", async () => {
  const { db } = database;
  await db.throttle.create({ data: { key: "address:203.0.113.9", failures: 61, firstAt: now, blockedUntil: new Date(now.getTime() + 60_000) } });
  for (const username of ["hieu-truong", "ai-do-1", "ai-do-2"]) {
    const attempt = { username, password: "sai", address: "203.0.113.9", userAgent: "" };
    await expect(signIn({ db, now }, attempt)).rejects.toMatchObject({ code: "SIGN_IN_WAIT" });
  }
  expect(await db.throttle.count()).toBe(1);
});
