import "server-only";
import { storedDay, vietnamDay, type Day } from "@/lib/domain/vietnam-time";
import type { Sex, SlotRole } from "../db/client/enums";
import type { Ctx } from "../context";

export type MySlot = {
  slotId: string;
  slotKey: string;
  unitId: string;
  code: string;
  digest: Uint8Array; // of the unit's data
  role: SlotRole;
  classId: string;
  className: string;
  orderNo: number;
  fullName: string;
  waitsFor: readonly { role: SlotRole; signerName: string; sex: Sex | null; subjects: readonly string[] }[]; // unsigned slots of earlier stages; empty: their turn has come
  opensOn: Day | null; // the seal cannot come before the day the record declares: that day, while it is still to come
};

/**
 * The unsigned slots of this person in units being signed, each with whom it waits for.
 * The school's seal belongs to whoever keeps it (duty SEAL_CLERK), not to the clerk of the day the unit was made.
 */
export async function listMySlots({ actor, db, now }: Ctx, role?: SlotRole): Promise<MySlot[]> {
  if (!actor.staffId) return [];
  const keepsSeal = actor.duties.some((duty) => duty.kind === "SEAL_CLERK");
  const slots = await db.slot.findMany({
    where: {
      signedAt: null,
      unit: { status: "SIGNING" },
      OR: [{ staffId: actor.staffId }, ...(keepsSeal ? [{ role: "KY_PHAT_HANH" as const }] : [])],
      ...(role ? { role } : {}),
    },
    select: {
      id: true,
      key: true,
      role: true,
      stage: true,
      unit: {
        select: {
          id: true,
          code: true,
          dataDigest: true,
          declaredOn: true,
          classId: true,
          className: true,
          orderNo: true,
          fullName: true,
          slots: { where: { signedAt: null }, orderBy: { stage: "asc" }, select: { stage: true, role: true, signerName: true, staffId: true, subjects: true } },
        },
      },
    },
  });
  const sexes = await sexesOf(db, slots.flatMap(({ unit }) => unit.slots.flatMap(({ staffId }) => staffId ?? [])));
  return slots
    .map(({ id, key, role: slotRole, stage, unit: { slots: open, id: unitId, dataDigest, declaredOn, ...unit } }) => ({
      slotId: id,
      slotKey: key,
      unitId,
      digest: dataDigest,
      role: slotRole,
      ...unit,
      opensOn: slotRole === "KY_PHAT_HANH" && storedDay(declaredOn) > vietnamDay(now) ? storedDay(declaredOn) : null,
      waitsFor: open.filter((other) => other.stage < stage).map(({ role: otherRole, signerName, staffId, subjects }) => ({ role: otherRole, signerName, sex: (staffId && sexes.get(staffId)) || null, subjects })),
    }))
    .sort((one, other) => one.className.localeCompare(other.className, "vi") || one.orderNo - other.orderNo);
}

/** Whether it can be signed now. */
export const isReady = ({ waitsFor, opensOn }: Pick<MySlot, "waitsFor" | "opensOn">): boolean => waitsFor.length === 0 && opensOn === null;

/** For the form of address. A slot names its signer by itself; the sex stands with the staff. */
async function sexesOf(db: Ctx["db"], staffIds: readonly string[]): Promise<ReadonlyMap<string, Sex>> {
  const staff = await db.staff.findMany({ where: { id: { in: [...new Set(staffIds)] } }, select: { id: true, sex: true } });
  return new Map(staff.map(({ id, sex }) => [id, sex]));
}
