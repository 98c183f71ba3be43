import "server-only";
import { groupBy } from "@/lib/domain/grouping";
import type { HeldUp } from "@/lib/domain/transcript/slot-words";
import type { SlotRole } from "../db/client/enums";
import type { Ctx } from "../context";
import { isReady, listMySlots, type MySlot } from "./list-signable";

/** What one person has to sign of one class, in one role: how many now, how many later, and whom those wait for. */
export type Ceremony = {
  role: SlotRole;
  classId: string;
  className: string;
  ready: number;
  later: number;
  waitsFor: HeldUp["waitsFor"]; // the person who holds up most comes first
};

const ROLE_ORDER: readonly SlotRole[] = ["GVBM", "GVCN", "CBQL", "KY_PHAT_HANH"];

/** Everything that waits for this person's signature, by role and class. */
export async function listCeremonies(ctx: Ctx): Promise<Ceremony[]> {
  const groups = groupBy(await listMySlots(ctx), (slot) => `${ROLE_ORDER.indexOf(slot.role)}|${slot.classId}`);
  return [...groups.values()].map(summarise).sort((one, other) => ROLE_ORDER.indexOf(one.role) - ROLE_ORDER.indexOf(other.role));
}

function summarise(slots: readonly MySlot[]): Ceremony {
  const [first] = slots;
  if (!first) throw new Error("an empty group of slots");
  return {
    role: first.role,
    classId: first.classId,
    className: first.className,
    ready: slots.filter(isReady).length,
    later: slots.filter((slot) => !isReady(slot)).length,
    waitsFor: heldUpBy(slots),
  };
}

/** Whom the slots that are not open yet wait for, the person who holds up most first. */
export function heldUpBy(slots: readonly MySlot[]): Ceremony["waitsFor"] {
  const held = new Map<string, Ceremony["waitsFor"][number]>();
  for (const slot of slots) {
    const [nearest] = slot.waitsFor;
    for (const { role, signerName, sex, subjects } of slot.waitsFor.filter((other) => other.role === nearest?.role)) {
      const known = held.get(signerName) ?? { signerName, role, sex, subjects: [], units: 0 };
      held.set(signerName, { ...known, units: known.units + 1, subjects: [...new Set([...known.subjects, ...subjects])] });
    }
  }
  return [...held.values()].sort((one, other) => other.units - one.units);
}
