import "server-only";
import type { Sex, SlotRole } from "../db/client/enums";
import type { Ctx } from "../context";

export type MySlot = {
  slotId: string;
  unitId: string;
  role: SlotRole;
  classId: string;
  className: string;
  orderNo: number;
  fullName: string;
  waitsFor: readonly { role: SlotRole; signerName: string; sex: Sex | null; subjects: readonly string[] }[]; // unsigned slots of earlier stages; empty: can be signed now
};

/**
 * The unsigned slots of this person in units being signed, each with whom it waits for.
 * The school's seal belongs to whoever keeps it (duty SEAL_CLERK), not to the clerk of the day the unit was made.
 */
export async function listMySlots({ actor, db }: Ctx, role?: SlotRole): Promise<MySlot[]> {
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
      role: true,
      stage: true,
      unit: {
        select: {
          id: true,
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
    .map(({ id, role: slotRole, stage, unit: { slots: open, id: unitId, ...unit } }) => ({
      slotId: id,
      unitId,
      role: slotRole,
      ...unit,
      waitsFor: open.filter((other) => other.stage < stage).map(({ role: otherRole, signerName, staffId, subjects }) => ({ role: otherRole, signerName, sex: (staffId && sexes.get(staffId)) || null, subjects })),
    }))
    .sort((one, other) => one.className.localeCompare(other.className, "vi") || one.orderNo - other.orderNo);
}

/** Those of them that can be signed now. */
export const listSignable = async (ctx: Ctx, role: SlotRole) => (await listMySlots(ctx, role)).filter((slot) => slot.waitsFor.length === 0);

/** For the form of address. A slot names its signer by itself; the sex stands with the staff. */
async function sexesOf(db: Ctx["db"], staffIds: readonly string[]): Promise<ReadonlyMap<string, Sex>> {
  const staff = await db.staff.findMany({ where: { id: { in: [...new Set(staffIds)] } }, select: { id: true, sex: true } });
  return new Map(staff.map(({ id, sex }) => [id, sex]));
}
