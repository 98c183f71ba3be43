import net from "node:net";
import type { AddressInfo } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Actor } from "@/lib/domain/people/actor";
import { openDatabase } from "@/lib/server/database";
import { carryOut } from "@/lib/server/door/carry-out";
import type { Arrival, Mutation } from "@/lib/server/door/carry-out";
import { RequestKey } from "@/lib/server/door/request-key";
import { AppError } from "@/lib/server/errors";
import { testDatabase } from "../support/database";

const database = testDatabase();
const NOW = new Date("2026-05-20T02:00:00Z");
const ANNA: Actor = { accountId: "01900000-0000-7000-8000-000000000001", name: "Anna", staffId: null, guardianId: null, duties: [], delegations: [], children: [] };

const Note = z.object({ key: RequestKey, words: z.string().min(1, "Viết gì đó") });
type Note = z.infer<typeof Note>;

/** Leaves one row of the throttle table behind and says how many there are with these words. */
const note: Mutation<Note, { count: number; secret: string }> = {
  name: "test.note",
  shape: Note,
  forget: ["secret"],
  useCase: async ({ db, now }, { words }) => {
    await db.throttle.create({ data: { key: `${words}:${crypto.randomUUID()}`, firstAt: now } });
    return { count: await db.throttle.count({ where: { key: { startsWith: `${words}:` } } }), secret: "shown once" };
  },
};

const arrive = (input: unknown, actor: Actor | null = ANNA, mustChangePassword = false): Arrival => ({
  findSignedIn: async () => actor && { actor, sessionId: "s", username: "anna", mustChangePassword },
  readInput: () => input,
  db: database.db,
  now: NOW,
});
const left = (words: string) => database.db.throttle.count({ where: { key: { startsWith: `${words}:` } } });
const failing = (error: unknown): Mutation<Note, never> => ({
  ...note,
  name: "test.failing",
  useCase: async (ctx, input) => {
    await note.useCase(ctx, input);
    throw error;
  },
});

describe("a question to somebody else", () => {
  const question: Mutation<Note, { free: boolean }> = { name: "test.question", shape: Note, forget: [], asks: true, useCase: async ({ db }) => ({ free: db === database.db }) };

  test("is asked outside any transaction, and its answer is kept nowhere", async () => {
    const request = { key: "key-question", words: "question" };
    expect(await carryOut(question, arrive(request))).toEqual({ ok: true, value: { free: true } });
    expect(await carryOut({ ...question, asks: false, name: "test.deed" }, arrive({ ...request, key: "key-deed" }))).toEqual({ ok: true, value: { free: false } });
    expect((await database.db.handledRequest.findMany({ where: { key: { in: ["key-question", "key-deed"] } } })).map(({ key }) => key)).toEqual(["key-deed"]);
    expect(await carryOut(question, arrive(request, null))).toMatchObject({ ok: false, code: "SIGNED_OUT" });
  });
});

describe("the same request again", () => {
  test("has no second effect and gets the same answer, without what is shown once", async () => {
    const request = { key: "key-again-1", words: "again" };
    expect(await carryOut(note, arrive(request))).toEqual({ ok: true, value: { count: 1, secret: "shown once" } });
    expect(await carryOut(note, arrive(request))).toEqual({ ok: true, value: { count: 1 } });
    expect(await left("again")).toBe(1);
  });

  test("sent eight times at once is carried out once", async () => {
    const request = { key: "key-at-once", words: "at-once" };
    const answers = await Promise.all(Array.from({ length: 8 }, () => carryOut(note, arrive(request))));
    expect(answers.every((answer) => answer.ok && answer.value.count === 1)).toBe(true);
    expect(await left("at-once")).toBe(1);
  });

  test("is carried out after a refusal: what was refused is not remembered", async () => {
    const request = { key: "key-refused", words: "refused" };
    expect(await carryOut(failing(new AppError("STALE")), arrive(request))).toMatchObject({ ok: false, code: "STALE" });
    expect(await carryOut(note, arrive(request))).toMatchObject({ ok: true });
  });

  test("with another account's hand is another request", async () => {
    const request = { key: "key-shared", words: "shared" };
    await carryOut(note, arrive(request));
    await carryOut(note, arrive(request, { ...ANNA, accountId: "01900000-0000-7000-8000-000000000002" }));
    expect(await left("shared")).toBe(2);
  });

  test("with the key of another action is refused", async () => {
    await carryOut(note, arrive({ key: "key-other", words: "other" }));
    expect(await carryOut({ ...note, name: "test.other" }, arrive({ key: "key-other", words: "other" }))).toMatchObject({ ok: false, code: "REQUEST_REUSED" });
  });
});

