// The supervisor: PostgreSQL, migrations, the demo school, web and worker, until it is told to stop.
// `npm run demo` (scripts/demo.mjs) installs and builds, then hands over to this file.
import { join } from "node:path";
import { DEMO_ACCOUNTS } from "./demo-accounts";
import { StartFailure } from "./start/failure";
import { ROOT, removePostgres } from "./start/places";
import { Portal } from "./start/portal";

const begun = Date.now();
const dataFolder = process.env["DATA_FOLDER"] ?? join(ROOT, ".data");
/** A test's portal: its cluster is removed at the end, its logs stay for whoever asks why a test failed. */
const throwaway = process.env["DATA_THROWAWAY"] === "1";
const durability = throwaway ? ("throwaway" as const) : ("kept" as const);
const portal = new Portal({ dataFolder, databaseUrl: process.env["DATABASE_URL"] ?? null, durability, mark: "start.ts", say: console.log });
let stopping = false;

/** Stops everything, also in the middle of a start. Asked twice, web and worker end at once, PostgreSQL still in good order. */
async function stop() {
  if (stopping) return portal.kill();
  stopping = true;
  console.log("\nĐang dừng…");
  await portal.stop();
  if (throwaway) removePostgres(dataFolder);
  console.log(throwaway ? "Đã dừng." : "Đã dừng. Dữ liệu được giữ nguyên.");
  process.exit(0);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
process.on("disconnect", () => void stop()); // the command that started us is gone

try {
  greet(await portal.start());
} catch (error) {
  // What a start was doing when it was told to stop fails as it must: nobody needs to read how.
  if (!stopping) {
    if (!(error instanceof StartFailure)) throw error;
    if (throwaway) removePostgres(dataFolder);
    console.error(`\n✗ ${error.what}\n  ${error.remedy}\n`);
    process.exit(1);
  }
}

function greet(address: string) {
  console.log(`\nHọc bạ số đang chạy: ${address}   (sau ${((Date.now() - begun) / 1000).toFixed(1)} giây)\n`);
  for (const { role, username, password } of DEMO_ACCOUNTS) console.log(`  ${role.padEnd(28)} ${username.padEnd(22)} ${password}`);
  console.log("\nNhấn Ctrl-C để dừng.");
}
