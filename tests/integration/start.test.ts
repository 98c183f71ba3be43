import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, inject, test } from "vitest";
import { StartFailure } from "../../scripts/start/failure";
import { findBuildUser, forgetBuildUse, noteBuildUse } from "../../scripts/start/build-use";
import { claimFolder } from "../../scripts/start/lock";
import { leaveFormerHome, postgresPlaces, removePostgres } from "../../scripts/start/places";
import { Portal } from "../../scripts/start/portal";
import { startPostgres } from "../../scripts/start/postgres";
import { isAlive } from "../../scripts/start/processes";
import { readSettings } from "../../scripts/start/settings";
import { givenDatabase } from "../../scripts/start/school-database";

const folders: string[] = [];
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hoc-ba-start-"));
  folders.push(folder);
});

afterAll(() => {
  for (const one of folders) {
    removePostgres(one);
    rmSync(one, { recursive: true, force: true });
  }
});

const silent = () => ({ environment: {}, say: () => undefined, signal: new AbortController().signal });
const portalIn = (dataFolder: string, say: (sentence: string) => void) => new Portal({ dataFolder, databaseUrl: null, durability: "throwaway", mark: "vitest", say });

describe("a start that cannot go on says what is wrong", () => {
  test("nobody answers at the address of DATABASE_URL", async () => {
    const port = await freePort();
    await expect(givenDatabase(`postgresql://postgres@127.0.0.1:${port}/x`, silent())).rejects.toThrow(/Không có PostgreSQL nào trả lời/);
  });

  test("the database of DATABASE_URL is not there", async () => {
    const url = new URL(inject("postgres").adminUrl);
    url.pathname = "/not_there";
    await expect(givenDatabase(url.toString(), silent())).rejects.toThrow(/chưa có/);
  });

  test("the account of DATABASE_URL may do nothing there, and a start after the grant goes on", async () => {
    const { url, owner } = await poorAccount();
    try {
      await expect(givenDatabase(url, silent())).rejects.toThrow(/không đủ quyền.*hoc_ba_app/);
      await owner.query("ALTER DATABASE start_poor OWNER TO start_poor");
      await expect(givenDatabase(url, silent())).rejects.toThrow(/không đủ quyền.*hoc_ba_app/);
      await owner.query("GRANT hoc_ba_app TO start_poor");
      // What follows is the seed, which ends at once: only the migrations are in question here.
      await expect(givenDatabase(url, { ...silent(), signal: AbortSignal.abort() })).rejects.toThrow(/Chưa tạo được trường mẫu/);
    } finally {
      await owner.query("DROP DATABASE start_poor WITH (FORCE)");
      await owner.query("DROP ROLE start_poor");
      await owner.end();
    }
  });

  test("the port that stands in QR codes is taken: it is not changed silently", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    const { port } = await new Promise<AddressInfo>((resolve) => server.once("listening", () => resolve(server.address() as AddressInfo)));
    writeFileSync(join(folder, "port"), `${port}\n`);
    await expect(readSettings(folder)).rejects.toThrow(new RegExp(`Cổng ${port} đang bị`));
    server.close();
  });

  test("a portal that runs holds the build of its clone, one that was killed does not", () => {
    const users = () => [findBuildUser()].filter((pid) => pid === process.pid);
    noteBuildUse("vitest");
    expect(users()).toEqual([process.pid]);
    noteBuildUse("another program, whose number this now is");
    expect(users()).toEqual([]);
    noteBuildUse("vitest");
    forgetBuildUse();
    expect(users()).toEqual([]);
  });

  test("the same folder is in use by another start", () => {
    mkdirSync(join(folder, "processes"));
    writeFileSync(join(folder, "processes", "supervisor.json"), JSON.stringify({ pid: process.ppid, mark: "" }));
    expect(() => claimFolder(folder, "vitest")).toThrow(StartFailure);
  });
});

describe("a new folder in the place of one that is gone", () => {
  test("has a database of its own; that of the former, whose keys are gone, stays where it is", () => {
    const { cluster } = postgresPlaces(folder);
    mkdirSync(cluster);
    const former = leaveFormerHome(folder);
    expect(existsSync(cluster)).toBe(true);
    // Only under root does a database lie outside its folder, and outlive it.
    expect(former).toBe(process.getuid?.() === 0 ? dirname(cluster) : null);
    expect(postgresPlaces(folder).cluster === cluster).toBe(former === null);
    expect([leaveFormerHome(folder), postgresPlaces(folder).cluster]).toEqual([null, postgresPlaces(folder).cluster]);
    rmSync(dirname(cluster), { recursive: true });
  });

  test("one that was started before keeps its database", () => {
    const { cluster } = postgresPlaces(folder);
    mkdirSync(join(folder, "secrets"));
    expect([leaveFormerHome(folder), postgresPlaces(folder).cluster]).toEqual([null, cluster]);
  });
});

describe("nothing is left behind", () => {
  test("a note of a process that is gone, or was cut short, holds nobody up", () => {
    for (const note of ["{", JSON.stringify({ pid: 2 ** 22 + 1, mark: "start.ts" })]) {
      mkdirSync(join(folder, "processes"), { recursive: true });
      writeFileSync(join(folder, "processes", "supervisor.json"), note);
      expect(() => claimFolder(folder, "vitest")).not.toThrow();
    }
  });

  test.each([/khởi động PostgreSQL/, /cấu trúc cơ sở dữ liệu/, /trường mẫu/])("told to stop at “%s”, the start ends and its PostgreSQL with it", async (moment) => {
    const stops: Promise<void>[] = [];
    const portal: Portal = portalIn(folder, (sentence) => {
      if (moment.test(sentence)) stops.push(portal.stop());
    });
    await expect(portal.start()).rejects.toThrow();
    expect(stops).not.toHaveLength(0);
    await Promise.all(stops);
    expect(existsSync(join(postgresPlaces(folder).cluster, "postmaster.pid"))).toBe(false);
  });

  test("a PostgreSQL that a killed start left running ends before the next one begins", async () => {
    const left = await startPostgres(folder, "throwaway");
    const next = await startPostgres(folder, "throwaway");
    expect(isAlive(left.process.pid ?? 0, "postgres")).toBe(false);
    await next.stop();
  });
});

async function poorAccount() {
  const { adminUrl } = inject("postgres");
  const owner = new pg.Client(adminUrl);
  await owner.connect();
  await owner.query("CREATE ROLE start_poor LOGIN");
  await owner.query("CREATE DATABASE start_poor");
  const url = new URL(adminUrl);
  url.username = "start_poor";
  url.pathname = "/start_poor";
  return { url: url.toString(), owner };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  const { port } = await new Promise<AddressInfo>((resolve) => server.once("listening", () => resolve(server.address() as AddressInfo)));
  await new Promise((resolve) => server.close(resolve));
  return port;
}
