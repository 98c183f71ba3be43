import "server-only";
import type { SigningKey } from "@/lib/signing/signing-key";
import type { KeyKind } from "../db/client/enums";
import { optionsOf } from "./open-remote-key";

/** Of a held key's row, what tells how its owner confirms. */
export const CONFIRM_OF_KEY = { kind: true, service: { select: { adapter: true, options: true } } } as const;
type Row = { kind: KeyKind; service: Parameters<typeof optionsOf>[0] | null };

export type KeyConfirm = { kind: KeyKind } & Pick<SigningKey, "confirm" | "maxBatch">;

/** What the owner has to give or do: a PIN, a PIN and a one-time code, a yes on the phone, or the token at hand; and how many hashes that covers. */
export function confirmOf({ kind, service }: Row): KeyConfirm {
  if (kind === "LOCAL_SERVICE") return { kind, confirm: "token", maxBatch: 1 };
  const options = service && optionsOf(service);
  return { kind, confirm: options?.confirm ?? "pin", maxBatch: options?.maxBatch ?? Number.MAX_SAFE_INTEGER };
}
