import "server-only";
import { z } from "zod";
import { certificateOrNull, type Certificate } from "@/lib/signing/certificate";
import { openSecret, sealSecret } from "@/lib/signing/keys/secret-box";
import { vietnamDay, type Day } from "@/lib/domain/vietnam-time";
import { RemotePlace } from "../ceremonies/open-remote-key";
import { TokenPlaceRow } from "../ceremonies/token-place"; // not open-key: drivers are never loaded by the web process
import type { CertificateHolder } from "../db/client/enums";
import type { Ctx } from "../context";
import { masterKey } from "../master-key";
import { holderIn, keepTheirs } from "./whose-certificate";

const GOOD_FOR_MS = 15 * 60_000;

const Whereabouts = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("PKCS11"), place: TokenPlaceRow }),
  z.strictObject({ kind: z.literal("REMOTE"), place: RemotePlace, serviceId: z.uuid() }),
]);
const Ticket = z.strictObject({ at: z.number(), where: Whereabouts, certificate: z.base64(), others: z.array(z.base64()) });
type Ticket = z.infer<typeof Ticket>;

/** What this server saw on a token or at a provider. others: certificates that came with it. */
export type Seen = { where: z.infer<typeof Whereabouts>; certificate: Certificate; others: readonly Uint8Array[] };

/** Something to choose. ticket: what was seen, sealed for whoever asked, so that choosing asks nobody again and no browser names a key of somebody else's. */
export type FoundKey = { ticket: string; name: string; issuer: string; holder: CertificateHolder; until: Day };

/** What was seen, as far as it is this person's (or the school's, for whoever keeps the seal), to choose from. */
export async function offerTheirs(ctx: Ctx, owner: string, seen: readonly Seen[]): Promise<FoundKey[]> {
  return (await keepTheirs(ctx, seen)).map(({ where, certificate, others }) => {
    const ticket: Ticket = { at: ctx.now.getTime(), where, certificate: base64(certificate.der), others: others.map(base64) };
    return {
      ticket: base64(sealSecret(JSON.stringify(ticket), bindingOf(owner))),
      name: certificate.commonName ?? certificate.subject,
      issuer: certificate.issuerCommonName ?? certificate.issuer,
      holder: holderIn(certificate),
      until: vietnamDay(certificate.notAfter),
    };
  });
}

/** What a ticket was made of. Returns null when it is another person's, older than a quarter of an hour, or none of this server's. */
export function openTicket({ now }: Ctx, owner: string, ticket: string): Seen | null {
  const text = opened(Buffer.from(ticket, "base64"), owner);
  if (text === null) return null;
  const { at, where, certificate: der, others } = Ticket.parse(JSON.parse(text));
  const certificate = certificateOrNull(Buffer.from(der, "base64"));
  const isFresh = now.getTime() - at < GOOD_FOR_MS;
  return isFresh && certificate ? { where, certificate, others: others.map((one) => new Uint8Array(Buffer.from(one, "base64"))) } : null;
}

function opened(sealed: Uint8Array, owner: string): string | null {
  try {
    return openSecret(sealed, bindingOf(owner));
  } catch {
    return null; // damaged, made up, or another's: all the same to whoever holds it
  }
}

const bindingOf = (owner: string) => ({ masterKey: masterKey(), owner: `found-key:${owner}` });
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
