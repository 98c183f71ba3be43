/** The server of `bench save`, a process of its own: what it costs can be told from what sending costs. Started by save.ts. */
import { createServer, type IncomingMessage } from "node:http";
import pg from "pg";
import { checkSession } from "@/lib/server/auth/session";
import { openDatabase } from "@/lib/server/database";
import { carryOut } from "@/lib/server/door/carry-out";
import { readJson } from "@/lib/server/door/request-check";
import { SaveCells, saveCells } from "@/lib/server/sheets/save-cells";
import { BUILDER_NOW } from "@/tests/support/builders/small-school";

const SAVE = { name: "sheet.save-cells", shape: SaveCells, useCase: saveCells, forget: [] };
const MOST_BYTES = 1024 * 1024;
const [url = "", socket = ""] = process.argv.slice(2);

const db = openDatabase(url);
const statements = countStatements();

/** What the portal does with a batch, from the session's row to the answer. Aside: next-auth's cookie and Next's own routing. */
function save(request: IncomingMessage) {
  const headers = { "content-type": "application/json" };
  const body = new Request("http://bench/", { method: "POST", headers, body: request as unknown as ReadableStream, duplex: "half" } as RequestInit);
  const findSignedIn = () => checkSession(db, String(request.headers["x-session"]), BUILDER_NOW);
  return carryOut(SAVE, { findSignedIn, readInput: () => readJson(body, MOST_BYTES), db, now: BUILDER_NOW });
}

/** The least that a transaction can be: what a batch is compared with. */
const bare = () => db.$transaction((tx) => tx.$queryRaw`SELECT 1`);

async function answer(request: IncomingMessage): Promise<unknown> {
  if (request.url === "/save") return save(request);
  if (request.url === "/bare") return bare();
  return { cpu: process.cpuUsage(), statements: statements.count }; // "/figures"
}

/** Everything that goes to PostgreSQL, BEGIN and COMMIT included. */
function countStatements(): { count: number } {
  const counted = { count: 0 };
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    counted.count += 1;
    return (query as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof query;
  return counted;
}

const server = createServer((request, response) => {
  const start = performance.now();
  answer(request).then(
    (value) => {
      const body = JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? Number(one) : one));
      response.setHeader("x-server-ms", performance.now() - start).end(body);
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(socket, () => process.send?.("ready"));
process.once("disconnect", () => {
  server.close();
  void db.$disconnect();
});
