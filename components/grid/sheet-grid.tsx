"use client";
import { useEffect, useMemo, useRef } from "react";
import type { CSSProperties, RefObject } from "react";
import type { CellStore } from "./cell-store";
import { CellMessage } from "./cell-message";
import { columnWidths } from "./column-groups";
import type { GridController } from "./grid-controller";
import { GridHead } from "./grid-head";
import { PupilRow } from "./grid-row";
import type { Warn } from "./grid-cell";
import { GridSummary, SUMMARY_ROWS } from "./grid-summary";
import type { GridColumn, GridRow } from "./grid-types";
import { GridStage } from "./grid-stage";
import type { StageParts } from "./grid-stage";
import "./grid.css";

type Props = Pick<StageParts, "onOpen" | "onPlace" | "onReveal" | "onSay" | "onBlock"> & {
  label: string;
  store: CellStore;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  warn: Warn;
  controller: RefObject<GridController | null>;
};

/** The class sheet as one table that is typed into: a real table for those who hear it, a spreadsheet for the hands. */
export function SheetGrid({ label, store, columns, rows, warn, controller, ...on }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const widths = useMemo(() => widthsOf(columns), [columns]);
  useStage({ host, field, store, columns, rows, controller, ...on });

  return (
    <div ref={host} className="sheet-grid">
      <table role="grid" aria-label={label} aria-multiselectable aria-rowcount={rows.length + 2 + SUMMARY_ROWS} aria-colcount={columns.length + 2} style={widths}>
        <GridHead columns={columns} />
        {rowBlocks(rows).map(({ start, block }) => (
          <tbody key={start} role="rowgroup">
            {block.map((row, at) => (
              <PupilRow key={row.id} row={row} index={start + at} columns={columns} store={store} warn={warn} />
            ))}
          </tbody>
        ))}
        <GridSummary store={store} rows={rows} columns={columns} />
      </table>
      <textarea ref={field} className="cell-editor" hidden spellCheck={false} autoComplete="off" />
      <CellMessage host={host} store={store} />
    </div>
  );
}

const BLOCK = 5;

/** A few rows at a time, each block a layer of its own (grid.css): a key then draws one block anew and hands on the others as they are. */
const rowBlocks = (rows: readonly GridRow[]): { start: number; block: readonly GridRow[] }[] =>
  Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_, at) => ({ start: at * BLOCK, block: rows.slice(at * BLOCK, (at + 1) * BLOCK) }));

/** The one template all rows are laid out by; how wide a text is, the style says (grid.css). */
function widthsOf(columns: readonly GridColumn[]): CSSProperties {
  const tracks = columnWidths(columns).map((width, at) => ({ width, least: columns[at]?.input === "text" ? "var(--text)" : `${width}rem` }));
  const template = tracks.map(({ width, least }) => `minmax(${least}, ${width}fr)`).join(" ");
  return { "--columns": `var(--order) var(--name) ${template}`, "--wide": `calc(var(--order) + var(--name) + ${tracks.map(({ least }) => least).join(" + ")})` } as CSSProperties;
}

type Drawn = Omit<StageParts, "host" | "field"> & { host: RefObject<HTMLDivElement | null>; field: RefObject<HTMLTextAreaElement | null>; controller: Props["controller"] };

/** One stage for as long as the sheet is open: filtering and sorting change its rows, not where the person stands. */
function useStage({ host, field, store, columns, rows, controller, onOpen, onPlace, onReveal, onSay, onBlock }: Drawn) {
  const stage = useRef<GridStage | null>(null);
  const drawn = useRef({ rows, columns });
  drawn.current = { rows, columns };

  useEffect(() => {
    if (!host.current || !field.current) return undefined;
    const made = new GridStage({ host: host.current, field: field.current, store, ...drawn.current, onOpen, onPlace, onReveal, onSay, onBlock });
    stage.current = made;
    controller.current = made.controller;
    return () => {
      controller.current = null;
      stage.current = null;
      made.stop();
    };
  }, [host, field, store, controller, onOpen, onPlace, onReveal, onSay, onBlock]);

  useEffect(() => stage.current?.change(rows, columns), [rows, columns]);
}
