import "server-only";
import type { MissingItem } from "@/lib/domain/assessment/missing-items";
import { missingWords } from "@/lib/domain/assessment/missing-items";
import { columnKey } from "@/lib/domain/records/cell-column";
import type { MissingCell } from "./sheet-progress";

/** Something missing, and the very cell it belongs into. */
export type MissingLink = { cell: string; words: string; pupil: string; column: string };

/** A missing item as a link of the review page. */
export function linkOf({ pupil, item }: MissingCell): MissingLink {
  const column = columnOf(item);
  return { cell: `${pupil.id}|${column}`, words: missingWords(item), pupil: pupil.fullName, column };
}

function columnOf(item: MissingItem): string {
  switch (item.kind) {
    case "LEVEL":
      return columnKey({ kind: "level", subject: item.subject });
    case "MARK":
      return columnKey({ kind: "mark", subject: item.subject });
    case "TRAIT":
      return columnKey({ kind: "trait", trait: item.trait });
    case "REMARK":
      return columnKey({ kind: "remark", remark: item.remark });
    case "HEIGHT":
      return "height";
    case "WEIGHT":
      return "weight";
  }
}
