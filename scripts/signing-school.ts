import { vietnamDay } from "@/lib/domain/vietnam-time";
import type { Actor } from "@/lib/domain/people/actor";
import { runInTransaction } from "@/lib/server/action";
import { loadActor } from "@/lib/server/auth/load-actor";
import { startBatch } from "@/lib/server/ceremonies/start-batch";
import { takePreview } from "@/lib/server/ceremonies/take-preview";
import type { Ctx } from "@/lib/server/context";
import type { PrismaClient } from "@/lib/server/db/client/client";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { evenPlan, type ClassPlan } from "@/prisma/seed/plan";
import { seedDemo } from "@/prisma/seed/seed-demo";

const GRADES = 5;
const A_CLASS = 40;

/** stillEntering: one class more, whose year end is being entered. */
export type SchoolSize = { seed: string; pupils: number; stillEntering?: ClassPlan };

/**
 * A generated school on the day its transcripts are made: every sheet approved, every unit prepared, nobody has signed.
 * For benchmarks and for chaos. Returns how many units there are.
 */
export async function makeSigningSchool(db: PrismaClient, { seed, pupils, stillEntering }: SchoolSize, now = new Date()): Promise<number> {
  const today = vietnamDay(now);
  const classesPerGrade = Math.max(1, Math.round(pupils / (GRADES * A_CLASS)));
  const pupilsPerClass = Math.max(1, Math.ceil(pupils / (GRADES * classesPerGrade)));
  const plan = evenPlan({ seed, today, classesPerGrade, pupilsPerClass });
  await seedDemo(db, now, { ...plan, classes: [...plan.classes, ...(stillEntering ? [stillEntering] : [])] });
  const clerk = await actorNamed(db, "hocvu", now);
  const head = await db.staff.findFirstOrThrow({ where: { account: { username: "hieutruong" } }, select: { id: true } });
  const classes = await db.schoolClass.findMany({ where: { sheets: { some: { period: "CN", status: "APPROVED" } } }, orderBy: { name: "asc" }, select: { id: true } });
  for (const { id: classId } of classes) {
    const input = { key: `school-${classId}`, classId, declaredOn: today, headStaffId: head.id };
    const { leftOut } = await runInTransaction(db, clerk, now, (ctx) => prepareUnits(ctx, input));
    if (leftOut.length > 0) throw new Error(leftOut.flatMap(({ fullName, reasons }) => [fullName, ...reasons]).join("; "));
  }
  return db.unit.count();
}

/** Somebody of the generated school, by user name, with the rights of now. */
export async function actorNamed(db: PrismaClient, username: string, now: Date): Promise<Actor> {
  const { id } = await db.account.findUniqueOrThrow({ where: { username }, select: { id: true } });
  const actor = await loadActor(db, id, now);
  if (!actor) throw new Error(`${username} may not work`);
  return actor;
}

export const ROLES = ["GVBM", "GVCN", "CBQL", "KY_PHAT_HANH"] as const;

/** Who has something to sign in a role, by user name, with the classes; in the order of the roles nobody waits for anybody. */
export async function signersOf(db: PrismaClient, role: (typeof ROLES)[number]): Promise<{ username: string; classIds: string[] }[]> {
  const slots = await db.slot.findMany({ where: { role, signedAt: null, unit: { status: "SIGNING" } }, select: { staffId: true, unit: { select: { classId: true, className: true } } } });
  const classes = new Map<string | null, Map<string, string>>();
  for (const { staffId, unit } of slots) classes.set(staffId, (classes.get(staffId) ?? new Map<string, string>()).set(unit.classId, unit.className));
  const accounts = await db.account.findMany({ where: { staffId: { in: [...classes.keys()].filter((id) => id !== null) } }, select: { username: true, staffId: true } });
  const usernames = new Map<string | null, string>([...accounts.map(({ staffId, username }) => [staffId, username] as const), [null, "vanthu"]]);
  return [...classes].map(([staffId, names]) => ({
    username: usernames.get(staffId) ?? "",
    classIds: [...names].sort(([, one], [, other]) => one.localeCompare(other, "vi")).map(([id]) => id),
  }));
}

/** Looks at everything and confirms it, as the page does. */
export async function confirmAll(ctx: Ctx, role: (typeof ROLES)[number], classIds: string[]): Promise<{ batchId: string; total: number }> {
  const { id: previewId } = await takePreview(ctx, role, classIds);
  const { batchId, total } = await startBatch(ctx, { key: crypto.randomUUID(), previewId: previewId ?? "", except: [] });
  if (!batchId) throw new Error("nothing to confirm");
  return { batchId, total };
}
