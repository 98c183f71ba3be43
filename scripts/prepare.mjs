// What every command needs before the clone's own TypeScript can run: Node, packages, Prisma's client, a build.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs, { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildTokenPackage } from "./token-package.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");
const OLDEST_NODE = [20, 19];
const ROOM_MB = { install: 2500, run: 500 };
/** Everything the build reads. */
const SOURCES = ["app", "components", "lib", "public", "prisma/schema.prisma", "next.config.ts", "postcss.config.mjs", "proxy.ts", "instrumentation.ts", "tsconfig.json", "package-lock.json"];

/** Makes the clone ready to run. Says what is wrong and returns false when it cannot. */
export async function prepare({ build }) {
  return nodeIsNewEnough() && hasRoom() && install() && (await generate()) && (!build || (await buildIfChanged()));
}

function refuse(what, remedy) {
  console.error(`\n✗ ${what}\n  ${remedy}\n`);
  return false;
}

function nodeIsNewEnough() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return true;
  return refuse(`Cần Node ${OLDEST_NODE.join(".")} trở lên; máy này đang dùng Node ${process.versions.node}.`, "Cài Node 24 từ https://nodejs.org rồi chạy lại.");
}

function hasRoom() {
  const needed = installed() ? ROOM_MB.run : ROOM_MB.install;
  const { bavail, bsize } = fs.statfsSync(root);
  const free = Math.floor((bavail * bsize) / 2 ** 20);
  if (free >= needed) return true;
  return refuse(`Ổ đĩa chứa ${root} chỉ còn trống ${free} MB.`, `Cần ít nhất ${needed} MB. Hãy dọn bớt rồi chạy lại.`);
}

/** npm writes this file last, so an install that was cut short does not count. */
const installed = () => {
  const mark = join(root, "node_modules/.package-lock.json");
  return existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs;
};

function install() {
  if (installed()) return true;
  console.log("Đang cài các gói cần thiết (lần đầu mất vài phút)…");
  // One package needs its install script, and gets it below: Prisma's would download an engine that is not used, PostgreSQL's links are made at its start.
  const options = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...options], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", options, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) return refuse("Không cài được các gói.", "Kiểm tra mạng (registry.npmjs.org) và quyền ghi ở thư mục này rồi chạy lại.");
  if (!buildTokenPackage()) console.log("Máy này không có trình biên dịch C++ nên chưa dùng được token cắm ở máy chủ; mọi việc khác vẫn chạy (docs/operations.md).");
  return true;
}

async function generate() {
  const { generateClient } = await import("./generate.mjs");
  return generateClient() || refuse("Không sinh được mã truy cập cơ sở dữ liệu từ prisma/schema.prisma.", "Xem thông báo ở trên.");
}

const mark = join(root, ".next/sources-digest");
const isBuilt = (digest) => existsSync(join(root, ".next/BUILD_ID")) && existsSync(mark) && readFileSync(mark, "utf8") === digest;

/** Says so and returns false when a build is due and a portal of this clone runs: it would go on with pages of which half are gone. */
export async function mayBuild(digest = sourcesDigest()) {
  if (isBuilt(digest)) return true;
  const { tsImport } = await import("tsx/esm/api");
  const user = (await tsImport("./start/build-use.ts", import.meta.url)).findBuildUser();
  return user === null || refuse(`Mã nguồn đã đổi nên phải dựng lại trang web, nhưng hệ thống đang chạy từ bản dựng cũ (tiến trình ${user}).`, `Hãy dừng nó (Ctrl-C, hay kill ${user}) rồi chạy lại.`);
}

/** next build, unless what it reads is as it was at the last one. */
export async function buildIfChanged() {
  const digest = sourcesDigest();
  if (isBuilt(digest)) return true;
  if (!(await mayBuild(digest))) return false;
  console.log("Đang dựng trang web (khoảng một phút)…");
  rmSync(mark, { force: true }); // a build that is cut short must not pass for the one before it
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], { cwd: root, env, encoding: "utf8", maxBuffer: 2 ** 26 });
  const log = join(root, ".data/logs/build.log");
  mkdirSync(join(root, ".data/logs"), { recursive: true });
  writeFileSync(log, stdout + stderr);
  if (status !== 0) return refuse("Không dựng được trang web.", `Nguyên nhân ở ${log}:\n${(stdout + stderr).trim().split("\n").slice(-25).join("\n")}`);
  writeFileSync(mark, digest);
  return true;
}

/** A digest of contents, not of times: a checkout does not keep times. */
function sourcesDigest() {
  const hash = createHash("sha256");
  const add = (path) => {
    const full = join(root, path);
    if (!existsSync(full) || path === "lib/server/db/client") return;
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
    else hash.update(`${path}\0`).update(readFileSync(full));
  };
  SOURCES.forEach(add);
  return hash.digest("hex");
}
