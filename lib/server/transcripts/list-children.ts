import "server-only";
import { MOVE_WORDS } from "@/lib/domain/records/pupil-move";
import { showDay, storedDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { logRead } from "../audit/reads";
import type { EnrolmentEnd } from "../db/client/enums";
import { leftAs } from "../pupils/places";
import { openToFamilies } from "./open-to-families";

type Place = { end: EnrolmentEnd | null; endedOn: Date | null };

/** That a child is no longer at the school, and since when: the years issued here stay the family's to read. */
const leftWords = (place: Place | undefined): string | null => {
  const end = leftAs(place?.end ?? null);
  return end && place?.endedOn ? `${MOVE_WORDS[end].toLowerCase()} ${showDay(storedDay(place.endedOn))}` : null;
};

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
        where: { OR: [{ end: null }, { end: { in: ["TRANSFERRED", "LEFT"] } }] },
        orderBy: { startedOn: "desc" },
        take: 1,
        select: { end: true, endedOn: true, class: { select: { name: true, year: { select: { label: true } } } } },
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
    left: leftWords(enrolments[0]),
    units: units.filter((unit) => unit.pupilId === pupil.id),
  }));
}
