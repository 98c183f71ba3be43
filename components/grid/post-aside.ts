import { postCells } from "./post-cells";

export type Posting = { turn: number; body: string };
/** `text`: null when the server was not reached. */
export type Posted = { turn: number; text: string | null };

const LONGEST_MS = 25_000; // more than a worker waits for the server

type Waiting = { resolve: (text: string) => void; reject: (reason: Error) => void; timer: ReturnType<typeof setTimeout> };

const waiting = new Map<number, Waiting>();
let worker: Worker | null = null;
let isUsable = typeof Worker !== "undefined";
let turns = 0;

/**
 * Posts a batch beside the page: a request made by the page itself costs its main thread 2 ms, and falls into the typing
 * (decision 130). Where no worker runs (a browser's policy, a script that does not load) the page posts by itself.
 * Returns the answer's text; throws when the server was not reached.
 */
export function postAside(body: string): Promise<string> {
  const aside = isUsable ? (worker ??= start()) : null;
  if (!aside) return postCells(body, false);
  const turn = (turns += 1);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(fail, LONGEST_MS);
    waiting.set(turn, { resolve, reject, timer });
    aside.postMessage({ turn, body } satisfies Posting);
  });
}

function start(): Worker | null {
  try {
    const started = new Worker(new URL("./post-worker.ts", import.meta.url));
    started.addEventListener("message", ({ data }: MessageEvent<Posted>) => settle(data));
    started.addEventListener("error", fail);
    return started;
  } catch {
    isUsable = false;
    return null;
  }
}

function settle({ turn, text }: Posted): void {
  const asked = waiting.get(turn);
  waiting.delete(turn);
  clearTimeout(asked?.timer);
  if (text === null) asked?.reject(new Error("The server was not reached"));
  else asked?.resolve(text);
}

/** It does not start, or is silent: what it was given counts as not sent, and goes again from the page. */
function fail(): void {
  isUsable = false;
  worker?.terminate();
  worker = null;
  for (const turn of [...waiting.keys()]) settle({ turn, text: null });
}
