import "server-only";
import { z } from "zod";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { declareKey } from "./declare-key";
import { openTicket } from "./found-key";
import { holderIn, requireSigner } from "./whose-certificate";

/** ticket: of one that find-token-keys or find-remote-keys offered to this person. */
export const DeclareFoundKey = z.strictObject({ key: RequestKey, ticket: z.base64().min(1, "Mời chọn chứng thư.").max(400_000) });

/**
 * Declares a key that this server has seen on a token or at a provider, and its owner has chosen.
 * Throws: FOUND_KEY_OLD, PROVIDER_OFF when the provider was switched off meanwhile, and what declareKey throws.
 */
export async function declareFoundKey(ctx: Ctx, { ticket }: z.infer<typeof DeclareFoundKey>): Promise<{ certificateId: string }> {
  const owner = requireSigner(ctx, "PERSON");
  const seen = openTicket(ctx, owner, ticket);
  if (!seen) throw new AppError("FOUND_KEY_OLD");
  const { where: at, certificate, others } = seen;
  const holder = holderIn(certificate);
  requireSigner(ctx, holder);
  if (at.kind === "REMOTE" && !(await ctx.db.remoteService.findFirst({ where: { id: at.serviceId, enabled: true }, select: { id: true } }))) throw new AppError("PROVIDER_OFF");
  return declareKey(ctx, { owner, holder, certificate: certificate.der, others, at });
}
