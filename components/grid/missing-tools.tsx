"use client";
import { ChevronsDown } from "lucide-react";
import { memo, useMemo, useSyncExternalStore } from "react";
import type { RefObject } from "react";
import { Button } from "../button";
import type { CellStore } from "./cell-store";
import type { GridController } from "./grid-controller";
import type { GridColumn, GridRow } from "./grid-types";
import { createMissingCount } from "./missing-count";

type Props = {
  store: CellStore;
  rows: readonly GridRow[];
  columns: readonly GridColumn[];
  controller: RefObject<GridController | null>;
  filtered: boolean;
  filter: () => void;
};

const SMALL = "px-2.5!";

/** How much is still missing, and the ways to it. The only tools that every key draws anew. */
export function MissingTools({ store, rows, columns, controller, filtered, filter }: Props) {
  const missing = useMemo(() => createMissingCount(store, rows, columns), [store, rows, columns]);
  const total = useSyncExternalStore(missing.subscribe, missing.count, missing.count);
  const none = total === 0 ? "Không còn ô nào thầy cô phải nhập ở phần này." : undefined;
  return (
    <>
      <Button aria-pressed={filtered} onClick={filter} className={`${SMALL} ${filtered ? "bg-action-soft" : "font-normal"}`} blocked={filtered ? undefined : none}>
        Chỉ ô còn thiếu ({total})
      </Button>
      {total > 0 && <NextEmpty controller={controller} />}
    </>
  );
}

/** The same at every key. */
const NextEmpty = memo(function NextEmpty({ controller }: Pick<Props, "controller">) {
  return (
    <Button onClick={() => controller.current?.run({ do: "next-empty" })} className={`${SMALL} font-normal`} title="Ctrl+Enter">
      <ChevronsDown aria-hidden className="size-4.5" />
      Ô trống tiếp
    </Button>
  );
});
