// npm run generate: Prisma's client from prisma/schema.prisma into lib/server/db/client.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const client = join(root, "lib/server/db/client");
const mark = join(client, ".schema-digest");

/** What the client depends on: the schema and Prisma's version. A digest, because a checkout does not keep times. */
function digest() {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/prisma/package.json"), "utf8"));
  return createHash("sha256").update(readFileSync(join(root, "prisma/schema.prisma"))).update(version).digest("hex");
}

/** Generates unless the client is of this schema already. Returns whether it succeeded. */
export function generateClient() {
  const wanted = digest();
  if (existsSync(join(client, "client.ts")) && existsSync(mark) && readFileSync(mark, "utf8") === wanted) return true;
  // The schema engine is not needed to generate, but Prisma wants to see one or downloads it: any executable will do.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" };
  const prisma = join(root, "node_modules/prisma/build/index.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, "generate", "--no-hints"], { cwd: root, env, encoding: "utf8" });
  if (status !== 0) {
    process.stderr.write(stdout + stderr);
    return false;
  }
  writeFileSync(mark, wanted);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !generateClient()) process.exitCode = 1;
