import { spawn } from "node:child_process";
import { ROOT } from "./places";

/** Arguments that let node run a TypeScript file of this clone with the server's import conditions. */
export const typescript = (file: string) => ["--conditions=react-server", "--import", "tsx", file];

/** Runs a script of this clone to its end, or until `signal`. Returns its exit code and the end of what it said. */
export function runScript(file: string, environment: Record<string, string>, signal: AbortSignal): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, typescript(file), { cwd: ROOT, env: { ...process.env, ...environment }, detached: true, signal, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const keep = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000));
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", (error) => resolve({ code: null, said: error.message }));
    child.once("close", (code) => resolve({ code, said }));
  });
}
