import { randomBytes, randomInt } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartFailure } from "./failure";
import { workerSocket } from "./places";
import { firstFreePort, isFree } from "./ports";

const FIRST_PORT = 3000;
const FIRST_AUTHORITY_PORT = 3800;
const AUTHORITY_PORTS = 150;

/** What web, worker and seed are told through their environment (lib/server/env.ts), besides the database. */
export type Settings = { port: number; host: string; address: string; environment: Record<string, string> & { TRUST_DIR: string } };

/** The settings of a data folder: chosen at its first start, the same ever after, because QR codes on paper name the address. */
export async function readSettings(dataFolder: string): Promise<Settings> {
  const secrets = join(dataFolder, "secrets");
  mkdirSync(secrets, { recursive: true, mode: 0o700 });
  const port = await keptPort(dataFolder);
  const address = process.env["PUBLIC_URL"] ?? `http://localhost:${port}`;
  const environment = {
    PUBLIC_URL: address,
    NEXTAUTH_URL: address,
    NEXTAUTH_SECRET: keptSecret(join(secrets, "nextauth"), () => randomBytes(32).toString("base64url")).toString("utf8"),
    MASTER_KEY_FILE: join(secrets, "master.key"),
    WORKER_SOCKET: workerSocket(dataFolder),
    TRUST_DIR: join(dataFolder, "trust"),
    TRIAL_AUTHORITY: `http://127.0.0.1:${await authorityPort(join(dataFolder, "trust"))}`,
  };
  keptSecret(environment.MASTER_KEY_FILE, () => randomBytes(32));
  return { port, host: process.env["HOST"] ?? "127.0.0.1", address, environment };
}

/** A secret made once. Nobody but its owner may read the file; a lost master key makes every stored signing key unusable. */
function keptSecret(file: string, make: () => string | Buffer): Buffer {
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
  return readFileSync(file);
}

async function keptPort(dataFolder: string): Promise<number> {
  const file = join(dataFolder, "port");
  const kept = existsSync(file) ? Number(readFileSync(file, "utf8")) : null;
  if (kept === null) {
    const chosen = await firstFreePort(Number(process.env["PORT"] ?? FIRST_PORT));
    writeFileSync(file, `${chosen}\n`);
    return chosen;
  }
  if (await isFree(kept)) return kept;
  throw new StartFailure(
    `Cổng ${kept} đang bị một chương trình khác chiếm.`,
    `Địa chỉ này đã in trong mã QR nên không tự đổi. Hãy dừng chương trình kia (xem: ss -ltnp | grep ${kept}), hoặc ghi số cổng khác vào ${file}, rồi chạy lại.`,
  );
}

/** The port of the trial authority, kept beside its keys because certificates name it. One that is taken does not hold up the start: the authority waits. */
async function authorityPort(trustFolder: string): Promise<number> {
  const file = join(trustFolder, "authority-port");
  if (existsSync(file)) return Number(readFileSync(file, "utf8"));
  mkdirSync(trustFolder, { recursive: true });
  // Nobody listens there before the seed has ended: two first starts side by side should not meet.
  const chosen = await firstFreePort(FIRST_AUTHORITY_PORT + randomInt(AUTHORITY_PORTS));
  writeFileSync(file, `${chosen}\n`);
  return chosen;
}
