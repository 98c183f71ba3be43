import { useEffect, useMemo } from "react";
import type { Period } from "@/lib/domain/assessment/periods";
import { createCellStore } from "./cell-store";
import type { GridSheet } from "./grid-types";
import { keptName } from "./kept-cells";
import { SaveQueue } from "./save-queue";
import { sendCells } from "./send-cells";

/** One store and one queue for as long as the same sheet is open, whatever the page draws anew. */
export function useSheet(sheet: GridSheet, place: { classId: string; period: Period }, accountId: string) {
  const { store, queue } = useMemo(() => {
    const cells = createCellStore(sheet);
    return { store: cells, queue: new SaveQueue({ sheet, store: cells, send: sendCells({ ...place, account: accountId }), keptAs: keptName(accountId, sheet.id) }) };
  }, [sheet, place, accountId]);

  useEffect(() => {
    queue.resume();
    const guard = (event: BeforeUnloadEvent) => {
      if (queue.state().unsent > 0) event.preventDefault();
    };
    const again = () => void queue.flush();
    const leaving = () => document.visibilityState === "hidden" && again();
    window.addEventListener("beforeunload", guard);
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", leaving);
    return () => {
      queue.stop();
      window.removeEventListener("beforeunload", guard);
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", leaving);
    };
  }, [queue]);
  return { store, queue };
}
