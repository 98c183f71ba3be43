import "server-only";
import { z } from "zod";
import { certificateOrNull } from "@/lib/signing/certificate";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { askWorker } from "../jobs/ask-worker";
import type { ServerToken, ServerTokens } from "../jobs/worker-messages";
import { offerTheirs, type FoundKey, type Seen } from "./found-key";
import { requireSigner } from "./whose-certificate";

export const FindTokenKeys = z.strictObject({ key: RequestKey });

/**
 * The certificates on tokens plugged in at the server that this person may declare. Nobody learns what else is plugged in.
 * Throws: WORKER_DOWN; KEY_NO_DRIVER when nothing was found and a driver could not be asked; TOKEN_NOTHING_THERE.
 */
export async function findTokenKeys(ctx: Ctx): Promise<{ found: FoundKey[] }> {
  requireSigner(ctx, "PERSON");
  const answer = await askWorker({ type: "list-tokens" });
  if (!answer.ok || !answer.found) throw new AppError("WORKER_DOWN");
  return { found: await offerTokens(ctx, answer.found) };
}

/** What of the worker's list is this person's to choose. Throws: KEY_NO_DRIVER, TOKEN_NOTHING_THERE. */
export async function offerTokens(ctx: Ctx, { tokens, faults }: ServerTokens): Promise<FoundKey[]> {
  const found = await offerTheirs(ctx, requireSigner(ctx, "PERSON"), tokens.flatMap(seenOn));
  if (found.length > 0) return found;
  throw new AppError(faults.some(({ fault }) => fault === "NO_DRIVER") ? "KEY_NO_DRIVER" : "TOKEN_NOTHING_THERE");
}

/** Issuers are on many tokens beside the owner's certificate: they come along. */
function seenOn({ module, serial, certificates }: ServerToken): Seen[] {
  const all = certificates.flatMap(({ keyId, der }) => {
    const certificate = certificateOrNull(Buffer.from(der, "base64"));
    return certificate ? [{ keyId, certificate }] : [];
  });
  const others = all.flatMap(({ certificate }) => (certificate.isCa ? [certificate.der] : []));
  return all.flatMap(({ keyId, certificate }) =>
    certificate.isCa || keyId === "" ? [] : [{ where: { kind: "PKCS11", place: { module, token: serial, keyId } }, certificate, others }],
  );
}
