// npm run demo: from a fresh clone to a running portal. Plain Node: nothing is installed yet when this begins.
import { prepare } from "./prepare.mjs";
import { handOver } from "./hand-over.mjs";

if (await prepare({ build: true })) handOver(["--conditions=react-server", "--import", "tsx", "scripts/start.ts"]);
else process.exitCode = 1;
