"use client";
import { History } from "lucide-react";
import type { RefObject } from "react";
import { Button } from "../button";
import type { GridController } from "../grid/grid-controller";
import type { GridColumn } from "../grid/grid-types";

/** From the cell the person stands in to all its attempts: absent, made up, tested again. */
export function AttemptsButton({ column, controller }: { column: GridColumn | null; controller: RefObject<Pick<GridController, "run"> | null> }) {
  const blocked = column?.input === "level" || column?.input === "mark" ? undefined : "Chọn trước một ô mức hoặc ô điểm.";
  return (
    <Button onClick={() => controller.current?.run({ do: "open" })} blocked={blocked} className="px-2.5! font-normal" title="Shift+F2">
      <History aria-hidden className="size-4.5" />
      Các lần kiểm tra
    </Button>
  );
}
