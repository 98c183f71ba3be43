import { beforeAll, expect, test } from "vitest";
import { isPassword } from "@/lib/server/auth/password";
import { letHeadBackIn } from "@/lib/server/people/accounts/let-head-back-in";
import { buildSmallSchool } from "../support/builders/small-school";
import type { SmallSchool } from "../support/builders/small-school";
import { testDatabase } from "../support/database";

const database = testDatabase();
const REASON = "Biên bản số 05/BB-NTL ngày 11/5/2026";
let school: SmallSchool;
const headsRow = () => database.db.account.findUniqueOrThrow({ where: { id: school.accounts.head } });
const letBackIn = (now: Date) => database.db.$transaction((tx) => letHeadBackIn(tx, now, REASON));

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});

test("the head in office gets a temporary password, the sessions end, and the history names the minutes", async () => {
  const day = 24 * 3_600_000;
  const expiresAt = new Date(school.now.getTime() + day);
  await database.db.session.create({ data: { accountId: school.accounts.head, createdAt: school.now, lastSeenAt: school.now, expiresAt } });
  const { username, temporaryPassword } = await letBackIn(school.now);
  const row = await headsRow();
  expect(row).toMatchObject({ username, status: "ACTIVE", passwordIsTemporary: true });
  expect(await isPassword(row.passwordHash, temporaryPassword)).toBe(true);
  expect(await database.db.session.count({ where: { accountId: row.id, endedAt: null } })).toBe(0);
  const [deed] = await database.db.history.findMany({ where: { entityId: row.id, action: "account.let-head-back-in" } });
  expect(deed).toMatchObject({ accountId: null, actorName: "Người giữ máy chủ", reason: REASON });
});

test("nobody else's password changes", async () => {
  const others = () => database.db.account.findMany({ where: { id: { not: school.accounts.head } }, select: { id: true, passwordHash: true, version: true }, orderBy: { id: "asc" } });
  const before = await others();
  await letBackIn(school.now);
  expect(await others()).toEqual(before);
});

test("before anybody is head it is refused and changes nothing", async () => {
  const before = await headsRow();
  await expect(letBackIn(new Date("2025-08-01T02:00:00Z"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await headsRow()).toEqual(before);
});
