import type { Certificate } from "./certificate";
import type { Crl, RevokedEntry } from "./crl";

/**
 * What is known of a certificate at one moment.
 *
 * GOOD with revokedLater: in force then, taken back since. UNKNOWN: no list speaks of that moment; it never counts as good.
 */
export type Revocation =
  | { status: "GOOD"; revokedLater?: RevokedEntry }
  | ({ status: "REVOKED" } & RevokedEntry)
  | { status: "UNKNOWN" };

/**
 * Whether a certificate was revoked at a moment, by lists that were checked to be its issuer's.
 *
 * A list speaks of every moment before it was made, and of those after it until its next update is due. Revocation is for good, so an
 * older list still counts, save a hold that a newer one no longer knows. A list made after the certificate ended proves nothing by silence.
 * Source: RFC 5280 §5, §6.3.3; NĐ 68/2024, Đ.31 (status at the time of signing).
 */
export function revocationAt(certificate: Certificate, at: Date, lists: readonly Crl[]): Revocation {
  const newestFirst = [...lists].sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime());
  const entry = entryIn(newestFirst, certificate.serial);
  if (entry && entry.since <= at) return { status: "REVOKED", ...entry };
  const speaks = newestFirst.some((list) => speaksOf(list, certificate, at));
  if (!speaks) return { status: "UNKNOWN" };
  return entry ? { status: "GOOD", revokedLater: entry } : { status: "GOOD" };
}

function entryIn(newestFirst: readonly Crl[], serial: string): RevokedEntry | null {
  const found = newestFirst.flatMap((list, age) => {
    const entry = list.revoked.get(serial);
    const isLifted = age > 0 && entry?.reason === "certificateHold";
    return entry && !isLifted && entry.reason !== "removeFromCRL" ? [entry] : [];
  });
  return found.reduce<RevokedEntry | null>((first, entry) => (first && first.since <= entry.since ? first : entry), null);
}

function speaksOf(list: Crl, certificate: Certificate, at: Date): boolean {
  const namesIt = list.revoked.has(certificate.serial);
  const wouldNameIt = list.thisUpdate <= certificate.notAfter || list.keepsExpired;
  const isTimely = list.thisUpdate >= at || (list.nextUpdate !== null && at <= list.nextUpdate);
  return isTimely && (namesIt || wouldNameIt);
}
