import "server-only";
import { certificateOrNull } from "@/lib/signing/certificate";
import type { Ctx } from "../context";

/** How fresh what is known of an authority's revocations is. */
export type RevocationHealth = { issuer: string; thisUpdate: Date; nextUpdate: Date | null; overdue: boolean };

/** The newest list of each authority, and whether its next one is due already. An overdue list answers "unknown" from then on. */
export async function readRevocationHealth({ db, now }: Ctx): Promise<RevocationHealth[]> {
  const lists = await db.revocationList.findMany({ orderBy: { thisUpdate: "desc" }, distinct: ["issuer"], select: { issuer: true, thisUpdate: true, nextUpdate: true } });
  return lists.map(({ issuer, ...list }) => ({ issuer: /(?:^|,)CN=((?:\\.|[^,\\])+)/.exec(issuer)?.[1] ?? issuer, ...list, overdue: list.nextUpdate !== null && list.nextUpdate < now }));
}

/** The day the first of the trusted roots ends. Null when there is none. */
export async function firstRootToEnd({ db }: Ctx): Promise<Date | null> {
  const roots = await db.trustAnchor.findMany({ select: { der: true } });
  const ends = roots.flatMap(({ der }) => certificateOrNull(der)?.notAfter ?? []);
  return ends.length === 0 ? null : new Date(Math.min(...ends.map((end) => end.getTime())));
}
