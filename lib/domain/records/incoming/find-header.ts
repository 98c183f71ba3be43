import type { SheetText } from "../sheet-text";
import { namesTrait, readHeading, type Heading } from "./headings";

/** How far down a heading row is looked for. Source: regulations reference §9. */
const MOST_ROWS_ABOVE = 20;

/** Where a table begins. Unit: rows from 0. `columns`: what each column holds, null for what means nothing here. */
export type Header = { first: number; body: number; columns: readonly (Heading | null)[] };

/**
 * The heading row of a table, anywhere in the first twenty rows, of one row or of two (a group over its columns).
 * Returns null when no row names the pupil and at least one value.
 */
export function findHeader(rows: SheetText["rows"]): Header | null {
  let best: { header: Header; score: number } | null = null;
  for (const depth of [1, 2] as const) {
    for (let row = 0; row + depth <= Math.min(rows.length, MOST_ROWS_ABOVE); row++) {
      const columns = readColumns(rows, row, depth);
      const score = scoreOf(columns);
      if (score > (best?.score ?? 0)) best = { header: { first: row, body: row + depth, columns }, score };
    }
  }
  return best?.header ?? null;
}

/** How much is understood; 0 when it cannot be a heading row. The same column named twice counts once, one that names its subject twice. */
function scoreOf(columns: readonly (Heading | null)[]): number {
  const has = (...kinds: readonly Heading["kind"][]) => columns.some((one) => one && kinds.includes(one.kind));
  if (!has("code", "name", "given") || !has("own", "cell")) return 0;
  const known = new Set(columns.flatMap((one) => (one ? [JSON.stringify(one)] : [])));
  return known.size + columns.filter((one) => one?.kind === "cell").length;
}

function readColumns(rows: SheetText["rows"], row: number, depth: 1 | 2): (Heading | null)[] {
  const upper = textsOf(rows, row);
  const lower = depth === 2 ? textsOf(rows, row + 1) : [];
  const width = Math.max(upper.length, lower.length);
  const heads = Array.from({ length: width }, (_, column) => {
    const [above, below] = [upper[column] ?? "", lower[column] ?? ""];
    return depth === 1 || below === "" || below === above ? { text: above, group: "" } : { text: below, group: above };
  });
  // Two rows are one heading only when the lower one says something of its own: not the first pupil.
  if (depth === 2 && !heads.some(({ group }) => group !== "")) return [];
  const ofTraits = heads.some(({ text }) => namesTrait(text));
  return heads.map(({ text, group }) => readHeading(text, group, ofTraits));
}

const textsOf = (rows: SheetText["rows"], row: number): string[] => Array.from(rows[row] ?? [], (cell) => (cell?.text ?? "").trim());
