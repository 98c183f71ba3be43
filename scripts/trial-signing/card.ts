// SoftHSM2 behind a driver that behaves like a card: wrong PINs counted, slow, and it can be pulled out (card.c).
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SoftToken } from "./soft-token";

export type Card = SoftToken & { pull(): void; plugIn(): void; triesLeft(): number };

const SOURCE = fileURLToPath(new URL("./card.c", import.meta.url));
const HEADERS = fileURLToPath(new URL("../../node_modules/pkcs11js/includes/pkcs11", import.meta.url));

/** Unit: msEach: milliseconds a signature takes. */
export function makeCard(folder: string, token: SoftToken, { msEach = 0 }: { msEach?: number } = {}): Card {
  const [module, tries, pulled] = [join(folder, "card.so"), join(folder, "tries"), join(folder, "pulled")];
  execFileSync("cc", ["-shared", "-fPIC", "-Wall", "-Werror", "-I", HEADERS, "-o", module, SOURCE, "-ldl"], { stdio: ["ignore", "inherit", "inherit"] });
  writeFileSync(tries, "3");
  return {
    ...token,
    module,
    environment: { ...token.environment, CARD_DRIVER: token.module, CARD_TRIES: tries, CARD_PULLED: pulled, CARD_MS: String(msEach) },
    pull: () => writeFileSync(pulled, ""),
    plugIn: () => rmSync(pulled, { force: true }),
    triesLeft: () => Number(readFileSync(tries, "utf8")),
  };
}
