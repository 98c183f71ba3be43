import { fork, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Answer } from "@/lib/server/answer";
import { openDatabase } from "@/lib/server/database";
import type { PrismaClient } from "@/lib/server/db/client/client";
import type { SaveAnswer } from "@/lib/server/sheets/save-cells";
import { applyMigrations } from "../migrate";
import { removePostgres } from "../start/places";
import { ensureDatabase, startPostgres } from "../start/postgres";
import { percentile } from "./percentile";
import { machineBusy, treeBusy } from "./processor";
import { A_CLASS, buildTeachers, type Teacher } from "./save-school";

const A_BATCH = 6; // cells typed in the second between two batches
const PACE_MS = 1_000; // the grid sends at least once a second
const COLUMNS = ["level", "mark", "comment"] as const; // the first makes the records, the others change them

type Column = (typeof COLUMNS)[number];
type Server = { child: ChildProcess; post: (path: string, body?: unknown, session?: string) => Promise<Reply> };
type Reply = { value: unknown; atServer: number; roundTrip: number };
type Outcome = { batches: Reply[]; bare: Reply[]; wrong: string[]; sent: Map<string, string> };

/**
 * Sixty teachers type at once: each sends a batch a second to a server in a process of its own, which checks the session,
 * goes through the portal's door and writes into a real PostgreSQL that flushes to disk. Between two batches each sends
 * a bare transaction: the same way, the same moment, nothing in it. Says the time at the server and beside it what the
 * processor did for whom; then looks for every value.
 */
export async function benchSave(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...options], options: { teachers: { type: "string", default: "60" } } });
  const folder = mkdtempSync(join(tmpdir(), "bench-save-"));
  const postgres = await startPostgres(folder);
  try {
    await ensureDatabase(postgres, "bench");
    await applyMigrations(postgres.url("bench"));
    const db = openDatabase(postgres.url("bench"));
    const teachers = await buildTeachers(db, postgres.url("bench"), Number(values.teachers));
    const server = await startServer(postgres.url("bench"), join(folder, "server.sock"));
    await typeAtOnce(server, teachers.slice(0, 12), COLUMNS.slice(0, 1)); // warm-up: compiled code is what runs all day
    await measure(db, { server, postgres: postgres.process.pid ?? 0 }, teachers);
    server.child.disconnect();
    await once(server.child, "exit");
    await db.$disconnect();
  } finally {
    await postgres.stop();
    removePostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startServer(url: string, socketPath: string): Promise<Server> {
  const child = fork(fileURLToPath(new URL("save-server.ts", import.meta.url)), [url, socketPath]);
  await once(child, "message");
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const post: Server["post"] = (path, body, session = "") =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      const outgoing = request({ socketPath, path, method: "POST", agent, headers: { "x-session": session } }, (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const text = Buffer.concat(parts).toString();
          if (incoming.statusCode !== 200) return reject(new Error(text));
          resolve({ value: JSON.parse(text), atServer: Number(incoming.headers["x-server-ms"]), roundTrip: performance.now() - start });
        });
      });
      outgoing.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
  return { child, post };
}

/** All teachers fill their columns, each beginning at another moment of the second. */
async function typeAtOnce(server: Server, teachers: readonly Teacher[], columns: readonly Column[]): Promise<Outcome> {
  const outcome: Outcome = { batches: [], bare: [], wrong: [], sent: new Map() };
  await Promise.all(
    teachers.map(async (teacher, at) => {
      await sleep((PACE_MS * at) / teachers.length);
      for (const column of columns) for (let from = 0; from < A_CLASS; from += A_BATCH) await oneSecond(server, teacher, { column, from }, outcome);
    }),
  );
  return outcome;
}

async function oneSecond(server: Server, teacher: Teacher, batch: { column: Column; from: number }, outcome: Outcome): Promise<void> {
  const rest = sleep(PACE_MS);
  const half = sleep(PACE_MS / 2);
  await sendBatch(server, teacher, batch, outcome);
  await half;
  outcome.bare.push(await server.post("/bare"));
  await rest;
}

/** A batch as the grid sends it: from the versions its own answers told it. */
async function sendBatch(server: Server, teacher: Teacher, { column, from }: { column: Column; from: number }, outcome: Outcome): Promise<void> {
  const { accountId, classId, subject, pupilIds, versions } = teacher;
  const changes = pupilIds.slice(from, from + A_BATCH).map((pupilId, at) => ({ pupilId, column: `${column}.${subject}`, value: valueOf(column, from + at), baseVersion: versions.get(pupilId) ?? 0 }));
  const reply = await server.post("/save", { key: randomUUID(), classId, period: "CN", account: accountId, changes }, teacher.sessionId);
  outcome.batches.push(reply);
  const answer = reply.value as Answer<SaveAnswer>;
  if (!answer.ok) outcome.wrong.push(answer.code);
  for (const cell of answer.ok ? answer.value.cells : []) {
    if (cell.outcome === "saved") versions.set(cell.pupilId, cell.version);
    else outcome.wrong.push(`${cell.outcome} ${cell.column}`);
  }
  for (const { pupilId, value } of changes) outcome.sent.set(`${pupilId}|${subject}|${column}`, value);
}

