// npm run build: what npm run demo builds, without starting it.
import { prepare } from "./prepare.mjs";

if (!(await prepare({ build: true }))) process.exitCode = 1;
