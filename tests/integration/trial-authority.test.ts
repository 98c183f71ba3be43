import "../support/portal-settings";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askTimeStamp } from "@/lib/server/trust/ask-tsa";
import { certificateStatus } from "@/lib/server/trust/certificate-status";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import type { SchoolPlan } from "@/prisma/seed/plan";
import { seedDemo } from "@/prisma/seed/seed-demo";
import { hasAuthority } from "@/scripts/trial-authority/authority-keys";
import { KeptProcess } from "@/scripts/start/kept-process";
import { findProcess } from "@/scripts/start/lock";
import { typescript } from "@/scripts/start/node-script";
import { readSettings } from "@/scripts/start/settings";
import { testDatabase } from "../support/database";

const database = testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "trial-authority-"));
const trust = join(dataFolder, "trust");
const folder = join(trust, "authority");
const silent = () => undefined;
let address = "";
let kept: KeptProcess | null = null;

beforeAll(async () => {
  const { environment } = await readSettings(dataFolder);
  address = environment["TRIAL_AUTHORITY"] ?? "";
  const plan: SchoolPlan = { seed: "authority", today: "2026-11-23", classes: [{ grade: 1, name: "1A", size: 1, yearEnd: "EMPTY", history: 0 }] };
  await seedDemo(database.db, new Date(), plan, { url: address, folder });
}, 300_000);

afterAll(() => kept?.stop());

function start() {
  const environment = { TRUST_DIR: trust, TRIAL_AUTHORITY: address };
  kept = new KeptProcess({ name: "authority", label: "authority", command: typescript("scripts/trial-authority/main.ts"), environment, dataFolder, say: silent });
}

/** Whether it answers before long. */
async function answers(): Promise<boolean> {
  for (const end = Date.now() + 90_000; Date.now() < end; await pause(200)) {
    if (await fetch(`${address}/root.crl`).then(({ ok }) => ok, () => false)) return true;
  }
  return false;
}

test("the seed lays down keys that only their owner reads, and names the services", async () => {
  expect(hasAuthority(folder)).toBe(true);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const keys = readdirSync(folder).filter((name) => name.endsWith(".key"));
  expect(keys.sort()).toEqual(["issuing.key", "ocsp.key", "root.key", "tsa.key"]);
  for (const name of keys) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  const services = await database.db.trustService.findMany({ orderBy: { url: "asc" }, select: { kind: true, url: true } });
  expect(services).toEqual([
    { kind: "CRL", url: `${address}/issuing.crl` },
    { kind: "OCSP", url: `${address}/ocsp` },
    { kind: "CRL", url: `${address}/root.crl` },
    { kind: "TSA", url: `${address}/tsa` },
  ]);
});

test("its address is chosen once and kept", async () => {
  rmSync(join(dataFolder, "port")); // the web's own, which another program may have taken meanwhile
  expect((await readSettings(dataFolder)).environment["TRIAL_AUTHORITY"]).toBe(address);
});

test("a taken port is waited for; then it answers for the school's certificates, and again after a hard kill", async () => {
  const stranger = createServer().listen(Number(new URL(address).port), "127.0.0.1");
  await new Promise<AddressInfo>((resolve) => stranger.once("listening", () => resolve(stranger.address() as AddressInfo)));
  start();
  await pause(4_000);
  expect(findProcess(dataFolder, "authority")).not.toBeNull(); // it did not end over it
  await new Promise((resolve) => stranger.close(resolve));
  expect(await answers()).toBe(true);

  const head = await database.db.certificate.findFirstOrThrow({ where: { holder: "SCHOOL" }, select: { id: true, der: true, chain: true, serial: true } });
  const hoursOn = (count: number) => new Date(Date.now() + count * 3_600_000); // the lists of the seed are fresh for twelve
  expect(await certificateStatus(database.db, hoursOn(12.5), head)).toMatchObject({ status: "GOOD", source: "OCSP" });
  expect(await database.db.ocspAnswer.count({ where: { certificateId: head.id } })).toBe(1);
  expect((await askTimeStamp(database.db, new Date(), nodeSha256(Uint8Array.of(1))))?.stamp.policy).toBe("2.999.1");

  process.kill(findProcess(dataFolder, "authority")?.pid ?? 0, "SIGKILL");
  expect(await answers()).toBe(true);

  // What is written into its book counts at once.
  const book = JSON.parse(readFileSync(join(folder, "book.json"), "utf8")) as { revoked: unknown[] };
  book.revoked.push({ serial: head.serial, at: new Date(Date.now() - 60_000).toISOString() });
  writeFileSync(join(folder, "book.json"), JSON.stringify(book));
  expect(await certificateStatus(database.db, hoursOn(13), head)).toMatchObject({ status: "REVOKED", source: "OCSP" });
}, 300_000);
