import "server-only";
import { KeyFault } from "@/lib/signing/key-fault";
import type { PrismaClient } from "../db/client/client";
import { openProvider, RemotePlace, type RemoteRow } from "./open-remote-key";

/**
 * Where a key at a provider is, with how many signatures one authorisation of it makes now: asked for each batch, for an authorisation of more
 * is refused whole, and kept for what the next screen says. A provider that does not answer has the signing itself to say so.
 */
export async function placeToday(db: PrismaClient, key: { id: string; place: unknown; service: RemoteRow }): Promise<RemotePlace> {
  const place = RemotePlace.parse(key.place);
  const most = await mostOf(key.service, place);
  if (most === null || most === place.most) return place;
  await db.heldKey.update({ where: { id: key.id }, data: { place: { ...place, most } } });
  return { ...place, most };
}

async function mostOf(service: RemoteRow, place: RemotePlace): Promise<number | null> {
  try {
    return await openProvider(service, place).provider.most();
  } catch (fault) {
    if (fault instanceof KeyFault) return null;
    throw fault;
  }
}
