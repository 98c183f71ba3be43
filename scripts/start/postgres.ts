import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, openSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { StartFailure } from "./failure";
import { postgresPlaces } from "./places";
import type { PostgresPlaces } from "./places";
import { postgresBinaries } from "./postgres-binaries";
import { isAlive, waitUntilGone } from "./processes";
import { postgresUser } from "./system-user";

const SUPERUSER = "hoc_ba_owner";
const run = promisify(execFile);

/** A running PostgreSQL of ours. */
export type Postgres = {
  process: ChildProcess;
  /** Address of a database on it. Shape: postgresql://… through the socket; nobody else may enter its folder. */
  url: (database: string) => string;
  stop: () => Promise<void>;
};

/** Address of a database of ours, running or not. Shape: postgresql://…?host=folder of the socket. */
export const socketUrl = (places: PostgresPlaces, database: string): string =>
  `postgresql://${SUPERUSER}@localhost/${database}?host=${encodeURIComponent(places.sockets)}`;

/** How hard the data must be to lose: a test's cluster lives minutes and skips the flushing. */
export type Durability = "kept" | "throwaway";

/** Starts the PostgreSQL of a data folder, making its cluster first where there is none and ending a leftover of a killed start. */
export async function startPostgres(dataFolder: string, durability: Durability = "kept"): Promise<Postgres> {
  const binaries = postgresBinaries();
  const places = postgresPlaces(dataFolder);
  await makeCluster(binaries, places);
  await endLeftover(places);
  const server = spawn(join(binaries, "bin", "postgres"), serverOptions(places, durability), {
    ...asPostgresUser(),
    cwd: places.cluster,
    detached: true, // its own process group: Ctrl-C in the terminal reaches the supervisor alone, which stops us last
    stdio: ["ignore", openSync(places.log, "a"), openSync(places.log, "a")],
  });
  const url = (database: string) => socketUrl(places, database);
  await untilReady(server, url("postgres"), places.log);
  return { process: server, url, stop: () => stopServer(server) };
}

/** Makes a database unless it is there. */
export async function ensureDatabase(postgres: Postgres, name: string): Promise<void> {
  const client = new pg.Client(postgres.url("postgres"));
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

const asPostgresUser = () => ({ ...postgresUser(), env: { NODE_ENV: "production" as const, PATH: process.env["PATH"] ?? "", LC_ALL: "C.UTF-8", TZ: "UTC" } });

function serverOptions(places: PostgresPlaces, durability: Durability): string[] {
  const settings = [
    "listen_addresses=",
    `unix_socket_directories=${places.sockets}`,
    "unix_socket_permissions=0700",
    "max_connections=100",
    "log_timezone=UTC",
    "timezone=UTC",
    ...(durability === "throwaway" ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : []),
  ];
  return ["-D", places.cluster, ...settings.flatMap((setting) => ["-c", setting])];
}

/** initdb, UTF-8 with PostgreSQL's own C.UTF-8 whatever the machine's locale. Made aside and renamed, so that a cluster is whole or absent. */
async function makeCluster(binaries: string, places: PostgresPlaces) {
  if (existsSync(places.cluster)) return;
  const unfinished = `${places.cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const options = ["-D", unfinished, "-U", SUPERUSER, "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--auth=trust"];
  try {
    await run(join(binaries, "bin", "initdb"), options, { ...asPostgresUser(), cwd: "/" });
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new StartFailure("Không tạo được cơ sở dữ liệu mới.", `Kiểm tra chỗ trống và quyền ghi ở ${places.cluster} (${lastLine((error as { stderr?: string }).stderr)}).`);
  }
  renameSync(unfinished, places.cluster);
}

/** A start that was killed leaves its server running; it answers for the same folder, so it must end before ours begins. */
async function endLeftover(places: PostgresPlaces) {
  const pidFile = join(places.cluster, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (!isAlive(pid, places.cluster)) return;
  process.kill(pid, "SIGINT");
  if (!(await waitUntilGone(pid, 20_000))) {
    throw new StartFailure(`Một PostgreSQL cũ của chương trình này (tiến trình ${pid}) không chịu dừng.`, `Hãy dừng nó (kill ${pid}) rồi chạy lại.`);
  }
}

async function untilReady(server: ChildProcess, url: string, log: string) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(50)) {
    if (server.exitCode !== null) break;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.query("SELECT 1");
      return;
    } catch {
      // not yet: it is starting, or recovering after a hard kill
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  await stopServer(server);
  throw new StartFailure("PostgreSQL không khởi động được.", `Nguyên nhân ở cuối tệp ${log}: ${lastLine(readFileSync(log, "utf8"))}`);
}

/** Fast shutdown: open transactions are rolled back, data flushed. */
async function stopServer(server: ChildProcess) {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  server.kill("SIGINT");
  if (!(await waitUntilGone(server.pid, 20_000))) server.kill("SIGQUIT");
}

const lastLine = (text = "") => text.trim().split("\n").at(-1) ?? "";
