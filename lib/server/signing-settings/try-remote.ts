import "server-only";
import { z } from "zod";
import { KeyFault } from "@/lib/signing/key-fault";
import { PROVIDER_PATIENCE, waitToAsk } from "../certificates/ask-patience";
import { openProvider, type RemoteRow } from "../ceremonies/open-remote-key";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { requireKeeper } from "./keep-service";

/** user: somebody the provider knows; only MySign asks for one. */
export const TryRemote = z.strictObject({ key: RequestKey, serviceId: z.uuid(), user: z.string().trim().max(100).default("") });

/**
 * Asks a provider whether it is there and takes the school's access, whether it is switched on or not. Nothing is signed and nobody's phone
 * rings. Waits for the provider: never inside a transaction.
 *
 * Throws: ONLY_ADMINISTRATOR, NOT_FOUND, ASKED_TOO_OFTEN, PROVIDER_SILENT, PROVIDER_REFUSES.
 */
export async function tryRemote(ctx: Ctx, { serviceId, user }: z.output<typeof TryRemote>): Promise<{ accepted: true }> {
  requireKeeper(ctx);
  const service = await ctx.db.remoteService.findUnique({ where: { id: serviceId }, select: { id: true, adapter: true, url: true, clientId: true, secret: true, options: true } });
  if (!service) throw new AppError("NOT_FOUND");
  await waitToAsk(ctx, "try-remote", PROVIDER_PATIENCE);
  if (!(await isAccepted(service, user))) throw new AppError("PROVIDER_REFUSES");
  return { accepted: true };
}

async function isAccepted(service: RemoteRow, user: string): Promise<boolean> {
  try {
    return await openProvider(service, { user, credential: "" }).provider.tryAccess();
  } catch (fault) {
    if (fault instanceof KeyFault) throw new AppError("PROVIDER_SILENT");
    throw fault;
  }
}
