import "server-only";
import { sameBytes } from "@/lib/signing/bytes";
import type { SlotRole } from "../db/client/enums";
import type { Ctx } from "../context";
import { changesOf, type ItemChange } from "./item-changes";
import type { MySlot } from "./list-signable";
import { itemsOf, toItem } from "./preview-items";

/** What is new and what went since this person last looked, class by class. lookedAt: the earliest of those looks. */
export type PreviewChanges = { lookedAt: Date; added: readonly MySlot[]; gone: readonly ItemChange[] };

/** Looking again at the very same within this time is one look, so that a reload does not sweep the changes away. */
const ONE_LOOK_MS = 30 * 60_000;
const LOOKS_KEPT_IN_MIND = 20;

type Look = { id: string; classIds: string[]; root: Uint8Array; takenAt: Date };
type Shown = { role: SlotRole; classIds: readonly string[]; slots: readonly MySlot[]; root: Uint8Array };

/** The kept preview that this look repeats, if any, and what changed since the one before. */
export async function sinceLastLook(ctx: Ctx, ownerId: string, shown: Shown): Promise<{ sameLook: Look | null; changes: PreviewChanges | null }> {
  const looks = await ctx.db.signingPreview.findMany({
    where: { ownerId, role: shown.role },
    orderBy: { takenAt: "desc" },
    take: LOOKS_KEPT_IN_MIND,
    select: { id: true, classIds: true, root: true, takenAt: true },
  });
  const [last] = looks;
  const sameLook = last && isSameLook(last, shown, ctx.now) ? last : null;
  return { sameLook, changes: await changesSince(ctx, sameLook ? looks.slice(1) : looks, shown) };
}

const isSameLook = (last: Look, { root, classIds }: Shown, now: Date) =>
  sameBytes(last.root, root) && now.getTime() - last.takenAt.getTime() < ONE_LOOK_MS && classIds.length === last.classIds.length && classIds.every((id) => last.classIds.includes(id));

/** Each class is compared with the last look at it; a class never looked at is not news. Returns null when none ever was. */
async function changesSince({ db }: Ctx, looks: readonly Look[], { classIds, slots }: Shown): Promise<PreviewChanges | null> {
  const lookOf = new Map(classIds.flatMap((classId) => {
    const look = looks.find((one) => one.classIds.includes(classId));
    return look ? [[classId, look] as const] : [];
  }));
  const used = [...new Set(lookOf.values())];
  const lookedAt = used.map(({ takenAt }) => takenAt).sort((one, other) => one.getTime() - other.getTime())[0];
  if (!lookedAt) return null;
  const kept = await db.signingPreview.findMany({ where: { id: { in: used.map(({ id }) => id) } }, select: { id: true, items: true } });
  const itemsIn = new Map(kept.map((look) => [look.id, itemsOf(look)]));
  const seen = new Set([...itemsIn.values()].flat().map(({ slotId }) => slotId));
  const now = new Map(slots.map((slot) => [slot.slotId, toItem(slot).digest]));
  const missing = new Map([...itemsIn].flatMap(([lookId, items]) => items.filter(({ slotId, digest }) => now.get(slotId) !== digest).map((item) => [item.slotId, { item, lookId }] as const)));
  const became = await changesOf(db, [...missing.values()].map(({ item }) => item));
  const gone = became.filter(({ slotId, classId, became: what }) => what !== "SAME" && lookOf.get(classId)?.id === missing.get(slotId)?.lookId);
  const successors = new Set(gone.flatMap(({ successor }) => successor?.unitId ?? []));
  return { lookedAt, added: slots.filter(({ slotId, unitId, classId }) => lookOf.has(classId) && !seen.has(slotId) && !successors.has(unitId)), gone };
}
