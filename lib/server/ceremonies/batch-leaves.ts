import "server-only";
import { leafBytes } from "@/lib/documents/manifest";
import type { Db } from "../context";

/** Place of an item that was refused before anything was confirmed: the tree begins at 1. */
export const NO_LEAF = 0;

/** The entries of a batch's tree in their order, each the item's that was shown. Null when some item was shown to nobody. */
export async function batchLeaves(db: Db, batchId: string): Promise<Uint8Array[] | null> {
  const items = await db.batchItem.findMany({
    where: { batchId, order: { gt: NO_LEAF } },
    orderBy: { order: "asc" },
    select: { digest: true, unit: { select: { code: true } }, slot: { select: { key: true } } },
  });
  const leaves = items.flatMap(({ digest, unit, slot }) => (digest ? [leafBytes({ code: unit.code, slot: slot.key, digest })] : []));
  return leaves.length === items.length ? leaves : null;
}
