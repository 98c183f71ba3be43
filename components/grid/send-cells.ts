import type { Answer } from "@/lib/server/answer";
import type { CellAnswer } from "./grid-types";
import type { Flight } from "./kept-cells";
import { postAside } from "./post-aside";
import { postCells } from "./post-cells";

/** How a batch fared: answered cell by cell, refused as a whole, or not known to have arrived. */
export type Sent =
  | { how: "answered"; cells: readonly CellAnswer[]; at: string }
  | { how: "refused"; code: string; message: string }
  | { how: "signed-out" }
  | { how: "not-reached" };

export type Send = (flight: Flight) => Promise<Sent>;

const MOST_KEPT_ALIVE = 50_000; // letters; browsers refuse more than 64 kB

/** Sends one batch of cells of a sheet, as the account whose page this is: never in the name of who signed in after it. */
export const sendCells =
  (sheet: { classId: string; period: string; account: string }): Send =>
  async ({ key, changes }) => {
    const body = JSON.stringify({ key, ...sheet, changes });
    try {
      // A page that is being closed may still hand over a small batch; what does not arrive is kept.
      const leaves = document.visibilityState === "hidden" && body.length < MOST_KEPT_ALIVE;
      return read(JSON.parse(await (leaves ? postCells(body, true) : postAside(body))) as Answer<{ cells: readonly CellAnswer[]; at: string }>);
    } catch {
      return { how: "not-reached" };
    }
  };

function read(answer: Answer<{ cells: readonly CellAnswer[]; at: string }>): Sent {
  if (answer.ok) return { how: "answered", ...answer.value };
  if (answer.code === "SIGNED_OUT") return { how: "signed-out" };
  if (answer.code === "DATABASE_DOWN" || answer.code === "UNEXPECTED") return { how: "not-reached" };
  return { how: "refused", code: answer.code, message: answer.message };
}
