import "server-only";
import { createConnection } from "node:net";
import { env } from "../env";

const ANSWER_WITHIN_MS = 2_000;

/** Whether the signing process listens. Nothing is said to it. */
export function isWorkerUp(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(env().WORKER_SOCKET);
    const answer = (up: boolean) => {
      socket.destroy();
      resolve(up);
    };
    socket.setTimeout(ANSWER_WITHIN_MS, () => answer(false));
    socket.on("connect", () => answer(true));
    socket.on("error", () => answer(false));
  });
}
