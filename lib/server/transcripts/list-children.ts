import "server-only";
import type { Ctx } from "../context";
import { logRead } from "../audit/reads";
import { openToFamilies } from "./open-to-families";

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
    where: { pupilId: { in: ids }, ...(await openToFamilies(db)) },
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
  await logRead(ctx, ...pupils.map(({ id }) => ({ what: "child.read", entityId: id, pupilId: id })));
  return pupils.map(({ enrolments, ...pupil }) => ({
    ...pupil,
    className: enrolments[0]?.class.name ?? null,
    yearLabel: enrolments[0]?.class.year.label ?? null,
    units: units.filter((unit) => unit.pupilId === pupil.id),
  }));
}
