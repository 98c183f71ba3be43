import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Actor } from "@/lib/domain/people/actor";
import { openDatabase } from "@/lib/server/database";
import type { PrismaClient } from "@/lib/server/db/client/client";
import { carryOut } from "@/lib/server/door/carry-out";
import { SaveCells, saveCells, type SavedCell } from "@/lib/server/sheets/save-cells";
import { actorAt, buildAccount, buildPupil, buildStaff } from "@/tests/support/builders/people";
import { buildClass, buildSmallSchool, BUILDER_NOW } from "@/tests/support/builders/small-school";
import { applyMigrations } from "../migrate";
import { removePostgres } from "../start/places";
import { ensureDatabase, startPostgres } from "../start/postgres";
import { percentile } from "./percentile";

const A_CLASS = 36;
const A_BATCH = 6; // cells typed in the second between two batches
const PACE_MS = 1_000; // the grid sends at least once a second
const SUBJECTS = ["TV", "TO", "KH", "SD"] as const; // four teachers a class
const SAVE = { name: "sheet.save-cells", shape: SaveCells, useCase: saveCells, forget: [] };

type Teacher = { actor: Actor; classId: string; subject: string; pupilIds: readonly string[] };
type Outcome = { ms: number[]; wrong: string[]; sent: Map<string, string> };

/**
 * Sixty teachers type at once: each sends a batch a second through the portal's own door (session aside) into a real
 * PostgreSQL, with history and idempotency. Says the time of a batch at the server, and looks for every value afterwards.
 */
export async function benchSave(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...options], options: { teachers: { type: "string", default: "60" } } });
  const folder = mkdtempSync(join(tmpdir(), "bench-save-"));
  const postgres = await startPostgres(folder, "throwaway");
  try {
    await ensureDatabase(postgres, "bench");
    await applyMigrations(postgres.url("bench"));
    const db = openDatabase(postgres.url("bench"));
    const teachers = await buildTeachers(db, Number(values.teachers));
    await typeAtOnce(db, teachers.slice(0, SUBJECTS.length), "level"); // warm-up: compiled code is what runs all day
    await report(db, teachers.length, await typeAtOnce(db, teachers, "mark"));
    await db.$disconnect();
  } finally {
    await postgres.stop();
    removePostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function buildTeachers(db: PrismaClient, count: number): Promise<Teacher[]> {
  const school = await buildSmallSchool(db, { pupilNames: [], specialistSubjects: [] });
  const assignment = await db.dutyAssignment.create({ data: { yearId: school.yearId, number: "13/QĐ-NTL", revision: 2, effectiveFrom: new Date("2025-09-05") } });
  const people: (Omit<Teacher, "actor"> & { accountId: string })[] = [];
  for (let at = 0; at < count; at += 1) {
    const first = people[at - (at % SUBJECTS.length)];
    const pupilIds = first?.pupilIds ?? (await buildPupils(db));
    const classId = first?.classId ?? (await buildClass(db, { ...school, name: `4.${at + 1}`, pupilIds }));
    const subject = SUBJECTS[at % SUBJECTS.length] ?? "TV";
    const { id: staffId } = await buildStaff(db, `Giáo viên ${at + 1}`);
    await db.duty.create({ data: { assignmentId: assignment.id, staffId, kind: "SUBJECT_TEACHER", classId, subjectCode: subject, validFrom: new Date("2025-09-05") } });
    people.push({ accountId: (await buildAccount(db, { staffId })).id, classId, subject, pupilIds });
  }
  await db.dutyAssignment.update({ where: { id: assignment.id }, data: { signedById: school.staff.head, signedAt: new Date("2025-09-06T01:00:00Z") } });
  return Promise.all(people.map(async ({ accountId, ...rest }) => ({ ...rest, actor: await actorAt(db, accountId, BUILDER_NOW) })));
}

async function buildPupils(db: PrismaClient): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < A_CLASS; at += 1) ids.push((await buildPupil(db, `Nguyễn Hoàng Minh Anh ${at + 1}`)).id);
  return ids;
}

/** All teachers fill their column, each beginning at another moment of the second. */
async function typeAtOnce(db: PrismaClient, teachers: readonly Teacher[], kind: "level" | "mark"): Promise<Outcome> {
  const outcome: Outcome = { ms: [], wrong: [], sent: new Map() };
  await Promise.all(
    teachers.map(async (teacher, at) => {
      await sleep((PACE_MS * at) / teachers.length);
      for (let from = 0; from < A_CLASS; from += A_BATCH) {
        const [due] = [sleep(PACE_MS), await saveBatch(db, teacher, { kind, from }, outcome)];
        await due;
      }
    }),
  );
  return outcome;
}

async function saveBatch(db: PrismaClient, { actor, classId, subject, pupilIds }: Teacher, { kind, from }: { kind: "level" | "mark"; from: number }, outcome: Outcome): Promise<void> {
  const column = `${kind}.${subject}`;
  const value = (pupilId: string) => (kind === "level" ? "T" : String(pupilIds.indexOf(pupilId) % 11));
  // The first four teachers' levels are there since the warm-up: their records stand at version 1.
  const versions = new Map((await db.assessment.findMany({ where: { pupilId: { in: [...pupilIds] }, subjectCode: subject, period: "CN" }, select: { pupilId: true, version: true } })).map(({ pupilId, version }) => [pupilId, version]));
  const changes = pupilIds.slice(from, from + A_BATCH).map((pupilId) => ({ pupilId, column, value: value(pupilId), baseVersion: versions.get(pupilId) ?? 0 }));
  const input = { key: randomUUID(), classId, period: "CN", account: actor.accountId, changes };
  const signedIn = { actor, sessionId: randomUUID(), username: "bench", mustChangePassword: false };
  const start = performance.now();
  const answer = await carryOut(SAVE, { findSignedIn: async () => signedIn, readInput: () => input, db, now: BUILDER_NOW });
  outcome.ms.push(performance.now() - start);
  const cells: readonly SavedCell[] = answer.ok ? answer.value.cells : [];
  if (!answer.ok) outcome.wrong.push(answer.code);
  outcome.wrong.push(...cells.filter((cell) => cell.outcome !== "saved").map((cell) => `${cell.outcome} ${cell.column}`));
  for (const change of changes) outcome.sent.set(`${change.pupilId}|${subject}`, change.value);
}

async function report(db: PrismaClient, teachers: number, { ms, wrong, sent }: Outcome): Promise<void> {
  const rows = await db.assessment.findMany({ where: { period: "CN" }, select: { pupilId: true, subjectCode: true, mark: true } });
  const held = new Map(rows.map(({ pupilId, subjectCode, mark }) => [`${pupilId}|${subjectCode}`, String(mark)]));
  const lost = [...sent].filter(([place, value]) => held.get(place) !== value).length;
  const figure = (share: number) => percentile(ms, share).toFixed(0);
  console.log(`${teachers} teachers at once, ${ms.length} batches of ${A_BATCH} cells, load of the machine ${loadavg()[0]?.toFixed(1)}`);
  console.log(`a batch at the server: p50 ${figure(0.5)} ms, p95 ${figure(0.95)} ms, slowest ${figure(1)} ms`);
  console.log(`${sent.size} cells sent, ${lost} lost, ${wrong.length} refused or in conflict${wrong[0] ? ` (first: ${wrong[0]})` : ""}`);
  if (lost > 0 || wrong.length > 0) process.exitCode = 1;
}
