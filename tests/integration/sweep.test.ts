import { expect, test } from "vitest";
import { KEPT_DAYS, sweep } from "@/lib/server/jobs/sweep";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const NOW = new Date("2026-05-20T02:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 60 * 60_000);

test("what only mattered for a while goes when its time is over, and not before", async () => {
  const { db } = database;
  const account = await db.account.create({ data: { username: "gvcn", passwordHash: "x", guardian: { create: { fullName: "Trần Thị Hạnh" } } } });
  for (const days of [KEPT_DAYS.handledRequests - 1, KEPT_DAYS.handledRequests + 1]) {
    await db.handledRequest.create({ data: { accountId: account.id, key: `handled-${days}`, action: "a", answer: {}, at: daysAgo(days) } });
  }
  for (const days of [KEPT_DAYS.tries - 1, KEPT_DAYS.tries + 1]) await db.throttle.create({ data: { key: `tries-${days}`, firstAt: daysAgo(days) } });
  await db.throttle.create({ data: { key: "still-waits", firstAt: daysAgo(KEPT_DAYS.tries + 1), blockedUntil: new Date(NOW.getTime() + 1_000) } });
  for (const days of [KEPT_DAYS.endedSessions - 1, KEPT_DAYS.endedSessions + 1]) {
    const at = daysAgo(days);
    await db.session.create({ data: { accountId: account.id, createdAt: at, lastSeenAt: at, expiresAt: at } });
  }
  expect(await sweep(db, NOW)).toEqual({ handledRequests: 1, tries: 1, sessions: 1 });
  expect((await db.throttle.findMany({ orderBy: { key: "asc" } })).map(({ key }) => key)).toEqual(["still-waits", `tries-${KEPT_DAYS.tries - 1}`]);
  expect(await sweep(db, NOW)).toEqual({ handledRequests: 0, tries: 0, sessions: 0 });
});
