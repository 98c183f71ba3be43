// pkcs11js speaks to tokens plugged in at the server. It is compiled here, for there is no ready-made one; without a compiler
// the portal does everything else, and says that tokens at the server are not to be had.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "node_modules/pkcs11js");
const isBuilt = () => existsSync(join(folder, "build/Release/pkcs11.node"));

/** Compiles the package unless that was done. Returns whether it is there. */
export function buildTokenPackage() {
  if (isBuilt() || !existsSync(folder)) return isBuilt();
  // Node's own download brings its headers; without this they would be fetched from nodejs.org.
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, "include/node/node.h")) ? { npm_config_nodedir: prefix } : {};
  const options = { cwd: root, env: { ...headers, ...process.env }, stdio: "ignore" };
  const npm = process.env.npm_execpath;
  const rebuild = ["rebuild", "pkcs11js", "--ignore-scripts=false"];
  if (npm) spawnSync(process.execPath, [npm, ...rebuild], options);
  else spawnSync("npm", rebuild, { ...options, shell: process.platform === "win32" });
  return isBuilt();
}
