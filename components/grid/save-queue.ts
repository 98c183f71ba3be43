import { parseColumn, recordKey } from "@/lib/domain/records/cell-column";
import type { CellStore } from "./cell-store";
import type { CellAnswer, CellChange, CellNote, CellValue, GridSheet } from "./grid-types";
import { cellId } from "./grid-types";
import type { Flight, Kept } from "./kept-cells";
import { createKeeper, takeKept } from "./kept-cells";
import type { Send, Sent } from "./send-cells";

export type SaveState = {
  kind: "idle" | "waiting" | "saving" | "saved" | "offline" | "signed-out";
  unsent: number;
  at: string | null; // "14:05", by the server's clock
};

const QUIET_MS = 500; // after the last key
const LIMIT_MS = 900; // however long the typing goes on
const MOST = 200; // cells a batch
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

/** `keptAs`: the place on this computer of the account's unsent cells of this sheet. */
type Parts = { sheet: GridSheet; store: CellStore; send: Send; keptAs: string };

/**
 * Sends changed cells in batches, one at a time, and says truthfully how far they are: a cell counts as saved only
 * when the server has answered for it. What is unsent, or was turned away and not yet looked at, stays on this
 * computer, also over a reload.
 */
export class SaveQueue {
  private readonly recordOf: ReadonlyMap<string, string>;
  private readonly versions: Map<string, number>;
  private readonly saved: Map<string, CellValue>;
  private readonly waiting = new Map<string, CellChange>();
  private readonly listeners = new Set<() => void>();
  private flight: Flight | null = null;
  private inTheAir = false;
  private waitingSince: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private stopped = false;
  private readonly own: string; // the place of this page
  private readonly keepAs: (kept: Kept) => void;
  private told: SaveState = { kind: "idle", unsent: 0, at: null };

  constructor(private readonly parts: Parts) {
    this.recordOf = new Map(parts.sheet.columns.map((column) => [column.key, column.record]));
    this.versions = new Map(Object.entries(parts.sheet.versions));
    this.saved = new Map(Object.entries(parts.sheet.values));
    this.own = `${parts.keptAs}.${crypto.randomUUID()}`;
    this.keepAs = createKeeper(this.own);
    parts.store.listen((ids) => this.note(ids));
    parts.store.subscribe(() => this.keep());
  }

  state = (): SaveState => this.told;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Takes up what earlier pages could not send, and what they did not come to look at. */
  resume(): void {
    this.stopped = false;
    const { store, keptAs } = this.parts;
    for (const { flight, waiting, turnedAway } of takeKept(keptAs, this.own)) {
      for (const { id, note } of turnedAway) store.say(id, note);
      for (const change of [...(flight?.changes ?? []), ...waiting]) store.receive(idOf(change), change.value, null);
      // One batch goes again under its key; more of them only wait, and the server finds their values standing already.
      const again = this.flight ? [...(flight?.changes ?? []), ...waiting] : waiting;
      this.flight ??= flight;
      for (const change of again) this.waiting.set(idOf(change), change);
    }
    this.keep();
    if (!this.flight && this.waiting.size === 0) return;
    this.tell("waiting");
    this.plan(0);
  }

  /** This page goes; what it could not send is the next one's. */
  stop(): void {
    void this.flush();
    clearTimeout(this.timer);
    this.stopped = true;
  }

  /** Sends now: after a connection has come back, or before leaving. */
  flush = async (): Promise<void> => {
    clearTimeout(this.timer);
    this.waitingSince = null;
    if (this.inTheAir) return;
    this.flight ??= this.take();
    if (!this.flight) return;
    this.inTheAir = true;
    this.tell("saving");
    const sent = await this.parts.send(this.flight);
    this.inTheAir = false;
    if (this.stopped && sent.how !== "answered") return;
    this.settle(sent, this.flight);
  };

  private note(ids: readonly string[]): void {
    for (const id of ids) {
      const [pupilId = "", column = ""] = id.split("|");
      const value = this.parts.store.value(id);
      const onItsWay = this.flight?.changes.some((change) => idOf(change) === id) ?? false;
      // Undone before it was sent: there is nothing to tell the server.
      if (!onItsWay && (this.saved.get(id) ?? null) === value) this.waiting.delete(id);
      else this.waiting.set(id, { pupilId, column, value, baseVersion: this.versions.get(this.record(pupilId, column)) ?? 0 });
    }
    const now = performance.now();
    this.waitingSince ??= now;
    this.tell(this.now());
    this.plan(Math.max(0, Math.min(QUIET_MS, this.waitingSince + LIMIT_MS - now)));
  }