describe("a deed that asks for a password", () => {
  const asking: Mutation<Note, void> = { ...failing(new AppError("PASSWORD_WRONG")), name: "test.asking", slowsDown: true };
  const tryIt = (key: string, mutation: Mutation<Note, unknown>, now = NOW) => carryOut(mutation, { ...arrive({ key, words: "asking" }), now });

  test("waits after five wrong tries, for this account only, and a good one wipes the slate", async () => {
    for (let turn = 1; turn <= 6; turn += 1) expect(await tryIt(`key-asking-${turn}`, asking)).toMatchObject({ code: "PASSWORD_WRONG" });
    expect(await tryIt("key-asking-7", { ...note, name: "test.asking", slowsDown: true })).toMatchObject({ code: "SIGN_IN_WAIT" });
    const other = { ...arrive({ key: "key-asking-8", words: "asking" }, { ...ANNA, accountId: "01900000-0000-7000-8000-000000000003" }) };
    expect(await carryOut(asking, other)).toMatchObject({ code: "PASSWORD_WRONG" });
    const later = new Date(NOW.getTime() + 60_000);
    expect(await tryIt("key-asking-9", { ...note, name: "test.asking", slowsDown: true }, later)).toMatchObject({ ok: true });
    expect(await database.db.throttle.count({ where: { key: `test.asking:${ANNA.accountId}` } })).toBe(0);
  });
});

describe("what goes wrong", () => {
  test("the second of two who make the same thing at once is told that the page is old, not that something broke", async () => {
    const twice: Mutation<Note, void> = {
      ...note,
      name: "test.twice",
      useCase: async ({ db, now }) => void (await db.throttle.create({ data: { key: "one-of-a-kind", firstAt: now } })),
    };
    expect(await carryOut(twice, arrive({ key: "key-twice-1", words: "x" }))).toMatchObject({ ok: true });
    expect(await carryOut(twice, arrive({ key: "key-twice-2", words: "x" }))).toMatchObject({ ok: false, code: "STALE" });
  });

  test("a refusal leaves nothing behind", async () => {
    await carryOut(failing(new AppError("NOT_YOURS")), arrive({ key: "key-nothing", words: "nothing" }));
    expect(await left("nothing")).toBe(0);
  });

  test("somebody signed out is told so before anything is read", async () => {
    const arrival = { ...arrive(null, null), readInput: vi.fn() };
    expect(await carryOut(note, arrival)).toMatchObject({ ok: false, code: "SIGNED_OUT" });
    expect(arrival.readInput).not.toHaveBeenCalled();
  });

  test("a temporary password opens nothing but its own change", async () => {
    expect(await carryOut(note, arrive({ key: "key-temporary", words: "temporary" }, ANNA, true))).toMatchObject({ code: "PASSWORD_CHANGE_FIRST" });
  });

  test("a wrong field is named with its sentence", async () => {
    expect(await carryOut(note, arrive({ key: "key-wrong-1", words: "" }))).toMatchObject({ code: "INVALID_INPUT", fields: { words: "Viết gì đó" } });
  });

  test("a fault is told as a number, and its text goes neither to the browser nor, with people's data, to the log", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const answer = await carryOut(failing(new Error("row of Nguyễn Văn A, 079123456789")), arrive({ key: "key-fault-1", words: "fault" }));
    const line = String(log.mock.calls[0]?.[0]);
    log.mockRestore();
    expect(answer).toMatchObject({ ok: false, code: "UNEXPECTED" });
    const { id } = JSON.parse(line) as { id: string };
    expect(JSON.stringify(answer)).toContain(id);
    expect(JSON.stringify(answer) + line).not.toMatch(/Nguyễn|079123/);
  });

  test("a guard of the database that refuses is a fault, not a refusal", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const tampering: Mutation<Note, void> = { ...note, name: "test.tamper", useCase: async ({ db }) => void (await db.$executeRaw`delete from tracking.history`) };
    const answer = await carryOut(tampering, arrive({ key: "key-tamper", words: "tamper" }));
    log.mockRestore();
    expect(answer).toMatchObject({ code: "UNEXPECTED" });
  });

  test("a database out of reach has its own sentence", async () => {
    const db = openDatabase("postgresql://postgres@127.0.0.1:1/nowhere");
    expect(await carryOut(note, { ...arrive({ key: "key-down-1", words: "down" }), db })).toMatchObject({ code: "DATABASE_DOWN" });
    await db.$disconnect();
  });

  test("a connection cut in the middle of the work is told the same way, and nothing is left behind", async () => {
    const { url, cut } = await forwarder(database.url);
    const db = openDatabase(url);
    const cutting: Mutation<Note, void> = { ...note, name: "test.cut", useCase: async (ctx, input) => {
      await note.useCase(ctx, input);
      cut();
      await note.useCase(ctx, input);
    } };
    expect(await carryOut(cutting, { ...arrive({ key: "key-cut-01", words: "cut" }), db })).toMatchObject({ code: "DATABASE_DOWN" });
    expect(await left("cut")).toBe(0);
    await db.$disconnect();
  });
});

/** A way to the database that can be cut. */
async function forwarder(url: string): Promise<{ url: string; cut: () => void }> {
  const target = new URL(url);
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) sockets.add(socket.on("error", () => undefined));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  target.hostname = "127.0.0.1";
  const way = new URL(target);
  way.port = String((server.address() as AddressInfo).port);
  return {
    url: way.toString(),
    cut: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
