import { beforeAll, describe, expect, test } from "vitest";
import type { Actor, DutyKind } from "@/lib/domain/people/actor";
import { runInTransaction } from "@/lib/server/action";
import { isPassword } from "@/lib/server/auth/password";
import { approveAccount, lockAccount, resetPassword, unlockAccount } from "@/lib/server/people/accounts/account-steps";
import type { AccountInput } from "@/lib/server/people/accounts/account-steps";
import { changePassword } from "@/lib/server/people/accounts/own-account";
import { prepareAccount } from "@/lib/server/people/accounts/prepare-account";
import type { Ctx } from "@/lib/server/context";
import { testDatabase } from "../support/database";

const database = testDatabase();
const NOW = new Date("2026-05-20T02:00:00Z");
const people: Record<string, string> = {};

const actor = (kind: DutyKind, accountId: string, staffId: string): Actor => ({
  accountId, name: kind, staffId, guardianId: null, delegations: [], children: [],
  duties: [{ id: accountId, kind, yearId: accountId, classId: null, subjectCode: null, groupId: null }],
});
let head: Actor;
let administrator: Actor;
const as = <T>(who: Actor, work: (ctx: Ctx) => Promise<T>) => runInTransaction(database.db, who, NOW, work);
const rowOf = (username: string) => database.db.account.findUniqueOrThrow({ where: { username } });
const on = async (username: string): Promise<AccountInput> => {
  const { id, version } = await rowOf(username);
  return { key: crypto.randomUUID(), accountId: id, version };
};
const prepare = (name: string) => as(administrator, (ctx) => prepareAccount(ctx, { key: crypto.randomUUID(), person: "staff", personId: people[name] ?? "", username: name }));

beforeAll(async () => {
  for (const [index, name] of ["head", "admin", "anna", "binh", "chi", "dung"].entries()) {
    const staff = await database.db.staff.create({ data: { code: name, fullName: name, sex: "FEMALE", identityNumber: `07918000000${index}` } });
    people[name] = staff.id;
  }
  const accounts = await Promise.all(["head", "admin"].map((name) => database.db.account.create({ data: { username: name, status: "ACTIVE", passwordHash: "-", staffId: people[name] ?? "" } })));
  head = actor("HEAD", accounts[0]?.id ?? "", people["head"] ?? "");
  administrator = actor("ADMINISTRATOR", accounts[1]?.id ?? "", people["admin"] ?? "");
});

describe("an account", () => {
  test("is prepared by the administrator, opened by the head, and both stand in its history", async () => {
    const { temporaryPassword } = await prepare("anna");
    expect(await rowOf("anna")).toMatchObject({ status: "PREPARED", staffId: people["anna"], passwordIsTemporary: true });
    expect(await isPassword((await rowOf("anna")).passwordHash, temporaryPassword ?? "")).toBe(true);
    const input = await on("anna");
    expect(await as(head, (ctx) => approveAccount(ctx, input))).toEqual({ status: "ACTIVE" });
    const deeds = await database.db.history.findMany({ where: { entityId: input.accountId }, orderBy: { id: "asc" } });
    expect(deeds.map(({ action, actorName }) => [action, actorName])).toEqual([["account.prepare", "ADMINISTRATOR"], ["account.approve", "HEAD"]]);
  });

  test("is not opened by the administrator, nor by a head for himself", async () => {
    await prepare("binh");
    const input = await on("binh");
    await expect(as(administrator, (ctx) => approveAccount(ctx, input))).rejects.toMatchObject({ code: "ONLY_HEAD" });
    const own = await on("head");
    await expect(as(head, (ctx) => approveAccount(ctx, own))).rejects.toMatchObject({ code: "ACCOUNT_OWN" });
  });

  test("of one person is made once, and never under a name in use", async () => {
    await expect(prepare("binh")).rejects.toMatchObject({ code: "ACCOUNT_EXISTS" });
    await expect(as(administrator, (ctx) => prepareAccount(ctx, { key: "k-000000", person: "staff", personId: people["chi"] ?? "", username: "binh" }))).rejects.toMatchObject({ code: "USERNAME_TAKEN" });
  });

  test("with a new temporary password waits for the head again, loses its sessions and keeps its person", async () => {
    const input = await on("anna");
    const session = await database.db.session.create({ data: { accountId: input.accountId, createdAt: NOW, lastSeenAt: NOW, expiresAt: new Date("2026-05-20T10:00:00Z") } });
    await as(administrator, (ctx) => resetPassword(ctx, input));
    expect(await rowOf("anna")).toMatchObject({ status: "PREPARED", staffId: people["anna"], approvedById: null });
    expect((await database.db.session.findUniqueOrThrow({ where: { id: session.id } })).endedAt).toEqual(NOW);
  });

  test("locked and unlocked is not open before the head says so", async () => {
    const lock = await on("binh");
    await as(administrator, (ctx) => lockAccount(ctx, lock));
    const unlock = await on("binh");
    expect(await as(administrator, (ctx) => unlockAccount(ctx, unlock))).toEqual({ status: "PREPARED" });
  });

  test("seen by two at once moves once", async () => {
    await prepare("chi");
    const input = await on("chi");
    const both = await Promise.allSettled([as(administrator, (ctx) => lockAccount(ctx, input)), as(head, (ctx) => approveAccount(ctx, input))]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

test("changing one's password needs the old one, ends the other sessions and keeps this one", async () => {
  const { temporaryPassword: current = "" } = await prepare("dung");
  const { id: accountId } = await rowOf("dung");
  const own: Actor = { ...head, accountId, duties: [] };
  const times = { createdAt: NOW, lastSeenAt: NOW, expiresAt: new Date("2026-05-20T10:00:00Z") };
  const [here, there] = [await database.db.session.create({ data: { accountId, ...times } }), await database.db.session.create({ data: { accountId, ...times } })];
  const input = { key: crypto.randomUUID(), current, next: "một câu ngắn dễ nhớ", again: "một câu ngắn dễ nhớ" };
  const change = (changed: typeof input) => as(own, (ctx) => changePassword({ ...ctx, sessionId: here.id }, changed));
  await expect(change({ ...input, current: "wrong" })).rejects.toMatchObject({ code: "PASSWORD_WRONG" });
  await expect(change({ ...input, next: "tôi là dung đây" })).rejects.toMatchObject({ code: "PASSWORD_WEAK" });
  expect(await change(input)).toEqual({ endedSessions: 1 });
  expect(await rowOf("dung")).toMatchObject({ passwordIsTemporary: false });
  expect((await database.db.session.findUniqueOrThrow({ where: { id: there.id } })).endedAt).toEqual(NOW);
  expect((await database.db.session.findUniqueOrThrow({ where: { id: here.id } })).endedAt).toBeNull();
});
