// The trial authority of a demo school: kept by the supervisor beside web and worker. Its keys lie in the folder of its trust.
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { readAuthority } from "./authority-keys";
import { honestAnswers, startAuthority } from "./server";

const { TRUST_DIR: trust, TRIAL_AUTHORITY: address } = process.env;
if (!trust || !address) throw new Error("The supervisor (scripts/start.ts) starts this.");
const folder = join(trust, "authority");
const TRY_AGAIN_MS = 5_000;

for (;;) {
  try {
    const { stop } = await startAuthority({ answers: honestAnswers(() => readAuthority(folder)), port: Number(new URL(address).port), clock: () => new Date() });
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop().then(() => process.exit(0)));
    console.log(`authority ready at ${address}`);
    break;
  } catch (error) {
    // The certificates name this port: it is waited for, and meanwhile signing goes on without what it would say.
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    await pause(TRY_AGAIN_MS);
  }
}
