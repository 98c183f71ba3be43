"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { findRuleSet } from "@/lib/domain/assessment/rule-sets";
import { levelMarkWarning } from "@/lib/domain/assessment/warnings";
import { WARNING_TAGS } from "@/lib/domain/assessment/warnings-words";
import type { SubjectLevel } from "@/lib/domain/assessment/levels";
import type { Period } from "@/lib/domain/assessment/periods";
import { BankTool } from "../comments/bank-tool";
import { BankOffer } from "../comments/pupil-bank";
import type { CommentDesk } from "../comments/comment-desk";
import { useCommentCheck } from "../comments/use-comment-check";
import { EmptyState } from "../empty-state";
import { usePastePreview } from "../import/paste-preview";
import type { GridController } from "./grid-controller";
import type { CellWarning, GridColumn, GridRow, GridSheet } from "./grid-types";
import { cellId } from "./grid-types";
import { GridToolbar, hint, ToLookAt } from "./grid-toolbar";
import type { Warn } from "./grid-cell";
import { KeyPad } from "./key-pad";
import type { Finder } from "./one-pupil";
import { OnePupil } from "./one-pupil";
import { SaveStatus } from "./save-status";
import { SheetGrid } from "./sheet-grid";
import { useShownRows } from "./shown-rows";
import { useSheet } from "./use-sheet";

type Props = {
  title: string;
  shortTitle: string; // what is seen of it: the way to the page says the rest
  sheet: GridSheet;
  place: { classId: string; period: Period };
  circular: string; // code of the rules of this year and grade
  accountId: string;
  editable: boolean;
  whyClosed: string | null;
  start: string | null; // the cell a link points at
  actions: ReactNode;
  views: ReactNode;
  simple: boolean; // one pupil at a time instead of the grid
  hints: Readonly<Record<string, CellWarning>>; // cellId → what a colleague suggests there
  desk: CommentDesk | null; // what lies beside the comments, in a view that has them
};

const NO_SENTENCES: CommentDesk["bank"] = [];

/** A class's sheet to work in: its class and views, tools and the state of saving, the grid. */
export function SheetWorkspace({ title, shortTitle, sheet, place, circular, accountId, editable, whyClosed, start, actions, views, simple, hints, desk }: Props) {
  const { store, queue } = useSheet(sheet, place, accountId);
  const controller = useRef<GridController | null>(null);
  const finder = useRef<Finder | null>(null);
  const [column, setColumn] = useState<GridColumn | null>(null);
  const paste = usePastePreview(desk?.bank ?? NO_SENTENCES);
  const shown = useShownRows({ sheet, store, controller, column });
  const check = useCommentCheck(store, sheet, desk);
  const warn = useCallback<Warn>(
    (row, one, value, partner) => (one.input === "text" ? check?.warn(row, one, value) : warnOf({ period: place.period, circular }, one, value, partner)) ?? hints[cellId(row.id, one.key)] ?? null,
    [check, hints, place.period, circular],
  );
  const offer = useMemo(() => (editable && desk ? { desk, store, rows: sheet.rows } : null), [editable, desk, store, sheet.rows]);
  // What is typed goes up first: leaving a page with unsent cells asks the person, and here nobody means to lose anything.
  const open = useCallback((row: GridRow, one: GridColumn) => void queue.flush().then(() => location.assign(pageBehind(place, row, one))), [queue, place]);

  useEffect(() => void (start && controller.current?.goTo(start)), [start]);

  return (
    <>
      {/* Two rows at 1366 pixels, that as many pupils as possible stay in sight; what comes and goes stands at the end of the second. */}
      <header className="mb-2 flex flex-wrap items-center gap-2">
        <h1 className="text-[1.15rem] leading-7 font-bold max-sm:-order-2">
          <span className="sr-only">{title}</span>
          <span aria-hidden>{shortTitle}</span>
        </h1>
        {views}
        <div className="no-print ml-auto max-sm:-order-1">{actions}</div>
      </header>
      <div className="no-print mb-2.5 flex flex-wrap items-center gap-2">
        {simple ? <ToLookAt store={store} controller={finder} /> : <GridToolbar store={store} rows={sheet.rows} columns={sheet.columns} controller={controller} column={column} shown={shown} editable={editable} whyClosed={whyClosed} />}
        {editable && !simple && desk && <BankTool desk={desk} store={store} column={column} controller={controller} />}
        {editable && (
          <div className="ml-auto">
            <SaveStatus queue={queue} />
          </div>
        )}
      </div>
      {sheet.rows.length === 0 ? (
        <EmptyState title="Lớp chưa có học sinh">Nhân viên học vụ xếp học sinh vào lớp, sau đó thầy cô nhập được kết quả.</EmptyState>
      ) : simple ? (
        <BankOffer value={offer}>
          <OnePupil rows={sheet.rows} columns={sheet.columns} store={store} warn={warn} finder={finder} start={start} />
        </BankOffer>
      ) : (
        <SheetGrid label={title} store={store} columns={sheet.columns} rows={shown.rows} warn={warn} controller={controller} onOpen={open} onPlace={setColumn} onReveal={shown.reveal} onSay={say} onBlock={paste.onBlock} />
      )}
      {editable && !simple && <p className="no-print mt-1.5 hidden text-[0.88rem] text-ink-soft sm:block">{hint(sheet.columns)}</p>}
      {paste.dialog}
      {editable && !simple && <KeyPad column={column} controller={controller} />}
    </>
  );
}

/** Where more is known of a cell: the days missed, or every attempt at a test. */
function pageBehind({ classId, period }: Props["place"], row: GridRow, { input, record }: GridColumn): string {
  const base = `/so-theo-doi/${classId}/${period}`;
  return input === "shown" ? `${base}/ngay-nghi?hoc-sinh=${row.id}` : `${base}/lan-kiem-tra/${row.id}/${record.replace("subject.", "")}`;
}

const say = (message: string) => void toast(message);

function warnOf({ period, circular }: { period: Period; circular: string }, column: GridColumn, value: string | null, partner: string | null): CellWarning | null {
  if (!column.partner || value === null || partner === null) return null;
  const [level, mark] = column.input === "level" ? [value, partner] : [partner, value];
  const rules = findRuleSet(circular);
  const message = rules && /^\d+$/.test(mark) ? levelMarkWarning(level as SubjectLevel, Number(mark), period, rules) : null;
  return message === null ? null : { message, tag: WARNING_TAGS.LEVEL_AND_MARK };
}
