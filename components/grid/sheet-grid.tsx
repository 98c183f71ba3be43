"use client";
import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import type { CellStore } from "./cell-store";
import { CellMessage } from "./cell-message";
import type { GridController } from "./grid-controller";
import { GridHead } from "./grid-head";
import { PupilRow } from "./grid-row";
import type { Warn } from "./grid-row";
import { GridSummary } from "./grid-summary";
import type { GridColumn, GridRow } from "./grid-types";
import { GridStage } from "./grid-stage";
import type { StageParts } from "./grid-stage";
import "./grid.css";

type Props = {
  label: string;
  store: CellStore;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  warn: Warn;
  controller: RefObject<GridController | null>;
  onOpen: StageParts["onOpen"];
  onPlace: (column: GridColumn | null) => void;
};

/** The class sheet as one table that is typed into: a real table for those who hear it, a spreadsheet for the hands. */
export function SheetGrid({ label, store, columns, rows, warn, controller, onOpen, onPlace }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (!host.current || !field.current) return undefined;
    const stage = new GridStage({ host: host.current, field: field.current, store, columns, rows, onOpen, onPlace });
    controller.current = stage.controller;
    return () => {
      controller.current = null;
      stage.stop();
    };
  }, [store, columns, rows, controller, onOpen, onPlace]);

  return (
    <div ref={host} className="sheet-grid">
      <table role="grid" aria-label={label} aria-rowcount={rows.length + 3} aria-colcount={columns.length + 2}>
        <GridHead columns={columns} />
        <tbody>
          {rows.map((row, index) => (
            <PupilRow key={row.id} row={row} index={index} columns={columns} store={store} warn={warn} />
          ))}
        </tbody>
        <GridSummary store={store} rows={rows} columns={columns} />
      </table>
      <textarea ref={field} className="cell-editor" hidden spellCheck={false} autoComplete="off" />
      <CellMessage host={host} store={store} />
    </div>
  );
}
