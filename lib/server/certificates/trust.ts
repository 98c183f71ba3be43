import "server-only";
import type { Db } from "../context";

/** What certificates are judged by: the roots this school trusts and the newest revocation list of each issuer. */
export async function loadTrust(db: Db): Promise<{ roots: Uint8Array[]; crls: Uint8Array[] }> {
  const [anchors, lists] = await Promise.all([
    db.trustAnchor.findMany({ select: { der: true } }),
    db.revocationList.findMany({ orderBy: { thisUpdate: "desc" }, distinct: ["issuer"], select: { der: true } }),
  ]);
  return { roots: anchors.map(({ der }) => der), crls: lists.map(({ der }) => der) };
}
