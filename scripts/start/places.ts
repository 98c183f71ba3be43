import { createHash, randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { postgresUser } from "./system-user";

/** The root of this clone. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Where the folders of one PostgreSQL are. */
export type PostgresPlaces = {
  cluster: string; // PGDATA
  sockets: string; // the only door to the server; mode 0700
  log: string;
};

/** The longest path of a UNIX socket is 107 bytes, with its own name of about 20. */
const LONGEST_SOCKET_FOLDER = 85;

const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 8);

/** Makes a folder that only its owner may enter. */
function privateFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const user = postgresUser();
  if (user) chownSync(path, user.uid, user.gid);
  return path;
}

function socketFolder(home: string): string {
  const beside = join(home, "run");
  return privateFolder(Buffer.byteLength(beside) <= LONGEST_SOCKET_FOLDER ? beside : join(tmpdir(), `hoc-ba-so-${shortHash(home)}`));
}

/** Where web and worker meet. */
export function workerSocket(dataFolder: string): string {
  const run = join(dataFolder, "run");
  const folder = Buffer.byteLength(run) <= LONGEST_SOCKET_FOLDER ? run : join(tmpdir(), `hoc-ba-so-${shortHash(run)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, "worker.sock");
}

/** For root: the folder that every system user may enter. */
export function sharedFolder(): string {
  const shared = "/var/lib/hoc-ba-so";
  if (!existsSync(shared)) mkdirSync(shared, { mode: 0o755 });
  return shared;
}

const usualHome = (dataFolder: string) => `${basename(ROOT).slice(0, 20)}-${shortHash(dataFolder)}`;
/** Names the home of a data folder that has not the usual one. */
const homeNote = (dataFolder: string) => join(dataFolder, "postgres-home");

/**
 * Before the first start of a data folder: where a folder of this path was once, and is gone, its database is still at the usual home,
 * sealed with keys that went with it. It stays as it is; the new folder gets a home of its own.
 *
 * Returns the old home, or null when there is none.
 */
export function leaveFormerHome(dataFolder: string): string | null {
  if (!postgresUser() || existsSync(homeNote(dataFolder)) || existsSync(join(dataFolder, "secrets"))) return null;
  const former = join(sharedFolder(), usualHome(dataFolder));
  if (!existsSync(former)) return null;
  writeFileSync(homeNote(dataFolder), `${usualHome(dataFolder)}-${randomBytes(4).toString("hex")}\n`);
  return former;
}

/**
 * Where PostgreSQL of a data folder lives: inside it, or for root under /var/lib,
 * because the system user it then runs as may not be able to enter the clone.
 */
export function postgresPlaces(dataFolder: string): PostgresPlaces {
  if (!postgresUser()) {
    const home = join(dataFolder, "postgres");
    mkdirSync(home, { recursive: true });
    return { cluster: join(home, "cluster"), sockets: socketFolder(home), log: join(home, "postgres.log") };
  }
  const noted = homeNote(dataFolder);
  const home = privateFolder(join(sharedFolder(), existsSync(noted) ? readFileSync(noted, "utf8").trim() : usualHome(dataFolder)));
  return { cluster: join(home, "cluster"), sockets: socketFolder(home), log: join(home, "postgres.log") };
}

/** Removes the PostgreSQL of a data folder for good: only ever a test's. The folder's logs stay. */
export function removePostgres(dataFolder: string) {
  const places = postgresPlaces(dataFolder);
  for (const folder of [places.sockets, dirname(places.cluster)]) rmSync(folder, { recursive: true, force: true });
}
