import "server-only";
import { z } from "zod";
import { isRemoteAddress } from "@/lib/domain/transcript/remote-words";
import { sealSecret } from "@/lib/signing/keys/secret-box";
import { appendEvent } from "../audit/history";
import { RemoteServiceOptions } from "../ceremonies/open-remote-key";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { masterKey } from "../master-key";
import { newId } from "../new-id";
import { requireKeeper } from "./keep-service";

const whole = (least: number, most: number) => z.coerce.number().int().min(least, `Từ ${least} đến ${most}.`).max(most, `Từ ${least} đến ${most}.`);

/** secret: what the provider gave the school to show who asks. hashEncoding empty: as the adapter usually does. */
export const AddRemote = z.strictObject({
  key: RequestKey,
  name: z.string().trim().min(2, "Mời đặt tên nhà cung cấp.").max(100),
  adapter: z.enum(["CSC_V1", "CSC_V2", "SMARTCA", "MYSIGN"]),
  url: z
    .string()
    .trim()
    .max(300)
    .refine(isRemoteAddress, "Địa chỉ bắt đầu bằng https://, không kèm tên đăng nhập, dấu ? hay #.")
    .transform((url) => url.replace(/\/+$/, "")),
  clientId: z.string().trim().min(1, "Mời nhập mã truy cập nhà cung cấp cấp cho trường.").max(200),
  secret: z.string().min(1, "Mời nhập mã bí mật.").max(1000),
  confirm: RemoteServiceOptions.shape.confirm.unwrap(),
  maxBatch: whole(1, 1000),
  waitSeconds: whole(10, 600),
  hashEncoding: z.enum(["", "base64", "hex"]),
  signIn: RemoteServiceOptions.shape.signIn.unwrap(),
  mode: RemoteServiceOptions.shape.mode.unwrap(),
  profile: z.string().trim().max(200),
});

/**
 * The administrator notes a provider of remote signatures the school has a contract with. The secret is sealed under the server's master
 * key for this one row; it is in no history, no answer and no page, and nobody reads it again.
 *
 * Throws: ONLY_ADMINISTRATOR, SERVICE_KNOWN for the same access at the same address.
 */
export async function addRemote(ctx: Ctx, { key: _key, name, adapter, url, clientId, secret, hashEncoding, ...rest }: z.output<typeof AddRemote>): Promise<{ serviceId: string }> {
  requireKeeper(ctx);
  if (await ctx.db.remoteService.findFirst({ where: { url, clientId }, select: { id: true } })) throw new AppError("SERVICE_KNOWN");
  const id = newId();
  const options = { ...rest, ...(hashEncoding ? { hashEncoding } : {}) };
  await ctx.db.remoteService.create({ data: { id, name, adapter, url, clientId, secret: sealedFor(id, secret), options } });
  await appendEvent(ctx, { action: "remote.add", entity: "remote_service", entityId: id, after: { name, adapter, url, clientId, options } });
  return { serviceId: id };
}

export const ChangeRemoteSecret = z.strictObject({ key: RequestKey, serviceId: z.uuid(), version: z.coerce.number().int(), secret: AddRemote.shape.secret });

/**
 * Takes a new secret for a provider that has changed it; keys declared there stay as they are. Sealed at once, as the first one was; the history says
 * that it was changed and by whom, and neither of the two.
 *
 * Throws: ONLY_ADMINISTRATOR, STALE.
 */
export async function changeRemoteSecret(ctx: Ctx, { serviceId, version, secret }: z.output<typeof ChangeRemoteSecret>): Promise<{ changed: true }> {
  requireKeeper(ctx);
  const changed = await ctx.db.remoteService.updateMany({ where: { id: serviceId, version }, data: { secret: sealedFor(serviceId, secret), version: { increment: 1 } } });
  if (changed.count !== 1) throw new AppError("STALE");
  await appendEvent(ctx, { action: "remote.change-secret", entity: "remote_service", entityId: serviceId });
  return { changed: true };
}

/** For one row: moved to another one, it does not open. */
const sealedFor = (serviceId: string, secret: string) => new Uint8Array(sealSecret(secret, { masterKey: masterKey(), owner: serviceId }));

export const SwitchRemote = z.strictObject({ key: RequestKey, serviceId: z.uuid(), version: z.coerce.number().int(), enabled: z.enum(["true", "false"]).transform((text) => text === "true") });

/** Switches a provider off, or on again. Off: nobody declares a key there, and keys there sign nothing until it is on again. */
export async function switchRemote(ctx: Ctx, { serviceId, version, enabled }: z.output<typeof SwitchRemote>): Promise<{ enabled: boolean }> {
  requireKeeper(ctx);
  const switched = await ctx.db.remoteService.updateMany({ where: { id: serviceId, version }, data: { enabled, version: { increment: 1 } } });
  if (switched.count !== 1) throw new AppError("STALE");
  await appendEvent(ctx, { action: enabled ? "remote.switch-on" : "remote.switch-off", entity: "remote_service", entityId: serviceId, after: { enabled } });
  return { enabled };
}
