import { spawn } from "node:child_process";
import { root } from "./prepare.mjs";

const colour = process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }; // through our pipe they could not tell

/** Runs a node program of this clone and hands all it says to `print`. Resolves to its exit code. */
export function runNode(args, { print, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...colour, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", print);
    child.on("close", (code, signal) => {
      if (signal) print(`\n✗ ended by ${signal}\n`);
      resolve(code ?? 1);
    });
  });
}
