import type { Posted, Posting } from "./post-aside";
import { postCells } from "./post-cells";

/** Runs as a worker: one answer for each batch. */
addEventListener("message", ({ data: { turn, body } }: MessageEvent<Posting>) => {
  const answer = (text: string | null) => postMessage({ turn, text } satisfies Posted);
  postCells(body, false).then(answer, () => answer(null));
});
