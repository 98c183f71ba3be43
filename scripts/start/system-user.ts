import { execFileSync } from "node:child_process";
import { StartFailure } from "./failure";

/** A user of the operating system, by number. */
export type SystemUser = { uid: number; gid: number };

/** Whether this process is root, as whom PostgreSQL refuses to run. */
export const isRoot = () => process.getuid?.() === 0;

const numberOf = (option: "-u" | "-g", name: string) => Number(execFileSync("id", [option, name], { stdio: ["ignore", "pipe", "ignore"] }));

function lookUp(name: string): SystemUser | null {
  try {
    return { uid: numberOf("-u", name), gid: numberOf("-g", name) };
  } catch {
    return null;
  }
}

/** As whom PostgreSQL runs: null (ourselves), or for root the user `postgres` where there is one, else `nobody`. */
export function postgresUser(): SystemUser | null {
  if (!isRoot()) return null;
  const user = lookUp("postgres") ?? lookUp("nobody");
  if (!user) throw new StartFailure("PostgreSQL không chạy được dưới quyền root và máy này không có người dùng postgres hay nobody.", "Hãy tạo người dùng postgres (useradd -r postgres) rồi chạy lại.");
  return user;
}
