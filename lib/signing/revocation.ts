import type { Certificate } from "./certificate";
import type { Crl, RevokedEntry } from "./crl";
import type { OcspStatement } from "./ocsp";

/**
 * What is known of a certificate at one moment.
 *
 * GOOD with revokedLater: in force then, taken back since. UNKNOWN: no list and no answer speaks of that moment; it never counts as good.
 */
export type Revocation =
  | { status: "GOOD"; revokedLater?: RevokedEntry }
  | ({ status: "REVOKED" } & RevokedEntry)
  | { status: "UNKNOWN" };

/** What a list or an answer says of one certificate. until null: it promises nothing. entry null: it knows of no revocation, and would. */
type Word = { made: Date; until: Date | null; entry: RevokedEntry | null; wouldKnow: boolean };

/**
 * Whether a certificate was revoked at a moment, by lists and status answers that were checked to be its issuer's.
 *
 * Each speaks of every moment before it was made, and of those after it until its next update is due. Revocation is for good, so an
 * older one still counts, save a hold that a newer one no longer knows: revoked by either is revoked. One made after the certificate ended
 * proves nothing by silence, and an answer that says "unknown" says nothing.
 * Source: RFC 5280 §5, §6.3.3; RFC 6960 §2.2, §4.2.2.1, §4.4.4; NĐ 68/2024, Đ.31 (status at the time of signing).
 */
export function revocationAt(certificate: Certificate, at: Date, lists: readonly Crl[], answers: readonly OcspStatement[] = []): Revocation {
  const words = [...lists.map((list) => wordOfList(list, certificate)), ...answers.flatMap((answer) => wordOfAnswer(answer, certificate))];
  const newestFirst = words.sort((a, b) => b.made.getTime() - a.made.getTime());
  const entry = entryIn(newestFirst);
  if (entry && entry.since <= at) return { status: "REVOKED", ...entry };
  if (!newestFirst.some((word) => speaksOf(word, at))) return { status: "UNKNOWN" };
  return entry ? { status: "GOOD", revokedLater: entry } : { status: "GOOD" };
}

function wordOfList(list: Crl, { serial, notAfter }: Certificate): Word {
  const { thisUpdate: made, nextUpdate: until, revoked, keepsExpired } = list;
  return { made, until, entry: revoked.get(serial) ?? null, wouldKnow: made <= notAfter || keepsExpired };
}

function wordOfAnswer({ status, revoked, thisUpdate: made, nextUpdate: until, keptSince }: OcspStatement, { notAfter }: Certificate): Word[] {
  if (status === "UNKNOWN") return [];
  return [{ made, until, entry: revoked, wouldKnow: made <= notAfter || (keptSince !== null && keptSince <= notAfter) }];
}

function entryIn(newestFirst: readonly Word[]): RevokedEntry | null {
  const newest = newestFirst[0]?.made;
  const found = newestFirst.flatMap(({ made, entry }) => {
    const isLifted = newest !== undefined && made < newest && entry?.reason === "certificateHold";
    return entry && !isLifted && entry.reason !== "removeFromCRL" ? [entry] : [];
  });
  return found.reduce<RevokedEntry | null>((first, entry) => (first && first.since <= entry.since ? first : entry), null);
}

function speaksOf({ made, until, entry, wouldKnow }: Word, at: Date): boolean {
  const isTimely = made >= at || (until !== null && at <= until);
  return isTimely && (entry !== null || wouldKnow);
}
