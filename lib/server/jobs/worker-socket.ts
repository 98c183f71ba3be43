import "server-only";
import { chmodSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { LINE_LIMIT, WorkerRequest, type WorkerAnswer } from "./worker-messages";

/**
 * Listens for the web process on a socket only this system user may open. The PIN passes through memory alone:
 * it is in no queue, no table and no log.
 */
export function listenForWeb(path: string, answer: (request: WorkerRequest) => Promise<WorkerAnswer>): Promise<Server> {
  const server = createServer((socket) => serve(socket, answer));
  if (!isPipe(path)) rmSync(path, { force: true });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => {
      if (!isPipe(path)) chmodSync(path, 0o600);
      resolve(server);
    });
  });
}

const isPipe = (path: string) => path.startsWith("\\\\.\\pipe\\");

function serve(socket: Socket, answer: (request: WorkerRequest) => Promise<WorkerAnswer>) {
  let line = "";
  socket.setEncoding("utf8");
  socket.setTimeout(60_000, () => socket.destroy());
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk: string) => {
    line += chunk;
    if (line.length > LINE_LIMIT) socket.destroy();
    if (socket.destroyed || !line.includes("\n")) return;
    const request = parseRequest(line);
    line = "";
    const reply = request ? answer(request) : Promise.resolve<WorkerAnswer>({ ok: false, code: "UNEXPECTED" });
    reply.then(
      (value) => socket.end(JSON.stringify(value) + "\n"),
      () => socket.end(JSON.stringify({ ok: false, code: "UNEXPECTED" }) + "\n"),
    );
  });
}

function parseRequest(line: string): WorkerRequest | null {
  try {
    const parsed = WorkerRequest.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
