// Other people's tools, which judge our files in tests/conformance, and a real browser for tests/e2e.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { root } from "./prepare.mjs";
import { buildTokenPackage } from "./token-package.mjs";

/** command → Debian package */
const TOOLS = {
  pdfsig: "poppler-utils",
  qpdf: "qpdf",
  xmlsec1: "xmlsec1",
  xmllint: "libxml2-utils",
  openssl: "openssl",
  certutil: "libnss3-tools",
  "softhsm2-util": "softhsm2",
  "pkcs11-tool": "opensc",
  cc: "build-essential", // for pkcs11js, and for a driver that makes SoftHSM2 behave like a card
  "g++": "build-essential",
  python3: "python3", // node-gyp
};
/** Chromium without the windows of a whole browser: a third of the work for each page. Without it a whole one does (playwright.config.ts). */
const SHELL = "/usr/bin/chromium-headless-shell";

const has = (command) => (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, command)));
const hasBrowser = () => [SHELL, "/usr/bin/chromium"].some((file) => existsSync(file)) || existsSync(chromium.executablePath());
const missingTools = () => Object.keys(TOOLS).filter((command) => !has(command));
const packagesOf = (commands) => [...new Set(commands.map((command) => TOOLS[command]))];
const mayInstall = () => process.getuid?.() === 0 && existsSync("/etc/debian_version") && has("apt-get");

/** Installs what is missing where it may, and otherwise says what to install. Returns whether everything is there. */
export function provideTools() {
  if (mayInstall()) aptInstall();
  if (!hasBrowser()) installBrowser();
  const missing = [
    ...missingTools().map((command) => `${command} (Debian: ${TOOLS[command]})`),
    ...(buildTokenPackage() ? [] : ["pkcs11js (npm rebuild pkcs11js)"]),
    ...(hasBrowser() ? [] : ["Chromium (npx playwright install chromium)"]),
  ];
  if (missing.length === 0) return true;
  console.error(`\n✗ The tests need tools that are not on this machine: ${missing.join(", ")}.\n  Install them and run npm test again; nothing is skipped for want of a tool.\n`);
  return false;
}

function aptInstall() {
  const packages = packagesOf(missingTools());
  if (packages.length === 0 && existsSync(SHELL)) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => spawnSync("apt-get", ["-qq", "-o", "Acquire::http::Timeout=15", ...args], { env, stdio: ["ignore", "ignore", "inherit"] });
  const install = (...names) => {
    console.log(`Installing ${names.join(", ")}…`);
    apt("install", "-y", "--no-install-recommends", ...names);
  };
  apt("update");
  if (packages.length > 0) install(...packages);
  if (!existsSync(SHELL)) install("chromium-headless-shell"); // alone: not every release has it
  if (!hasBrowser()) install("chromium");
}

function installBrowser() {
  spawnSync(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"], { stdio: "inherit" });
}
