import "server-only";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import { GRADES, PERIODS } from "@/lib/domain/assessment/periods";
import type { Ctx } from "../context";
import type { StatisticsScope } from "./get-statistics";

/** What can be counted, as a list to choose from. Shape of value: "truong", "khoi-4", or a class's id. */
export async function listScopes({ db }: Pick<Ctx, "db">, yearId: string): Promise<{ value: string; label: string }[]> {
  const classes = await db.schoolClass.findMany({ where: { yearId }, select: { id: true, name: true, grade: true } });
  const grades = GRADES.filter((grade) => classes.some((one) => one.grade === grade));
  const named = classes.toSorted((one, other) => one.name.localeCompare(other.name, "vi", { numeric: true }));
  return [
    { value: "truong", label: "Toàn trường" },
    ...grades.map((grade) => ({ value: `khoi-${grade}`, label: `Khối ${grade}` })),
    ...named.map(({ id, name }) => ({ value: id, label: `Lớp ${name}` })),
  ];
}

/** Reads a value of the list. */
export function parseScope(value: string): StatisticsScope {
  const grade = GRADES.find((one): one is Grade => value === `khoi-${one}`);
  if (grade !== undefined) return { kind: "GRADE", grade };
  return value === "truong" ? { kind: "SCHOOL" } : { kind: "CLASS", classId: value };
}

/** The last time of assessment that has begun in any grade; the first one before the year's work starts. */
export async function latestPeriod({ db, now }: Pick<Ctx, "db" | "now">, yearId: string): Promise<Period> {
  const begun = await db.entryWindow.findMany({ where: { yearId, opensAt: { lte: now } }, select: { period: true }, distinct: ["period"] });
  return PERIODS.findLast((period) => begun.some((one) => one.period === period)) ?? "GK1";
}
