import type { KeyFaultCode } from "../key-fault";
import type { SeenToken, TokenPlace } from "./token-session";

/** What is asked of the process that holds a token's driver. Bytes travel as bytes (structured clone). */
export type TokenRequest =
  | { deed: "list"; module: string }
  | { deed: "open"; place: TokenPlace; certificate: Uint8Array; pin: string }
  | { deed: "sign"; hash: Uint8Array };

/** fault: why not, in the signer's terms; null: something else went wrong, and `text` says what the driver said. */
export type TokenAnswer =
  | { ok: true; tokens?: SeenToken[]; signature?: Uint8Array }
  | { ok: false; fault: KeyFaultCode | null; triesLeft: number | null; text: string };
