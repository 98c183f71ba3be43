// A token made of SoftHSM2 in a folder of its own: for tests, and for trying a school's token without one.
import { execFileSync } from "node:child_process";
import type { KeyObject } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const DRIVERS = ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so", "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so", "/usr/local/lib/softhsm/libsofthsm2.so"];

/** SoftHSM2's driver on this machine. */
export function softDriver(): string {
  const found = DRIVERS.find((path) => existsSync(path));
  if (!found) throw new Error("SoftHSM2 is not installed (Debian: softhsm2)");
  return found;
}

export type SoftToken = { module: string; serial: string; keyId: string; pin: string; tokens: string; environment: Record<string, string> };
type Content = { privateKey: KeyObject; certificate: Uint8Array; pin: string; label?: string; keyId?: string };

/** Makes the token and puts one key with its certificate on it. */
export function makeSoftToken(folder: string, { privateKey, certificate, pin, label = "truong", keyId = "01" }: Content): SoftToken {
  const tokens = join(folder, "tokens");
  mkdirSync(tokens, { recursive: true, mode: 0o700 });
  const conf = join(folder, "softhsm2.conf");
  writeFileSync(conf, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  const environment = { PATH: "/usr/local/bin:/usr/bin:/bin", SOFTHSM2_CONF: conf };
  const env = { ...environment, NODE_ENV: "production" as const };
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const module = softDriver();
  run("softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", "87654321", "--pin", pin);
  const [key, cert] = [join(folder, "key.pem"), join(folder, "certificate.der")];
  writeFileSync(key, privateKey.export({ format: "pem", type: "pkcs8" }), { mode: 0o600 });
  writeFileSync(cert, certificate);
  run("softhsm2-util", "--import", key, "--token", label, "--label", "key", "--id", keyId, "--pin", pin);
  run("pkcs11-tool", "--module", module, "--token-label", label, "--login", "--pin", pin, "--write-object", cert, "--type", "cert", "--id", keyId, "--label", "key");
  const serial = /serial num\s*:\s*(\S+)/.exec(run("pkcs11-tool", "--module", module, "-L").split(`: ${label}\n`)[1] ?? "")?.[1];
  if (!serial) throw new Error("the token that was made does not show itself");
  return { module, serial, keyId, pin, tokens, environment };
}
