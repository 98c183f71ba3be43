import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { appendEvent } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

const address = z.url({ protocol: /^https?$/, error: "Địa chỉ bắt đầu bằng http:// hoặc https://." }).max(300);

export const AddService = z.strictObject({
  key: RequestKey,
  kind: z.enum(["TSA", "OCSP", "CRL"]),
  name: z.string().trim().min(2, "Mời đặt tên dịch vụ.").max(100),
  url: address,
});

/** Adds an address where time-stamps or the status of certificates are asked for. What it answers is believed only as far as its signature leads to a trusted root. */
export async function addService(ctx: Ctx, { kind, name, url }: z.infer<typeof AddService>): Promise<{ serviceId: string }> {
  requireKeeper(ctx);
  const order = (await ctx.db.trustService.count({ where: { kind } })) + 1;
  const [added] = await ctx.db.trustService.createManyAndReturn({ data: { kind, name, url, order }, skipDuplicates: true, select: { id: true } });
  if (!added) throw new AppError("SERVICE_KNOWN");
  await appendEvent(ctx, { action: "service.add", entity: "trust_service", entityId: added.id, after: { kind, name, url } });
  return { serviceId: added.id };
}

export const SwitchService = z.strictObject({ key: RequestKey, serviceId: z.uuid(), version: z.coerce.number().int(), enabled: z.enum(["true", "false"]).transform((text) => text === "true") });

/** Switches a service off, or on again. It stays in the list with what is known of it. */
export async function switchService(ctx: Ctx, { serviceId, version, enabled }: z.output<typeof SwitchService>): Promise<{ enabled: boolean }> {
  requireKeeper(ctx);
  const switched = await ctx.db.trustService.updateMany({ where: { id: serviceId, version }, data: { enabled, version: { increment: 1 } } });
  if (switched.count !== 1) throw new AppError("STALE");
  await appendEvent(ctx, { action: enabled ? "service.switch-on" : "service.switch-off", entity: "trust_service", entityId: serviceId, after: { enabled } });
  return { enabled };
}

/** Who keeps the services of signing. Throws: ONLY_ADMINISTRATOR. */
export function requireKeeper({ actor }: Ctx): void {
  const right = decide(actor, "signing.keep-services");
  if (!right.ok) throw new AppError(right.reason);
}
