import "server-only";
import { z } from "zod";
import { cscV1 } from "@/lib/signing/keys/csc-v1";
import { cscV2 } from "@/lib/signing/keys/csc-v2";
import { mySign } from "@/lib/signing/keys/mysign";
import { remoteKey } from "@/lib/signing/keys/remote-key";
import type { RemoteAccount, RemoteProvider } from "@/lib/signing/keys/remote-provider";
import { openSecret } from "@/lib/signing/keys/secret-box";
import { smartCa } from "@/lib/signing/keys/smartca";
import type { SigningKey } from "@/lib/signing/signing-key";
import type { RemoteAdapter } from "../db/client/enums";
import { masterKey } from "../master-key";

/** RemoteService.options: what the administrator sets where a provider differs from the usual. */
export const RemoteServiceOptions = z.object({
  hashEncoding: z.enum(["base64", "hex"]).optional(),
  mode: z.enum(["sync", "async"]).default("async"),
  signIn: z.enum(["oauth2", "login"]).default("oauth2"),
  confirm: z.enum(["pin", "pin+otp", "app"]).default("app"),
  maxBatch: z.int().min(1).max(1000).default(50),
  waitSeconds: z.int().min(10).max(600).default(180),
  profile: z.string().max(200).default(""),
});

/** HeldKey.place of a key at a provider. user: as the provider knows the owner; credential: which key there; most: signatures one authorisation of it makes, as the provider told last. */
export const RemotePlace = z.object({ user: z.string().min(1), credential: z.string().min(1), most: z.int().min(1).optional() });
export type RemotePlace = z.infer<typeof RemotePlace>;

const ADAPTERS: Record<RemoteAdapter, (account: RemoteAccount) => RemoteProvider> = { CSC_V1: cscV1, CSC_V2: cscV2, SMARTCA: smartCa, MYSIGN: mySign };

export type RemoteRow = { id: string; adapter: RemoteAdapter; url: string; clientId: string; secret: Uint8Array; options: unknown };

/** How a provider is spoken to, for one person. Also what lists the certificates a person has there. */
export function openProvider(service: RemoteRow, place: Pick<RemotePlace, "user" | "credential">): { provider: RemoteProvider; options: RemoteAccount["options"] } {
  const options = optionsOf(service);
  const secret = openSecret(service.secret, { masterKey: masterKey(), owner: service.id });
  return { options, provider: ADAPTERS[service.adapter]({ url: service.url, clientId: service.clientId, secret, user: place.user, credential: place.credential, options }) };
}

/** The most hashes in one authorisation: what the administrator set, and no more than the credential itself allows. */
export const mostInOne = ({ maxBatch }: Pick<RemoteAccount["options"], "maxBatch">, { most }: Pick<RemotePlace, "most">): number => Math.min(maxBatch, most ?? maxBatch);

/** The options with the adapter's usual ones filled in. Throws: ZodError. */
export function optionsOf({ adapter, options }: Pick<RemoteRow, "adapter" | "options">): RemoteAccount["options"] {
  const { hashEncoding, ...others } = RemoteServiceOptions.parse(options);
  return { ...others, hashEncoding: hashEncoding ?? (adapter === "SMARTCA" ? "hex" : "base64") };
}

/** The signing key of a person at a provider. PIN and one-time code go with every request of this batch, and nowhere else. */
export function openRemoteKey(
  service: RemoteRow,
  { place, certificate, auth }: { place: RemotePlace; certificate: { der: Uint8Array; chain: readonly Uint8Array[] }; auth: { pin?: string; otp?: string } },
): SigningKey {
  const { provider, options } = openProvider(service, place);
  const own = { ...options, maxBatch: mostInOne(options, place) };
  const key = remoteKey({ provider, certificate: certificate.der, chain: certificate.chain, options: own, clock: () => new Date() });
  return { ...key, begin: (items, _auth, keep) => key.begin(items, auth, keep) };
}
