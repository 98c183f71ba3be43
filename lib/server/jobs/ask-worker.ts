import "server-only";
import { createConnection } from "node:net";
import { env } from "../env";
import { AppError } from "../errors";
import { ANSWER_LIMIT, WorkerAnswer, type WorkerRequest } from "./worker-messages";

const ANSWER_WITHIN_MS = 60_000;

/** Asks the worker and waits for its answer. Throws: WORKER_DOWN when nobody listens or nothing comes back. */
export function askWorker(request: WorkerRequest): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(env().WORKER_SOCKET);
    const down = () => {
      socket.destroy();
      reject(new AppError("WORKER_DOWN"));
    };
    let line = "";
    socket.setEncoding("utf8");
    socket.setTimeout(ANSWER_WITHIN_MS, down);
    socket.on("error", down);
    socket.on("connect", () => socket.write(JSON.stringify(request) + "\n"));
    socket.on("data", (chunk: string) => {
      line += chunk;
      if (line.length > ANSWER_LIMIT) down();
    });
    socket.on("end", () => {
      const parsed = parseAnswer(line);
      if (parsed) resolve(parsed);
      else down();
    });
  });
}

function parseAnswer(line: string): WorkerAnswer | null {
  try {
    const parsed = WorkerAnswer.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
