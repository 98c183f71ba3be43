import type { GridController } from "./grid-controller";
import type { CellNote, CellValue, GridColumn } from "./grid-types";
import type { Next, Sitting, Writing } from "./text-editor";
import type { Typed } from "./typed-value";
import { readTyped } from "./typed-value";

type Begun = { value: CellValue; note: CellNote | null };

/** What the editor of long texts does to the cells: drafts on the way, the finished text, and what Escape brings back. */
export function textWriting(controller: GridController): Writing {
  const { store } = controller;
  const before = new WeakMap<Sitting, Begun>();
  const read = ({ id }: Sitting, text: string): Typed => {
    const column = columnOf(controller, id);
    return column ? readTyped(column.input, text, column.maxLength) : { ok: false, message: "" };
  };

  const write = (sitting: Sitting, to: CellValue) => {
    const note = store.note(sitting.id);
    // Somebody else's value came in while this was being written: neither overwrites the other, the person chooses.
    if (note?.kind === "conflict" && note !== before.get(sitting)?.note) store.say(sitting.id, { ...note, mine: to });
    else store.edit([{ id: sitting.id, to }], sitting);
  };

  return {
    begun: (sitting) => void before.set(sitting, { value: store.value(sitting.id), note: store.note(sitting.id) }),
    draft(sitting, text) {
      const typed = read(sitting, text);
      if (typed.ok) write(sitting, typed.value);
    },
    done(sitting, text, then) {
      const typed = read(sitting, text);
      if (!typed.ok) {
        store.say(sitting.id, { kind: "refused", message: typed.message, mine: text });
        return false;
      }
      if (store.note(sitting.id)?.kind === "refused") store.say(sitting.id, null);
      write(sitting, typed.value);
      goOn(controller, then);
      return true;
    },
    dropped(sitting) {
      const begun = before.get(sitting);
      if (begun) write(sitting, begun.value);
    },
  };
}

const columnOf = ({ columns }: GridController, id: string): GridColumn | undefined => columns.find(({ key }) => id.endsWith(`|${key}`));

function goOn(controller: GridController, then: Next): void {
  if (then === "next-empty") controller.run({ do: "next-empty" });
  else if (then !== "stay") controller.run({ do: "move", rows: then === "down" ? 1 : 0, columns: then === "right" ? 1 : 0 });
}
