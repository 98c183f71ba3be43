import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Lets another script of this clone have the terminal, passes on what we are told, and ends as it ends. */
export function handOver(args) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  // The channel tells the child when we are killed without a word.
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["inherit", "inherit", "inherit", "ipc"] });
  process.on("SIGINT", () => {}); // Ctrl-C reaches the child by itself
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