  /** A change taken back before it was sent leaves things as they were: saved, if anything was. */
  private now(): SaveState["kind"] {
    if (this.inTheAir) return "saving";
    if (this.waiting.size > 0 || this.flight) return "waiting";
    return this.told.at === null ? "idle" : "saved";
  }

  private take(): Flight | null {
    const changes = [...this.waiting.values()].slice(0, MOST);
    for (const change of changes) this.waiting.delete(idOf(change));
    return changes.length > 0 ? { key: crypto.randomUUID(), changes } : null;
  }

  private settle(sent: Sent, flight: Flight): void {
    if (sent.how === "not-reached" || sent.how === "signed-out") {
      this.tell(sent.how === "signed-out" ? "signed-out" : "offline");
      return this.plan(RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)] ?? 0);
    }
    this.failures = 0;
    this.flight = null;
    if (sent.how === "answered") sent.cells.forEach((answer) => this.apply(answer, flight));
    else for (const change of flight.changes) this.apply({ ...change, outcome: "refused", code: sent.code, message: sent.message }, flight);
    this.tell(this.waiting.size > 0 ? "waiting" : "saved", sent.how === "answered" ? sent.at : this.told.at);
    if (this.waiting.size > 0) this.plan(0);
  }

  private apply(answer: CellAnswer, flight: Flight): void {
    const id = idOf(answer);
    if (answer.outcome === "saved") {
      const change = flight.changes.find((one) => idOf(one) === id);
      if (change) this.saved.set(id, change.value);
      return this.setVersion(answer.pupilId, answer.column, answer.version);
    }
    if (answer.outcome === "refused") {
      // Typed again meanwhile: the newer value has its own answer coming.
      if (!this.waiting.has(id)) this.parts.store.receive(id, this.saved.get(id) ?? null, { kind: "refused", message: answer.message, mine: this.parts.store.value(id) });
      return;
    }
    const mine = this.parts.store.value(id);
    this.waiting.delete(id);
    this.saved.set(id, answer.value);
    this.setVersion(answer.pupilId, answer.column, answer.version);
    const { author, at } = answer;
    const message = `${author} đã ghi ô này lúc ${at}, thầy cô cũng vừa ghi. Thầy cô chọn giá trị để lại.`;
    this.parts.store.receive(id, answer.value, mine === answer.value ? null : { kind: "conflict", mine, author, at, message });
  }

  /** Of a column that this view does not show, its name tells the record. */
  private record(pupilId: string, column: string): string {
    const cell = parseColumn(column);
    return `${pupilId}|${this.recordOf.get(column) ?? (cell ? recordKey(cell) : column)}`;
  }

  /** Our own newer changes to the same record now start from the version just made. */
  private setVersion(pupilId: string, column: string, version: number): void {
    const record = this.record(pupilId, column);
    this.versions.set(record, version);
    for (const [id, change] of this.waiting) {
      if (this.record(change.pupilId, change.column) === record) this.waiting.set(id, { ...change, baseVersion: version });
    }
  }

  private plan(delay: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.flush(), delay);
  }

  private tell(kind: SaveState["kind"], at = this.told.at): void {
    this.told = { kind, at, unsent: this.waiting.size + (this.flight?.changes.length ?? 0) };
    this.keep();
    this.listeners.forEach((listener) => listener());
  }

  private keep(): void {
    if (this.stopped) return;
    const turnedAway = [...this.parts.store.notes()].filter(([, note]) => isTurnedAway(note)).map(([id, note]) => ({ id, note }));
    this.keepAs({ flight: this.flight, waiting: [...this.waiting.values()], turnedAway });
  }
}

/** A value of this person's that does not stand on the server. */
const isTurnedAway = (note: CellNote): boolean => note.mine !== undefined;

const idOf = (where: { pupilId: string; column: string }): string => cellId(where.pupilId, where.column);
