import type { SlotRole } from "@/lib/documents/transcript-data";
import { startBatch } from "@/lib/server/ceremonies/start-batch";
import { takePreview } from "@/lib/server/ceremonies/take-preview";
import type { Ctx } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import type { SigningKey } from "@/lib/signing/signing-key";
import { MANIFEST_ITEM } from "@/lib/server/ceremonies/sign-manifest";

/** Looks at what can be signed of these classes. Returns the kept preview's id. Throws: NOTHING_TO_SIGN, as the page then has no button. */
export async function lookAt(ctx: Ctx, role: SlotRole, ...classIds: string[]): Promise<string> {
  const { id } = await takePreview(ctx, role, classIds);
  if (!id) throw new AppError("NOTHING_TO_SIGN");
  return id;
}

/** Looks and confirms all of it at once: a batch that waits for the PIN. */
export async function beginBatch(ctx: Ctx, role: SlotRole, ...classIds: string[]): Promise<{ batchId: string; total: number }> {
  const previewId = await lookAt(ctx, role, ...classIds);
  const { batchId, total } = await startBatch(ctx, { key: crypto.randomUUID(), previewId, except: [] });
  if (!batchId) throw new Error("everything changed between the look and the confirmation");
  return { batchId, total };
}

/** The key, with something that happens before each record's signatures are made (the manifest's comes before all of them). */
export const beforeRecords = (key: SigningKey, happens: () => Promise<unknown> | void): SigningKey => ({
  ...key,
  begin: async (items, auth) => {
    if (items.every(({ id }) => id !== MANIFEST_ITEM)) await happens();
    return key.begin(items, auth);
  },
});
