import type { RefObject } from "react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { sortName } from "@/lib/domain/people/names";
import type { CellStore } from "./cell-store";
import type { GridController } from "./grid-controller";
import type { GridColumn, GridRow, GridSheet } from "./grid-types";
import { isMineMissing } from "./missing";

type Looking = { sheet: GridSheet; store: CellStore; controller: RefObject<GridController | null>; column: GridColumn | null };

/**
 * Which pupils are shown, and in which order: the class's own, or by given name as a view; all of them, or those who
 * still lack something. Whoever has become complete stays until the person goes on to another column, so that nothing
 * moves under the hands.
 */
export function useShownRows({ sheet, store, controller, column }: Looking) {
  const [byName, setByName] = useState(false);
  const [only, setOnly] = useState<ReadonlySet<string> | null>(null);
  const wanted = useRef<string | null>(null);

  const ordered = useMemo(() => (byName ? byGivenName(sheet.rows) : sheet.rows), [sheet.rows, byName]);
  const rows = useMemo(() => (only ? ordered.filter(({ id }) => only.has(id)) : ordered), [ordered, only]);
  const lacking = useCallback(() => sheet.rows.filter((row) => sheet.columns.some((one) => isMineMissing(store, row, one))).map(({ id }) => id), [sheet, store]);

  useEffect(() => {
    const here = controller.current?.here()?.row.id;
    setOnly((shown) => (shown ? new Set([...lacking(), ...(here ? [here] : [])]) : null));
  }, [column, lacking, controller]);

  useEffect(() => {
    if (wanted.current) controller.current?.goTo(wanted.current);
    wanted.current = null;
  }, [rows, controller]);

  /** Shows a cell that the filter hides: its pupil joins those shown. */
  const reveal = useCallback((id: string) => {
    wanted.current = id;
    setOnly((shown) => (shown ? new Set([...shown, id.slice(0, id.indexOf("|"))]) : null));
  }, []);

  return {
    rows,
    byName,
    filtered: only !== null,
    reveal,
    sort: () => setByName(!byName),
    filter: () => setOnly(only ? null : new Set(lacking())),
  };
}

function byGivenName(rows: readonly GridRow[]): GridRow[] {
  const keys = new Map(rows.map(({ id, name }) => [id, sortName(name)]));
  const key = (row: GridRow) => keys.get(row.id) ?? "";
  return [...rows].sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : one.orderNo - other.orderNo));
}
