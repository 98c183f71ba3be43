import { useRef } from "react";
import { createRoot } from "react-dom/client";
import type { GridController } from "@/components/grid/grid-controller";
import { GridToolbar } from "@/components/grid/grid-toolbar";
import type { GridColumn, GridSheet } from "@/components/grid/grid-types";
import { SaveStatus } from "@/components/grid/save-status";
import { SheetGrid } from "@/components/grid/sheet-grid";
import { useShownRows } from "@/components/grid/shown-rows";
import { useSheet } from "@/components/grid/use-sheet";
import { barePlaces } from "./bare-grid";
import { PUPILS, SUBJECTS, TRAITS } from "./grid-size";

/** What runs in the browser of `bench grid`: the portal's own grid with its tools and saving, and a bare table to compare. */
const subject = (at: number): GridColumn[] => {
  const record = `subject.S${at}`;
  const group = `Môn ${at}`;
  return [
    { key: `level.S${at}`, record, input: "level", head: "Mức", group, name: `Mức, ${group}`, partner: `mark.S${at}` },
    { key: `mark.S${at}`, record, input: "mark", head: "Điểm", group, name: `Điểm, ${group}`, partner: `level.S${at}` },
  ];
};
const trait = (at: number): GridColumn => ({ key: `trait.P${at}`, record: `trait.P${at}`, input: "trait", head: `Phẩm chất ${at}`, group: "Phẩm chất, năng lực", name: `Phẩm chất ${at}` });
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

const SHEET: GridSheet = {
  id: "bench/CN",
  columns: [...numbers(SUBJECTS).flatMap(subject), ...numbers(TRAITS).map(trait)],
  rows: numbers(PUPILS).map((at) => ({ id: `p${at}`, orderNo: at, name: `Nguyễn Hoàng Phương Uyên ${at}`, note: null, locked: {}, none: [] })),
  values: {},
  versions: {},
};
const PLACE = { classId: "bench", period: "CN" } as const;
const nothing = () => undefined;
const noWarning = () => null;

function Sheet() {
  const { store, queue } = useSheet(SHEET, PLACE, "bench");
  const controller = useRef<GridController | null>(null);
  const shown = useShownRows({ sheet: SHEET, store, controller, column: null });
  return (
    <>
      <GridToolbar store={store} rows={SHEET.rows} columns={SHEET.columns} controller={controller} column={null} shown={shown} editable whyClosed={null} />
      <SaveStatus queue={queue} />
      <SheetGrid label="bench" store={store} columns={SHEET.columns} rows={shown.rows} warn={noWarning} controller={controller} onOpen={nothing} onPlace={nothing} onReveal={nothing} onSay={nothing} />
    </>
  );
}

/** Notes for each key how long the first frame after it took to come; Infinity when it does not show the value yet. */
function watchFrames() {
  const frames: number[] = [];
  const watch = (event: KeyboardEvent) => {
    const cell = event.target as HTMLElement;
    const wanted = event.key.toUpperCase();
    requestAnimationFrame((at) => frames.push(cell.textContent === wanted ? at - event.timeStamp : Infinity));
  };
  document.addEventListener("keydown", watch, { capture: true });
  Object.assign(window, { frames });
}
Object.assign(window, { watchFrames });

const root = document.getElementById("root");
if (root && location.pathname === "/bare") barePlaces(root);
else if (root) createRoot(root).render(<Sheet />);
