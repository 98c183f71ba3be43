import "server-only";
import type { SlotRole } from "../db/client/enums";
import type { Ctx } from "../context";

export type MySlot = {
  slotId: string;
  unitId: string;
  role: SlotRole;
  classId: string;
  className: string;
  orderNo: number;
  fullName: string;
  waitsFor: readonly { role: SlotRole; signerName: string }[]; // unsigned slots of earlier stages; empty: can be signed now
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
          slots: { where: { signedAt: null }, orderBy: { stage: "asc" }, select: { stage: true, role: true, signerName: true } },
        },
      },
    },
  });
  return slots
    .map(({ id, role: slotRole, stage, unit: { slots: open, id: unitId, ...unit } }) => ({
      slotId: id,
      unitId,
      role: slotRole,
      ...unit,
      waitsFor: open.filter((other) => other.stage < stage).map(({ role: otherRole, signerName }) => ({ role: otherRole, signerName })),
    }))
    .sort((one, other) => one.className.localeCompare(other.className, "vi") || one.orderNo - other.orderNo);
}

/** Those of them that can be signed now. */
export const listSignable = async (ctx: Ctx, role: SlotRole) => (await listMySlots(ctx, role)).filter((slot) => slot.waitsFor.length === 0);
