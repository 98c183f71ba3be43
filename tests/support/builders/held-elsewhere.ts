import type { KeyObject } from "node:crypto";
import { openSealedKey } from "@/lib/signing/key-vault";
import { sealSecret } from "@/lib/signing/keys/secret-box";
import { Prisma } from "@/lib/server/db/client/client";
import type { RemoteAdapter } from "@/lib/server/db/client/enums";
import type { Db } from "@/lib/server/context";
import { masterKey } from "@/lib/server/master-key";
import { makeSoftToken, type SoftToken } from "@/scripts/trial-signing/soft-token";
import { BUILDER_PIN } from "./keys";

/** What somebody's key was before it went elsewhere. */
export type TakenKey = { id: string; privateKey: KeyObject; certificate: Uint8Array; chain: Uint8Array[] };

/** Opens the key that the builders gave this person, to be put where a real school holds it. */
export async function takeKey(db: Db, staffId: string): Promise<TakenKey> {
  const held = await db.heldKey.findFirstOrThrow({ where: { ownerId: staffId, kind: "PKCS12" }, include: { certificate: true } });
  const { fingerprint, der, chain } = held.certificate;
  const privateKey = await openSealedKey({ sealed: held.sealed ?? new Uint8Array(), pin: BUILDER_PIN, masterKey: masterKey(), owner: staffId, fingerprint });
  return { id: held.id, privateKey, certificate: der, chain };
}

export async function toLocalService(db: Db, staffId: string): Promise<TakenKey> {
  const taken = await takeKey(db, staffId);
  await db.heldKey.update({ where: { id: taken.id }, data: { kind: "LOCAL_SERVICE", sealed: null } });
  return taken;
}

/** label: of the token, which is also its driver's name in PKCS11_MODULES when there is one driver. */
export async function toToken(db: Db, staffId: string, { folder, label, module }: { folder: string; label: string; module: string }): Promise<SoftToken> {
  const taken = await takeKey(db, staffId);
  const token = makeSoftToken(folder, { ...taken, pin: BUILDER_PIN, label });
  const place = { module, token: token.serial, keyId: token.keyId };
  await db.heldKey.update({ where: { id: taken.id }, data: { kind: "PKCS11", sealed: null, place } });
  return token;
}

export type AtProvider = { adapter: RemoteAdapter; url: string; clientId: string; secret: string; options: Prisma.InputJsonObject; user: string; credential: string };

export async function toProvider(db: Db, staffId: string, { adapter, url, clientId, secret, options, user, credential }: AtProvider): Promise<{ keyId: string; serviceId: string }> {
  const taken = await takeKey(db, staffId);
  const id = crypto.randomUUID();
  const sealed = new Uint8Array(sealSecret(secret, { masterKey: masterKey(), owner: id }));
  await db.remoteService.create({ data: { id, name: "Dịch vụ thử", adapter, url, clientId, secret: sealed, options } });
  await db.heldKey.update({ where: { id: taken.id }, data: { kind: "REMOTE", sealed: null, serviceId: id, place: { user, credential } } });
  return { keyId: taken.id, serviceId: id };
}
