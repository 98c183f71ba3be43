import { createRest } from "./hands-rest";
import { createWholes } from "./whole-marks";
import type { CellNote, CellValue, GridSheet } from "./grid-types";

export type Edit = { id: string; to: CellValue };
type Step = { edits: readonly { id: string; from: CellValue; to: CellValue }[]; sitting: object | null };
type Listener = () => void;

/**
 * The cells of one sheet, outside React: a key press touches the listeners of one cell and its column, and nothing else.
 * Values here are what the person sees; sending them is the save queue's matter.
 */
export type CellStore = ReturnType<typeof createCellStore>;

export function createCellStore(sheet: GridSheet) {
  const values = new Map<string, CellValue>(Object.entries(sheet.values));
  const notes = new Map<string, CellNote>();
  const bells = createBells();
  let onEdit: (ids: readonly string[]) => void = () => undefined;

  const value = (id: string): CellValue => values.get(id) ?? null;
  const wholeBeside = createWholes(sheet.columns, value);

  const write = (edits: readonly Edit[]) => {
    let isSaid = false;
    for (const { id, to } of edits) {
      values.set(id, to);
      isSaid = notes.delete(id) || isSaid;
    }
    const ids = edits.map(({ id }) => id);
    const wholes = ids.flatMap((id) => wholeBeside(id) ?? []);
    for (const { id, to } of wholes) values.set(id, to);
    bells.ring([...ids, ...wholes.map(({ id }) => id)], isSaid);
    onEdit(ids);
  };

  return {
    value,
    note: (id: string): CellNote | null => notes.get(id) ?? null,
    notes: (): ReadonlyMap<string, CellNote> => notes,
    ...bells.asked,
    listen: (listener: (ids: readonly string[]) => void) => void (onEdit = listener),

    ...createSteps(value, write),

    /** What the server holds: shown without being sent again. */
    receive(id: string, to: CellValue, note: CellNote | null) {
      values.set(id, to);
      if (note) notes.set(id, note);
      else notes.delete(id);
      bells.ring([id], true);
    },
    /** Cells whose warning has changed though their value has not. */
    touch(ids: readonly string[]) {
      if (ids.length > 0) bells.ring(ids, true);
    },
    /** Something to say beside a cell whose value stays. */
    say(id: string, note: CellNote | null) {
      if (note) notes.set(id, note);
      else if (!notes.delete(id)) return;
      bells.ring([id], true);
    },
  };
}

/** What was done, to be taken back and done again. */
function createSteps(value: (id: string) => CellValue, write: (edits: readonly Edit[]) => void) {
  const past: Step[] = [];
  const future: Step[] = [];
  return {
    /**
     * What a person did: one step to undo, however many cells. A text that is saved while it is being written is one
     * step from the first letter to the last: its writes name their sitting.
     */
    edit(edits: readonly Edit[], sitting: object | null = null): boolean {
      const changed = edits.filter(({ id, to }) => value(id) !== to);
      if (changed.length === 0) return false;
      const begun = sitting && past.at(-1)?.sitting === sitting ? past.pop() : undefined;
      const step = stepOf(changed, value, begun);
      if (step.some(({ from, to }) => from !== to)) past.push({ sitting, edits: step });
      future.length = 0;
      write(changed);
      return true;
    },
    /** Takes back the last step. Returns the cell to go to, or null when there is none. */
    undo(): string | null {
      const step = past.pop();
      if (!step) return null;
      future.push(step);
      write(step.edits.map(({ id, from }) => ({ id, to: from })));
      return step.edits[0]?.id ?? null;
    },
    redo(): string | null {
      const step = future.pop();
      if (!step) return null;
      past.push(step);
      write(step.edits);
      return step.edits[0]?.id ?? null;
    },
  };
}

/** One step to undo: where a sitting goes on, back to what stood there when it began. */
function stepOf(changed: readonly Edit[], value: (id: string) => CellValue, begun: Step | undefined): Step["edits"] {
  const held = new Map(begun?.edits.map(({ id, from }) => [id, from]));
  return changed.map(({ id, to }) => ({ id, from: held.has(id) ? (held.get(id) ?? null) : value(id), to }));
}

const LOOK_MS = 60;

/**
 * Who wants to know when a cell, a row, a column, or anything at all has changed. What is drawn of a cell is told at once.
 * What counts a column, and what only looks on, is told with a key after a rest, and when the hands rest while keys follow
 * each other: numbers in other places would cost a key more than its own cell (decision 130). What is said of a cell
 * (`isSaid`: said now, or no longer) does not wait for that. Revisions are true at once.
 * Shape of a snapshot: a number that grows.
 */
function createBells() {
  const cells = createPeal();
  const rows = createPeal();
  const columns = createPeal();
  const all = new Set<Listener>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const look = () => {
    timer ??= setTimeout(() => {
      timer = null;
      all.forEach((listener) => listener());
    }, LOOK_MS);
  };
  const rest = createRest(() => {
    columns.tell();
    look();
  });

  const ring = (ids: readonly string[], isSaid: boolean) => {
    const places = ids.map((id) => id.split("|") as [string, string]);
    columns.note(places.map(([, column]) => column));
    cells.ring(ids);
    rows.ring(places.map(([row]) => row));
    rest.stir();
    if (isSaid) look();
  };

  return {
    ring,
    asked: {
      revision: rows.revision,
      cellRevision: cells.revisionOf,
      rowRevision: rows.revisionOf,
      columnRevision: columns.revisionOf,
      subscribe: (listener: Listener) => subscribeTo(all, listener),
      subscribeCell: cells.subscribe,
      subscribeRow: rows.subscribe,
      subscribeColumn: columns.subscribe,
    },
  };
}

const subscribeTo = (listeners: Set<Listener>, listener: Listener) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Bells by name: cells, rows or columns. `ring` notes and tells; they may also be noted now and told later. */
function createPeal() {
  const listeners = new Map<string, Set<Listener>>();
  const revisions = new Map<string, number>();
  const untold = new Set<string>();
  let revision = 0;
  const of = (name: string) => listeners.get(name) ?? (listeners.set(name, new Set()).get(name) as Set<Listener>);
  const note = (names: readonly string[]) => {
    revision += 1;
    for (const name of names) {
      revisions.set(name, revision);
      untold.add(name);
    }
  };
  const tell = () => {
    const names = [...untold];
    untold.clear();
    for (const name of names) listeners.get(name)?.forEach((listener) => listener());
  };
  return {
    note,
    tell,
    ring(names: readonly string[]) {
      note(names);
      tell();
    },
    revision: () => revision,
    revisionOf: (name: string) => revisions.get(name) ?? 0,
    subscribe: (name: string, listener: Listener) => subscribeTo(of(name), listener),
  };
}
