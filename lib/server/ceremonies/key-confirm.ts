import "server-only";
import type { SigningKey } from "@/lib/signing/signing-key";
import type { KeyKind } from "../db/client/enums";
import { mostInOne, optionsOf, RemotePlace } from "./open-remote-key";

/** Of a held key's row, what tells how its owner confirms. */
export const CONFIRM_OF_KEY = { kind: true, place: true, service: { select: { adapter: true, options: true } } } as const;
type Row = { kind: KeyKind; place: unknown; service: Parameters<typeof optionsOf>[0] | null };

export type KeyConfirm = { kind: KeyKind } & Pick<SigningKey, "confirm" | "maxBatch">;

/** What the owner has to give or do: a PIN, a PIN and a one-time code, a yes on the phone, or the token at hand; and how many hashes that covers. */
export function confirmOf({ kind, place, service }: Row): KeyConfirm {
  if (kind === "LOCAL_SERVICE") return { kind, confirm: "token", maxBatch: 1 };
  if (!service) return { kind, confirm: "pin", maxBatch: Number.MAX_SAFE_INTEGER };
  const options = optionsOf(service);
  return { kind, confirm: options.confirm, maxBatch: mostInOne(options, RemotePlace.parse(place)) };
}
