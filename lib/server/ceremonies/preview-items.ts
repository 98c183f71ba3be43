import "server-only";
import { z } from "zod";
import type { ShownItem } from "@/lib/domain/transcript/shown-item";
import { leafBytes } from "@/lib/documents/manifest";
import { merkleRoot } from "@/lib/signing/merkle";
import { toHex } from "@/lib/signing/bytes";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import type { MySlot } from "./list-signable";

const Items = z.array(z.strictObject({ slotId: z.uuid(), unitId: z.uuid(), digest: z.string().length(64) }));

/** The items of a kept preview, in the order in which they were shown. */
export const itemsOf = (preview: { items: unknown }): ShownItem[] => Items.parse(preview.items);

/** A place for a signature as a preview keeps it. */
export const toItem = ({ slotId, unitId, digest }: MySlot): ShownItem => ({ slotId, unitId, digest: toHex(digest) });

/** The root over places in their order: the same entries, and so the same root, as the manifest of a batch made of all of them. */
export const rootOf = (slots: readonly Pick<MySlot, "code" | "slotKey" | "digest">[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(merkleRoot(slots.map(({ code, slotKey, digest }) => leafBytes({ code, slot: slotKey, digest })), nodeSha256));
