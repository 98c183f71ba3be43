import "server-only";
import type { DutyChange } from "@/lib/domain/people/assignment/timeline";
import type { HeldDuty } from "@/lib/domain/people/assignment/duty-part";
import { assignmentState } from "@/lib/domain/people/assignment/assignment-workflow";
import { addDays, storedDay, toStoredDay, vietnamDay, type Day } from "@/lib/domain/vietnam-time";
import type { Ctx, Db } from "../context";
import { AppError } from "../errors";

const DUTY = { id: true, staffId: true, kind: true, classId: true, subjectCode: true, groupId: true, validFrom: true, validTo: true } as const;

type StoredDuty = Omit<HeldDuty, "validFrom" | "validTo"> & { validFrom: Date; validTo: Date | null };

export const heldDuty = ({ validFrom, validTo, ...duty }: StoredDuty): HeldDuty => ({ ...duty, validFrom: storedDay(validFrom), validTo: validTo && storedDay(validTo) });

/** The duties of a year's classes and of the whole school that still hold, or will, on or after a day. */
export async function heldFrom(db: Db, yearId: string, from: Day): Promise<HeldDuty[]> {
  const duties = await db.duty.findMany({
    where: {
      cancelledById: null,
      assignment: { signedAt: { not: null } },
      AND: [{ OR: [{ validTo: null }, { validTo: { gte: toStoredDay(from) } }] }, { OR: [{ classId: null }, { class: { yearId } }] }],
    },
    select: DUTY,
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
  });
  return duties.map(heldDuty);
}

/** A version as it stands, with what it changes and the book it is laid over. Throws: NOT_FOUND. */
export async function getAssignment({ db, now }: Pick<Ctx, "db" | "now">, assignmentId: string) {
  const row = await db.dutyAssignment.findUnique({
    where: { id: assignmentId },
    include: {
      year: { select: { label: true, schoolName: true, startsOn: true, supplementsClosesOn: true } },
      preparedBy: { select: { fullName: true } },
      changes: { orderBy: { id: "asc" }, include: { endsDuty: { select: DUTY } } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { changes: stored, year, effectiveFrom, ...assignment } = row;
  const state = assignmentState(assignment);
  const changes = stored.map(({ endsDuty, id, assignmentId: _of, endsDutyId: _ends, ...duty }): DutyChange => {
    const { validFrom, validTo, ...aim } = heldDuty({ id, ...duty });
    if (endsDuty) return { deed: "END", duty: heldDuty(endsDuty), lastDay: validTo ?? validFrom };
    const { id: _id, ...begun } = aim;
    return { deed: "BEGIN", duty: { ...begun, validFrom, validTo } };
  });
  const day = [vietnamDay(now), storedDay(effectiveFrom)].sort()[0] ?? vietnamDay(now);
  return {
    ...assignment,
    state,
    yearLabel: year.label,
    schoolName: year.schoolName,
    yearStartsOn: storedDay(year.startsOn),
    lastDay: storedDay(year.supplementsClosesOn),
    effectiveFrom: storedDay(effectiveFrom),
    changes,
    changeIds: stored.map(({ id }) => id),
    held: await heldFrom(db, assignment.yearId, addDays(day, -1)),
  };
}

export type Assignment = Awaited<ReturnType<typeof getAssignment>>;

/** Whether the head has begun to sign this version and has neither finished nor stopped. */
export async function isBeingSigned(db: Db, batchId: string | null): Promise<boolean> {
  if (batchId === null) return false;
  const batch = await db.batch.findUnique({ where: { id: batchId }, select: { state: true } });
  return batch?.state === "PIN_NEEDED" || batch?.state === "RUNNING";
}
