import "server-only";
import { toHex } from "@/lib/signing/bytes";
import type { Ctx } from "../context";

/** How this school signs, whom it asks, and which roots it trusts. Addresses only; no secret is in it. */
export async function getSigningSettings({ db }: Ctx) {
  const [school, services, roots, remote] = [
    await db.school.findFirstOrThrow({ select: { sealOnToken: true, unknownStatus: true } }),
    await db.trustService.findMany({ orderBy: [{ kind: "asc" }, { order: "asc" }], select: { id: true, kind: true, name: true, url: true, enabled: true, version: true, lastOkAt: true, lastFaultAt: true, lastFault: true } }),
    await db.trustAnchor.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true, digest: true } }),
    await db.remoteService.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true, adapter: true, url: true, enabled: true, version: true } }),
  ];
  return { school, services, remote, roots: roots.map(({ digest, ...root }) => ({ ...root, fingerprint: toHex(digest) })) };
}

export type SigningSettings = Awaited<ReturnType<typeof getSigningSettings>>;
