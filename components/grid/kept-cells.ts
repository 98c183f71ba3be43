import type { CellChange, CellNote } from "./grid-types";

/** A batch under way: sent again with its own key after a reload, so that it cannot count twice. */
export type Flight = { key: string; changes: readonly CellChange[] };

/** What was written and does not stand on the server: on its way, waiting, or turned away and not yet looked at. */
export type Kept = { flight: Flight | null; waiting: readonly CellChange[]; turnedAway: readonly { id: string; note: CellNote }[] };

/** The place on this computer for the unsent cells of one account on one sheet; each open page has its own under it. */
export const keptName = (accountId: string, sheetId: string): string => `hbs.unsent.${accountId}.${sheetId}`;

/**
 * Keeps unsent cells only, and nothing once they are acknowledged: several people share a school computer. What stands
 * there already is not written again: the browser writes to its disk while the key waits.
 */
export function createKeeper(name: string): (kept: Kept) => void {
  let written: string | null = null;
  return (kept) => {
    const isEmpty = !kept.flight && kept.waiting.length === 0 && kept.turnedAway.length === 0;
    const text = isEmpty ? "" : JSON.stringify(kept);
    if (text === written) return;
    try {
      if (isEmpty) localStorage.removeItem(name);
      else localStorage.setItem(name, text);
      written = text;
    } catch {
      // A browser that may not store keeps the cells in the page; the guard before leaving still asks.
    }
  };
}

/** Takes over what earlier pages of the same account and sheet left. A text that is not ours counts as nothing. */
export function takeKept(place: string, own: string): Kept[] {
  try {
    const names = Object.keys(localStorage).filter((name) => name !== own && (name === place || name.startsWith(`${place}.`)));
    const found = names.flatMap((name) => parseKept(localStorage.getItem(name)) ?? []);
    for (const name of names) localStorage.removeItem(name);
    return found;
  } catch {
    return [];
  }
}

function parseKept(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? "null") as Partial<Kept> | null;
    return kept && Array.isArray(kept.waiting) ? { flight: kept.flight ?? null, waiting: kept.waiting, turnedAway: kept.turnedAway ?? [] } : null;
  } catch {
    return null;
  }
}
