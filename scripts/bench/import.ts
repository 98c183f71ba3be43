import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { layOutSheet } from "@/lib/documents/excel/sheet-layouts";
import { writeWorkbook } from "@/lib/documents/excel/write-workbook";
import { requiredSubjects } from "@/lib/domain/assessment/subjects";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";
import { isHeldUp } from "@/lib/domain/records/incoming/import-preview";
import { openDatabase } from "@/lib/server/database";
import type { PrismaClient } from "@/lib/server/db/client/client";
import { runInTransaction } from "@/lib/server/door/transaction";
import { importCells } from "@/lib/server/sheets/import-cells";
import { previewImport } from "@/lib/server/sheets/preview-import";
import { actorAt, buildPupil } from "@/tests/support/builders/people";
import { buildClass, buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { applyMigrations } from "../migrate";
import { removePostgres } from "../start/places";
import { ensureDatabase, startPostgres } from "../start/postgres";

const A_CLASS = 42;
const NAMES = ["Nguyễn Hoàng Minh Anh", "H'Ŏ Niê Kdăm", "Trần Đức Duy", "Lê Phương Uyên Khánh"];
const SUBJECTS = requiredSubjects(4);
const COLUMNS = SUBJECTS.flatMap((subject) => [`level.${subject}`, ...(hasMark(subject, 4, "CN", TT27_2020) ? [`mark.${subject}`] : [])]);

type Part = "write" | "preview" | "confirm";
/** Unit: milliseconds, by the clock on the wall and of this process's processor time: on a busy machine only the second is ours. */
type Clock = Record<Part, { wall: number; processor: number }> & { cells: number; peak: number };

/**
 * Imports the year-end levels and marks of a whole school from Excel, class by class, as its teachers would:
 * each file is read and previewed, then confirmed into a real PostgreSQL by the rules of typing, with history.
 */
export async function benchImport(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...options], options: { pupils: { type: "string", default: "1500" } } });
  const count = Math.max(1, Math.ceil(Number(values.pupils) / A_CLASS));
  const folder = mkdtempSync(join(tmpdir(), "bench-import-"));
  const postgres = await startPostgres(folder, "throwaway");
  try {
    await ensureDatabase(postgres, "bench");
    await applyMigrations(postgres.url("bench"));
    const db = openDatabase(postgres.url("bench"));
    await run(db, count);
    await db.$disconnect();
  } finally {
    await postgres.stop();
    removePostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(db: PrismaClient, count: number): Promise<void> {
  const school = await buildSmallSchool(db, { pupilNames: [], specialistSubjects: [] });
  const classes = await buildClasses(db, school, count);
  const actor = await actorAt(db, school.accounts.homeroom, school.now);
  const clock: Clock = { write: { wall: 0, processor: 0 }, preview: { wall: 0, processor: 0 }, confirm: { wall: 0, processor: 0 }, cells: 0, peak: 0 };
  for (const one of classes) await importClass(db, { ...school, actor }, one, clock);
  report(count * A_CLASS, clock);
}

type BenchClass = { classId: string; name: string; pupilIds: readonly string[] };

async function buildClasses(db: PrismaClient, school: SmallSchool, count: number): Promise<BenchClass[]> {
  const { id: assignmentId } = await db.dutyAssignment.findFirstOrThrow({ select: { id: true } });
  const classes: BenchClass[] = [];
  for (let number = 1; number <= count; number++) {
    const pupilIds: string[] = [];
    for (let index = 0; index < A_CLASS; index++) pupilIds.push((await buildPupil(db, `${NAMES[index % NAMES.length]} ${index}`)).id);
    const name = `4.${number}`;
    const classId = await buildClass(db, { yearId: school.yearId, grade: 4, name, subjects: SUBJECTS, pupilIds });
    const duty = { assignmentId, staffId: school.staff.homeroom, classId, validFrom: new Date("2025-09-05") };
    await db.duty.createMany({ data: SUBJECTS.map((subjectCode) => ({ ...duty, kind: "SUBJECT_TEACHER" as const, subjectCode })) });
    classes.push({ classId, name, pupilIds });
  }
  return classes;
}

type Teacher = Pick<SmallSchool, "now"> & { actor: Awaited<ReturnType<typeof actorAt>> };

async function importClass(db: PrismaClient, { now, actor }: Teacher, one: BenchClass, clock: Clock): Promise<void> {
  const place = { classId: one.classId, period: "CN" } as const;
  const rows = await db.pupil.findMany({ where: { id: { in: [...one.pupilIds] } }, select: { code: true, fullName: true } });
  const bytes = await timed(clock, "write", () => Promise.resolve(fileOf(one.name, rows)));
  const preview = await timed(clock, "preview", () => previewImport({ actor, now, db }, { ...place, subject: null, bytes }));
  if (isHeldUp(preview) || preview.refused > 0) throw new Error(`class ${one.name}: ${JSON.stringify(preview.lines[0])}`);
  const changes = preview.lines.flatMap(({ cells }) => cells.map(({ pupilId, column, to, baseVersion }) => ({ pupilId, column, value: to, baseVersion })));
  const { written } = await timed(clock, "confirm", () => runInTransaction(db, actor, now, (ctx) => importCells(ctx, { ...place, key: randomUUID(), fileName: "truong.xlsx", changes })));
  clock.cells += written;
  clock.peak = Math.max(clock.peak, process.memoryUsage().rss);
}

function fileOf(className: string, pupils: readonly { code: string; fullName: string }[]): Uint8Array {
  const values = (index: number) => Object.fromEntries(COLUMNS.map((column, at) => [column, column.startsWith("mark.") ? String(5 + ((index + at) % 6)) : "THT"[(index + at) % 3] ?? "T"]));
  const exported = pupils.map(({ code, fullName }, index) => ({ orderNo: index + 1, code, name: fullName, birthDate: "", values: values(index), open: new Set(COLUMNS) }));
  const book = layOutSheet("vnedu", { className, yearLabel: "2025-2026", period: "CN", views: [{ name: "Môn học", columns: COLUMNS }], pupils: exported });
  if (!book) throw new Error("nothing to write");
  return writeWorkbook(book);
}

async function timed<T>(clock: Clock, part: Part, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  clock[part].wall += performance.now() - start;
  clock[part].processor += (user + system) / 1_000;
  return value;
}

function report(pupils: number, { write, preview, confirm, cells, peak }: Clock): void {
  const seconds = ({ wall, processor }: { wall: number; processor: number }) => `${(wall / 1000).toFixed(1)} s (${(processor / 1000).toFixed(1)} s of processor)`;
  const wall = (preview.wall + confirm.wall) / 1000;
  console.log(`${pupils} pupils, ${cells} cells in ${Math.ceil(pupils / A_CLASS)} files`);
  console.log(`files written ${seconds(write)}, read and previewed ${seconds(preview)}, confirmed ${seconds(confirm)}`);
  console.log(`${Math.round(pupils / wall)} rows/s, ${Math.round(cells / wall)} cells/s, peak memory ${Math.round(peak / 1024 / 1024)} MB, load of the machine ${loadavg()[0]?.toFixed(1)}`);
}
