import "server-only";
import type { Ctx } from "../context";
import { logRead } from "../audit/reads";

/** The children of a guardian, each with the issued years, newest first. Only what may be read today. */
export async function listChildren(ctx: Ctx) {
  const { actor, db } = ctx;
  const ids = [...actor.children];
  const pupils = await db.pupil.findMany({
    where: { id: { in: ids } },
    orderBy: { birthDate: "asc" },
    select: {
      id: true,
      fullName: true,
      birthDate: true,
      enrolments: {
        where: { endedOn: null },
        orderBy: { startedOn: "desc" },
        take: 1,
        select: { class: { select: { name: true, year: { select: { label: true } } } } },
      },
    },
  });
  const units = await db.unit.findMany({
    where: { pupilId: { in: ids }, status: { in: ["ISSUED", "REVOKED", "REPLACED"] } },
    orderBy: [{ startYear: "desc" }, { preparedAt: "desc" }],
    select: {
      id: true,
      pupilId: true,
      yearLabel: true,
      className: true,
      grade: true,
      status: true,
      issue: { select: { number: true, issuedAt: true, cityReceiptAt: true } },
    },
  });
  for (const pupil of pupils) await logRead(ctx, { what: "child.read", entityId: pupil.id, pupilId: pupil.id });
  return pupils.map(({ enrolments, ...pupil }) => ({
    ...pupil,
    className: enrolments[0]?.class.name ?? null,
    yearLabel: enrolments[0]?.class.year.label ?? null,
    units: units.filter((unit) => unit.pupilId === pupil.id),
  }));
}
