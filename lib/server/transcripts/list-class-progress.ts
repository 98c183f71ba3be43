import "server-only";
import type { Ctx } from "../context";
import { decide } from "@/lib/domain/people/permissions";

/** Where the yearly units of a class stand: how many were made, how many wait for whom, how many are issued. */
export type ClassProgress = {
  classId: string;
  className: string;
  grade: number;
  sheetStatus: "OPEN" | "CERTIFIED" | "APPROVED" | null; // of the year's sheet
  pupils: number; // enrolled and still here
  units: number;
  waiting: { GVBM: number; GVCN: number; CBQL: number; KY_PHAT_HANH: number }; // units whose next stage is this
  issued: number;
};

/** The classes of a year whose units this person may read, in the order of the school. */
export async function listClassProgress({ actor, db }: Ctx, yearId: string): Promise<ClassProgress[]> {
  const classes = await db.schoolClass.findMany({
    where: { yearId },
    orderBy: [{ grade: "asc" }, { name: "asc" }],
    select: {
      id: true,
      name: true,
      grade: true,
      year: { select: { startYear: true } },
      sheets: { where: { period: "CN" }, select: { status: true } },
      _count: { select: { enrolments: { where: { endedOn: null } } } },
    },
  });
  const readable = classes.filter(({ id }) => decide(actor, "unit.read", { classId: id, yearId }).ok);
  const units = await db.unit.findMany({
    where: { classId: { in: readable.map(({ id }) => id) }, kind: "YEARLY", status: { in: ["SIGNING", "ISSUED"] } },
    select: { classId: true, status: true, slots: { where: { signedAt: null }, select: { role: true, stage: true } } },
  });
  return readable.map((schoolClass) => ({
    classId: schoolClass.id,
    className: schoolClass.name,
    grade: schoolClass.grade,
    sheetStatus: schoolClass.sheets[0]?.status ?? null,
    pupils: schoolClass._count.enrolments,
    ...count(units.filter((unit) => unit.classId === schoolClass.id)),
  }));
}

function count(units: readonly { status: string; slots: readonly { role: keyof ClassProgress["waiting"]; stage: number }[] }[]) {
  const waiting = { GVBM: 0, GVCN: 0, CBQL: 0, KY_PHAT_HANH: 0 };
  for (const unit of units) {
    const next = unit.slots.reduce<(typeof unit.slots)[number] | null>((least, slot) => (least && least.stage <= slot.stage ? least : slot), null);
    if (unit.status === "SIGNING" && next) waiting[next.role] += 1;
  }
  return { units: units.length, waiting, issued: units.filter((unit) => unit.status === "ISSUED").length };
}
