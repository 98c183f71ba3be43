/** `npm run bench -- NAME [options]`: figures of this machine, now. Milliseconds belong here and in no test. */
import { benchCeremony } from "./bench/ceremony";
import { benchImport } from "./bench/import";
import { benchGrid } from "./bench/grid";
import { benchSave } from "./bench/save";
import { benchSchool } from "./bench/school";
import { benchSeal } from "./bench/seal";

const BENCHES: Record<string, (options: readonly string[]) => Promise<void>> = { ceremony: benchCeremony, import: benchImport, grid: benchGrid, save: benchSave, school: benchSchool, seal: benchSeal };

const [name = "", ...options] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) await bench(options);
else {
  console.error(`Which benchmark? One of: ${Object.keys(BENCHES).join(", ")}`);
  process.exitCode = 2;
}
