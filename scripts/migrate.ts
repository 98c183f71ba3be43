import { pathToFileURL } from "node:url";
import { runMigrations } from "./schema-engine";

/** Brings a database to the newest schema and returns the names of the migrations applied; again is a no-op. */
export async function applyMigrations(url: string): Promise<string[]> {
  return runMigrations(url);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL is not set: it names the database to migrate.");
  const applied = await applyMigrations(url);
  console.log(applied.length === 0 ? "Nothing to apply." : `Applied: ${applied.join(", ")}`);
}
