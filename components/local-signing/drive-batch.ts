import type { Answer } from "@/lib/server/answer";
import { LocalServiceFault, type LocalFault, type LocalSignature } from "./local-service";

/** How far the batch is, as the server counts. */
export type Progress = { left: number; done: number; total: number };
type Hashes = Progress & { hashes: readonly { id: string; hash: string; label: string }[] };

/** How it ended here: everything asked for is signed, the person paused, the token gave no more, or the server refused. */
export type Ended = { how: "done" } | { how: "paused" } | { how: "fault"; code: LocalFault; triesLeft: number | null } | { how: "refused"; message: string } | { how: "not-reached" };

export type Desk = {
  batchId: string;
  sign(hash: string): Promise<LocalSignature>;
  post(path: "hashes" | "values", body: object): Promise<Answer<unknown>>;
  onProgress(progress: Progress, label: string | null): void;
  isPaused(): boolean;
};

const ASK_AGAIN_MS = 1_000;

/**
 * Takes hashes from the server to the token on this computer and each value back at once, one at a time, until nothing waits.
 * What was not taken back is asked for again by the next run, here or on another machine.
 */
export async function driveBatch(desk: Desk): Promise<Ended> {
  for (;;) {
    const asked = await desk.post("hashes", { batchId: desk.batchId });
    if (!asked.ok) return refused(asked);
    const { hashes, ...progress } = asked.value as Hashes;
    desk.onProgress(progress, null);
    if (progress.left === 0 && hashes.length === 0) return { how: "done" };
    if (hashes.length === 0) await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS)); // another batch has them for a moment
    for (const one of hashes) {
      if (desk.isPaused()) return { how: "paused" };
      desk.onProgress(progress, one.label);
      const ended = await signOne(desk, one);
      if ("how" in ended) return ended;
      Object.assign(progress, ended);
      desk.onProgress(progress, null);
    }
    if (progress.left === 0) return { how: "done" };
  }
}

async function signOne(desk: Desk, { id, hash }: Hashes["hashes"][number]): Promise<Progress | Ended> {
  const { batchId } = desk;
  try {
    const { signature, certificate } = await desk.sign(hash);
    const kept = await desk.post("values", { batchId, values: [{ id, hash, value: signature }], ...(certificate ? { certificate } : {}) });
    return kept.ok ? (kept.value as Progress) : refused(kept);
  } catch (fault) {
    if (!(fault instanceof LocalServiceFault)) throw fault;
    const triesLeft = fault.triesLeft === null ? {} : { triesLeft: fault.triesLeft };
    await desk.post("values", { batchId, values: [], fault: AT_THE_SERVER[fault.code], ...triesLeft }); // the batch's page elsewhere says why it waits
    return { how: "fault", code: fault.code, triesLeft: fault.triesLeft };
  }
}

/** The server's word for what happened here. */
const AT_THE_SERVER: Record<LocalFault, string> = {
  NOT_RUNNING: "SERVICE_DOWN",
  NOT_ALLOWED: "NOT_ALLOWED",
  QUESTION_OPEN: "SERVICE_DOWN",
  WRONG_PIN: "WRONG_PIN",
  PIN_LOCKED: "PIN_LOCKED",
  TOKEN_ABSENT: "TOKEN_ABSENT",
  REJECTED: "CANCELLED",
  EXPIRED: "EXPIRED",
  SERVICE_DOWN: "SERVICE_DOWN",
};

const refused = (answer: { code: string; message: string }): Ended =>
  answer.code === "DATABASE_DOWN" || answer.code === "UNEXPECTED" ? { how: "not-reached" } : { how: "refused", message: answer.message };

/** Posts to a batch's address. What does not arrive is as if the database were out of reach: it is asked for again. */
export const postTo =
  (batchId: string): Desk["post"] =>
  async (path, body) => {
    try {
      const response = await fetch(`/api/ceremonies/v1/batches/${batchId}/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ key: crypto.randomUUID(), ...body }),
        signal: AbortSignal.timeout(60_000),
      });
      return (await response.json()) as Answer<unknown>;
    } catch {
      return { ok: false, code: "DATABASE_DOWN", message: "" };
    }
  };
