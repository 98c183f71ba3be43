import "server-only";
import { z } from "zod";
import { certificateOrNull } from "@/lib/signing/certificate";
import { KeyFault } from "@/lib/signing/key-fault";
import type { RemoteCertificate } from "@/lib/signing/keys/remote-provider";
import { openProvider, type RemoteRow } from "../ceremonies/open-remote-key";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { PROVIDER_PATIENCE, waitToAsk } from "./ask-patience";
import { offerTheirs, type FoundKey, type Seen } from "./found-key";
import { requireSigner } from "./whose-certificate";

/** user: as the provider knows the person. */
export const FindRemoteKeys = z.strictObject({ key: RequestKey, serviceId: z.uuid("Mời chọn nhà cung cấp."), user: z.string().trim().min(1, "Mời nhập tên người dùng ở nhà cung cấp.").max(100) });

const ACCESS = { id: true, enabled: true, adapter: true, url: true, clientId: true, secret: true, options: true } as const;

/**
 * Asks a provider for a person's certificates there, and offers those that are this person's own (or the school's).
 * Waits for the provider: never inside a transaction.
 *
 * Throws: PROVIDER_OFF, ASKED_TOO_OFTEN, PROVIDER_DOWN, PROVIDER_NOTHING_THERE, CERTIFICATE_OTHER_PERSON when all that is there is somebody else's.
 */
export async function findRemoteKeys(ctx: Ctx, { serviceId, user }: z.infer<typeof FindRemoteKeys>): Promise<{ found: FoundKey[] }> {
  const owner = requireSigner(ctx, "PERSON");
  const service = await ctx.db.remoteService.findUnique({ where: { id: serviceId }, select: ACCESS });
  if (!service?.enabled) throw new AppError("PROVIDER_OFF");
  await waitToAsk(ctx, "find-remote-keys", PROVIDER_PATIENCE);
  const there = (await certificatesOf(service, user)).flatMap(({ credential, certificate, chain, most }): Seen[] => {
    const read = certificateOrNull(certificate);
    return read && !read.isCa ? [{ where: { kind: "REMOTE", place: { user, credential, ...(most === null ? {} : { most }) }, serviceId }, certificate: read, others: chain.filter((one) => certificateOrNull(one)) }] : [];
  });
  if (there.length === 0) throw new AppError("PROVIDER_NOTHING_THERE");
  const found = await offerTheirs(ctx, owner, there);
  if (found.length === 0) throw new AppError("CERTIFICATE_OTHER_PERSON");
  return { found };
}

async function certificatesOf(service: RemoteRow, user: string): Promise<RemoteCertificate[]> {
  try {
    return await openProvider(service, { user, credential: "" }).provider.certificates();
  } catch (fault) {
    if (fault instanceof KeyFault) throw new AppError("PROVIDER_DOWN");
    throw fault;
  }
}

/** The providers this school uses, by name, for whoever declares a key there. */
export const listProviders = ({ db }: Ctx): Promise<{ id: string; name: string }[]> =>
  db.remoteService.findMany({ where: { enabled: true }, orderBy: { name: "asc" }, select: { id: true, name: true } });
