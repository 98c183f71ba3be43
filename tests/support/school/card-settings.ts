import { join } from "node:path";
import { softDriver } from "../../../scripts/trial-signing/soft-token";

/** Where the token of a school of the browser tests lies; a test puts it there (scripts/trial-signing/card.ts). */
export const cardFolder = (dataFolder: string): string => join(dataFolder, "card");

/** What the portal must be told of a token before it is plugged in. */
export function cardSettings(dataFolder: string): Record<string, string> {
  const folder = cardFolder(dataFolder);
  return {
    PKCS11_MODULES: `the-thu=${join(folder, "card.so")}`,
    SOFTHSM2_CONF: join(folder, "softhsm2.conf"),
    CARD_DRIVER: softDriver(),
    CARD_TRIES: join(folder, "tries"),
    CARD_PULLED: join(folder, "pulled"),
    CARD_MS: "0",
  };
}
