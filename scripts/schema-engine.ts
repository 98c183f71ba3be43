import { readdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
export const SCHEMA_FILE = join(root, "prisma", "schema.prisma");
const MIGRATIONS_FOLDER = join(root, "prisma", "migrations");
const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Sends a migration as one query, hence in one transaction.
 * Prisma's own executeScript cuts at every ";", also inside the body of a function.
 */
class WholeScripts extends PrismaPg {
  /** Why the last script failed, in PostgreSQL's own words: the engine only says that something did. */
  failure: Error | null = null;

  override async connect() {
    const connection = await super.connect();
    connection.executeScript = async (script) => {
      await connection.underlyingDriver().query(script).catch((error: Error) => {
        this.failure = error;
        throw error;
      });
    };
    return connection;
  }
}

let loading: Promise<void> | null = null;

/** The package's own entry imports the .wasm as a module, which Node 20 cannot do: it is read as a file. */
const loadEngine = () => (loading ??= instantiate());

async function instantiate() {
  const file = join(root, "node_modules", "@prisma", "schema-engine-wasm", "schema_engine_bg.wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(file), { "./schema_engine_bg.js": { ...engine } });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
}

/** Lends Prisma's schema engine, connected to a database, for the time of `work`. */
async function withEngine<T>(url: string, work: (schemaEngine: SchemaEngine) => Promise<T>): Promise<T> {
  await loadEngine();
  const datamodel = await readFile(SCHEMA_FILE, "utf8");
  // One connection: the engine's advisory lock belongs to the session that took it.
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const scripts = new WholeScripts(pool);
    const adapter = bindMigrationAwareSqlAdapterFactory(scripts);
    const schemaEngine = await engine.SchemaEngine.new({ datamodels: [[SCHEMA_FILE, datamodel]] }, () => undefined, adapter);
    const result = await work(schemaEngine).catch((error: Error) => {
      throw scripts.failure ?? error;
    });
    schemaEngine.free();
    return result;
  } finally {
    await pool.end();
  }
}

/** Every prisma/migrations/<time>_<name>/migration.sql, oldest first. */
async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(MIGRATIONS_FOLDER, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  const migrationDirectories = await Promise.all(
    names.map(async (path) => {
      const value = await readFile(join(MIGRATIONS_FOLDER, path, "migration.sql"), "utf8");
      return { path, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } } };
    }),
  );
  const lockfile = await readFile(join(MIGRATIONS_FOLDER, "migration_lock.toml"), "utf8");
  return { baseDir: MIGRATIONS_FOLDER, lockfile: { path: "migration_lock.toml", content: lockfile }, shadowDbInitScript: "", migrationDirectories };
}

/** The advisory lock under which Prisma migrates. */
const PRISMA_LOCK = 72_707_369;

/**
 * Notes of migrations that never finished that they were rolled back, as `prisma migrate resolve --rolled-back` does.
 * True because each is one transaction; without it, one refused or killed start would refuse all that follow.
 */
async function noteRolledBack(url: string) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${PRISMA_LOCK})`);
    const { rows } = await client.query<{ there: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there");
    if (rows[0]?.there) await client.query("UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL");
  } finally {
    await client.end();
  }
}

/** Applies what is not applied yet and returns the names; `prisma migrate deploy` does the same. Throws: the reason in PostgreSQL's words. */
export async function runMigrations(url: string): Promise<string[]> {
  await noteRolledBack(url);
  const migrationsList = await readMigrations();
  const { appliedMigrationNames } = await withEngine(url, (schemaEngine) => schemaEngine.applyMigrations({ migrationsList, filters: NO_FILTER }));
  return appliedMigrationNames;
}

/**
 * The SQL that leads from one version of schema.prisma to another; from null: the whole.
 * Compared as files: this engine cannot read the structure of a live PostgreSQL 18.
 */
export async function schemaSql(url: string, from: string | null, to: string): Promise<string> {
  const datamodel = (content: string) => ({ tag: "schemaDatamodel" as const, files: [{ path: SCHEMA_FILE, content }] });
  const { stdout } = await withEngine(url, (schemaEngine) =>
    schemaEngine.diff({ from: from === null ? { tag: "empty" } : datamodel(from), to: datamodel(to), script: true, exitCode: null, filters: NO_FILTER }),
  );
  return stdout ?? "";
}
