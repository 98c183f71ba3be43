import { randomBytes } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The settings that use cases read, as the start command would give them. Import it for its effect before any use case. */
const folder = mkdtempSync(join(tmpdir(), "hoc-ba-so-test-"));
const masterKeyFile = join(folder, "master.key");
writeFileSync(masterKeyFile, randomBytes(32), { mode: 0o600 });

Object.assign(process.env, {
  DATABASE_URL: process.env["DATABASE_URL"] ?? "postgresql://unused.invalid/unused",
  PUBLIC_URL: "https://hocba.thu.example",
  NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
  MASTER_KEY_FILE: masterKeyFile,
  WORKER_SOCKET: join(folder, "worker.sock"),
});
