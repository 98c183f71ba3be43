import type { CellChange } from "./grid-types";

/** A batch under way: sent again with its own key after a reload, so that it cannot count twice. */
export type Flight = { key: string; changes: readonly CellChange[] };
export type Kept = { flight: Flight | null; waiting: readonly CellChange[] };

/** The place on this computer for the unsent cells of one account on one sheet. */
export const keptName = (accountId: string, sheetId: string): string => `hbs.unsent.${accountId}.${sheetId}`;

/** Unsent cells only, and nothing once they are acknowledged: several people share a school computer. */
export function keep(name: string, kept: Kept): void {
  try {
    if (!kept.flight && kept.waiting.length === 0) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(kept));
  } catch {
    // A browser that may not store keeps the cells in the page; the guard before leaving still asks.
  }
}

/** What an earlier visit could not send. A text that is not ours counts as nothing. */
export function findKept(name: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? "null") as Kept | null;
    return kept && Array.isArray(kept.waiting) ? kept : null;
  } catch {
    return null;
  }
}