function valueOf(column: Column, index: number): string {
  if (column === "level") return "THC"[index % 3] ?? "T";
  if (column === "mark") return String(index % 11);
  return `Em đọc trôi chảy, viết đúng chính tả và biết giúp đỡ bạn trong nhóm (${index + 1}).`;
}

type Places = { server: Server; postgres: number };
type Costs = { at: number; machine: number; server: number; postgres: number; sender: number; statements: number };

async function measure(db: PrismaClient, places: Places, teachers: readonly Teacher[]): Promise<void> {
  const before = await costs(places);
  const outcome = await typeAtOnce(places.server, teachers, COLUMNS);
  const after = await costs(places);
  reportTimes(teachers.length, outcome);
  reportCosts(before, after, outcome);
  await reportLost(db, outcome);
}

async function costs({ server, postgres }: Places): Promise<Costs> {
  const { cpu, statements } = (await server.post("/figures")).value as { cpu: NodeJS.CpuUsage; statements: number };
  const ms = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000;
  return { at: performance.now(), machine: machineBusy(), server: ms(cpu), postgres: treeBusy(postgres), sender: ms(process.cpuUsage()), statements };
}

function reportTimes(teachers: number, { batches, bare }: Outcome): void {
  const line = (replies: readonly Reply[], time: "atServer" | "roundTrip") => {
    const ms = replies.map((reply) => reply[time]);
    return `p50 ${percentile(ms, 0.5).toFixed(1)} ms, p95 ${percentile(ms, 0.95).toFixed(1)} ms, slowest ${percentile(ms, 1).toFixed(0)} ms`;
  };
  const ratio = (share: number) => (percentile(batches.map(({ atServer }) => atServer), share) / percentile(bare.map(({ atServer }) => atServer), share)).toFixed(1);
  console.log(`${teachers} teachers at once, ${batches.length} batches of ${A_BATCH} cells, a bare transaction after each`);
  console.log(`a batch at the server: ${line(batches, "atServer")}; until its answer was back: ${line(batches, "roundTrip")}`);
  console.log(`a bare transaction at the server: ${line(bare, "atServer")}; a batch takes ${ratio(0.5)} times as long at p50, ${ratio(0.95)} times at p95`);
}

function reportCosts(before: Costs, after: Costs, { batches, bare }: Outcome): void {
  const seconds = (after.at - before.at) / 1_000;
  const of = (name: keyof Costs) => after[name] - before[name];
  const cores = availableParallelism();
  const share = (ms: number) => `${Math.max(0, ms / seconds / cores / 10).toFixed(0)} %`;
  const each = (ms: number) => `${(ms / batches.length).toFixed(1)} ms`;
  const others = of("machine") - of("server") - of("postgres") - of("sender");
  const statements = (of("statements") - bare.length * BARE_STATEMENTS) / batches.length;
  console.log(`${statements.toFixed(1)} statements a batch, session, BEGIN and COMMIT included; ${seconds.toFixed(1)} s, of which ${(COLUMNS.length * A_CLASS) / A_BATCH} were planned`);
  console.log(`processor time of a batch and its bare transaction: server ${each(of("server"))}, PostgreSQL ${each(of("postgres"))}, the sender ${each(of("sender"))}`);
  console.log(`of ${cores} cores: server ${share(of("server"))}, PostgreSQL ${share(of("postgres"))}, the sender of the batches ${share(of("sender"))}, everything else on this machine ${share(others)}`);
}

const BARE_STATEMENTS = 3; // BEGIN, SELECT, COMMIT

async function reportLost(db: PrismaClient, { wrong, sent }: Outcome): Promise<void> {
  const rows = await db.assessment.findMany({ where: { period: "CN" }, select: { pupilId: true, subjectCode: true, level: true, mark: true, comment: true } });
  const held = new Map(rows.flatMap((row) => COLUMNS.map((column) => [`${row.pupilId}|${row.subjectCode}|${column}`, String(row[column])])));
  const lost = [...sent].filter(([place, value]) => held.get(place) !== value).length;
  console.log(`${sent.size} cells sent, ${lost} lost, ${wrong.length} refused or in conflict${wrong[0] ? ` (first: ${wrong[0]})` : ""}`);
  if (lost > 0 || wrong.length > 0) process.exitCode = 1;
}
