"use client";
import { MessageSquareText } from "lucide-react";
import { createContext, useCallback, useContext, useRef, useState } from "react";
import { placeOfColumn } from "@/lib/domain/records/comment-bank";
import { Button } from "../button";
import type { CellStore } from "../grid/cell-store";
import type { GridColumn, GridRow } from "../grid/grid-types";
import type { CommentDesk } from "./comment-desk";
import { CommentPicker } from "./comment-picker";
import { insertSentence } from "./pick-target";

/** The bank as the fields of one pupil find it; null where nothing can be written. */
export const BankOffer = createContext<{ desk: CommentDesk; store: CellStore; rows: readonly GridRow[] } | null>(null);

/** The bank under a comment field of one pupil at a time. */
export function PupilBank({ id, column }: { id: string; column: GridColumn }) {
  const offer = useContext(BankOffer);
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLSpanElement>(null);
  // The keyboard goes back to where the list was asked for, not to the top of the page.
  const leave = useCallback(() => {
    setOpen(false);
    opener.current?.querySelector("button")?.focus();
  }, []);
  const place = placeOfColumn(column.key);
  const row = offer?.rows.find((one) => id.startsWith(`${one.id}|`));
  if (!offer || !place || !row) return null;
  const pick = (text: string) => {
    insertSentence(offer.store, { cells: [{ id, name: row.name }], column }, text);
    leave();
  };
  return (
    <>
      <span ref={opener}>
        <Button className="mt-1.5 font-normal" aria-label={`Ngân hàng nhận xét: ${column.name}`} onClick={() => setOpen(true)}>
          <MessageSquareText aria-hidden className="size-4.5" />
          Chọn từ ngân hàng
        </Button>
      </span>
      {open && <CommentPicker bank={offer.desk.bank} place={place} level={offer.desk.levels[id] ?? null} about={`${column.name}, ${row.name}`} name={row.name} onPick={pick} onClose={leave} />}
    </>
  );
}
