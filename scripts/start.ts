// The supervisor: PostgreSQL, migrations, the demo school, web and worker, until it is told to stop.
// `npm run demo` (scripts/demo.mjs) installs and builds, then hands over to this file.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { StartFailure } from "./start/failure";
import { ROOT, removePostgres } from "./start/places";
import { startPortal } from "./start/portal";
import type { Portal } from "./start/portal";

const begun = Date.now();
const dataFolder = process.env["DATA_FOLDER"] ?? join(ROOT, ".data");
/** A test's portal: its data folder is removed at the end. */
const throwaway = process.env["DATA_THROWAWAY"] === "1";
let portal: Portal | null = null;
let stopping = false;

async function stop() {
  if (stopping) return portal?.kill(); // asked twice: web and worker end at once, PostgreSQL still in good order
  stopping = true;
  console.log("\nĐang dừng…");
  await portal?.stop();
  if (throwaway) removePostgres(dataFolder);
  console.log("Đã dừng. Dữ liệu được giữ nguyên.");
  process.exit(0);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
process.on("disconnect", () => void stop()); // the command that started us is gone

try {
  const durability = throwaway ? ("throwaway" as const) : ("kept" as const);
  const plan = { dataFolder, databaseUrl: process.env["DATABASE_URL"] ?? null, durability, mark: "start.ts", say: console.log };
  portal = await startPortal(plan);
  if (stopping) await portal.stop();
  else await greet(portal);
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  console.error(`\n✗ ${error.what}\n  ${error.remedy}\n`);
  process.exit(1);
}

async function greet({ address }: Portal) {
  console.log(`\nHọc bạ số đang chạy: ${address}   (sau ${((Date.now() - begun) / 1000).toFixed(1)} giây)\n`);
  const accounts = join(ROOT, "scripts", "demo-accounts.ts");
  if (existsSync(accounts)) {
    const { DEMO_ACCOUNTS } = (await import(accounts)) as { DEMO_ACCOUNTS: readonly { role: string; username: string; password: string }[] };
    for (const { role, username, password } of DEMO_ACCOUNTS) console.log(`  ${role.padEnd(28)} ${username.padEnd(22)} ${password}`);
  }
  console.log("\nNhấn Ctrl-C để dừng.");
}
