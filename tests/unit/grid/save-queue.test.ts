import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCellStore } from "@/components/grid/cell-store";
import type { CellAnswer, CellChange, GridSheet } from "@/components/grid/grid-types";
import { cellId } from "@/components/grid/grid-types";
import type { Flight } from "@/components/grid/kept-cells";
import { keptName } from "@/components/grid/kept-cells";
import { SaveQueue } from "@/components/grid/save-queue";
import type { Sent } from "@/components/grid/send-cells";
import { column, sheetOf } from "./sheets";

/** What this computer keeps, as a browser has it. */
let kept: Map<string, string>;

beforeEach(() => {
  vi.useFakeTimers();
  kept = new Map();
  vi.stubGlobal(
    "localStorage",
    new Proxy(
      {
        getItem: (name: string) => kept.get(name) ?? null,
        setItem: (name: string, text: string) => void kept.set(name, text),
        removeItem: (name: string) => void kept.delete(name),
      },
      { ownKeys: () => [...kept.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) },
    ),
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const TEACHER = keptName("teacher-1", "4a/CN");
const saved = ({ changes }: Flight): Sent => ({
  how: "answered",
  at: "14:05",
  cells: changes.map(({ pupilId, column, baseVersion }): CellAnswer => ({ outcome: "saved", pupilId, column, version: baseVersion + 1 })),
});

/** A sheet with its queue, and a server that answers as the test says (by default: everything is saved). */
function open(sheet: GridSheet = sheetOf(3), keptAs = TEACHER) {
  const flights: Flight[] = [];
  const server = { answer: saved as (flight: Flight) => Sent | Promise<Sent> };
  const store = createCellStore(sheet);
  const send = async (flight: Flight) => {
    flights.push(flight);
    return server.answer(flight);
  };
  const queue = new SaveQueue({ sheet, store, send, keptAs });
  const type = (id: string, to: string | null) => store.edit([{ id, to }]);
  const sentValues = () => flights.map(({ changes }) => changes.map((change) => [cellId(change.pupilId, change.column), change.value]));
  return { store, queue, server, flights, type, sentValues };
}
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("when cells are sent", () => {
  test("half a second after the last key, together", async () => {
    const { type, sentValues, queue } = open();
    type("p1|level.TOAN", "T");
    await wait(300);
    type("p2|level.TOAN", "H");
    await wait(400);
    expect(sentValues()).toEqual([]);
    expect(queue.state()).toMatchObject({ kind: "waiting", unsent: 2 });
    await wait(150);
    expect(sentValues()).toEqual([[["p1|level.TOAN", "T"], ["p2|level.TOAN", "H"]]]);
    expect(queue.state()).toEqual({ kind: "saved", unsent: 0, at: "14:05" });
  });

  test("within a second even when the typing goes on", async () => {
    const { type, flights } = open(sheetOf(20));
    for (let at = 1; at <= 5; at += 1) {
      type(`p${at}|level.TOAN`, "T");
      await wait(200);
    }
    expect(flights).toHaveLength(1);
  });

  test("a whole school's column goes in batches of two hundred, one after another", async () => {
    const { store, flights } = open(sheetOf(450));
    store.edit(Array.from({ length: 450 }, (_, at) => ({ id: `p${at + 1}|level.TOAN`, to: "T" })));
    await wait(2_000);
    expect(flights.map(({ changes }) => changes.length)).toEqual([200, 200, 50]);
    expect(new Set(flights.map(({ key }) => key)).size).toBe(3);
  });

  test("a change taken back before it was sent leaves the sheet said to be saved, as it was", async () => {
    const { type, store, flights, queue } = open();
    type("p1|level.TOAN", "T");
    await wait(600);
    type("p2|level.TOAN", "H");
    store.undo();
    expect(queue.state()).toEqual({ kind: "saved", unsent: 0, at: "14:05" });
    await wait(2_000);
    expect(flights).toHaveLength(1);
    expect(queue.state().kind).toBe("saved");
  });

  test("what was undone before it was sent is not sent", async () => {
    const { store, type, flights, queue } = open();
    type("p1|level.TOAN", "T");
    store.undo();
    await wait(2_000);
    expect(flights).toEqual([]);
    expect(queue.state()).toMatchObject({ kind: "idle", unsent: 0 });
  });
});

describe("when the server is not reached", () => {
  test("the same batch goes again under the same key, later and later, until it is answered", async () => {
    const { type, server, flights, queue } = open();
    server.answer = () => ({ how: "not-reached" });
    type("p1|level.TOAN", "T");
    await wait(500);
    expect(queue.state()).toMatchObject({ kind: "offline", unsent: 1 });
    await wait(2_000);
    await wait(4_000);
    server.answer = saved;
    await wait(8_000);
    expect(flights).toHaveLength(4);
    expect(new Set(flights.map(({ key }) => key)).size).toBe(1);
    expect(queue.state()).toMatchObject({ kind: "saved", unsent: 0 });
  });

  test("what is typed meanwhile follows in a batch of its own, from the version just made", async () => {
    const { type, server, flights } = open();
    server.answer = () => ({ how: "not-reached" });
    type("p1|level.TOAN", "T");
    await wait(500);
    type("p1|mark.TOAN", "9");
    server.answer = saved;
    await wait(5_000);
    const last = flights.at(-1)?.changes;
    expect(last).toEqual([{ pupilId: "p1", column: "mark.TOAN", value: "9", baseVersion: 1 }] satisfies CellChange[]);
  });

  test("a session that has ended says so and keeps the cells", async () => {
    const { type, server, queue } = open();
    server.answer = () => ({ how: "signed-out" });
    type("p1|level.TOAN", "T");
    await wait(500);
    expect(queue.state()).toMatchObject({ kind: "signed-out", unsent: 1 });
    expect([...kept.keys()].filter((name) => name.startsWith(TEACHER))).toHaveLength(1);
  });
});

describe("what this computer keeps", () => {
  test("unsent cells outlive the page, are sent under their old key, and nothing stays afterwards", async () => {
    const before = open();
    before.server.answer = () => new Promise<Sent>(() => undefined); // the page is closed before the answer
    before.type("p1|level.TOAN", "T");
    await wait(500);
    const after = open();
    after.queue.resume();
    expect(after.store.value("p1|level.TOAN")).toBe("T");
    await wait(100);
    expect(after.flights[0]).toEqual(before.flights[0]);
    expect(kept.size).toBe(0);
  });

  test("a colleague who signs in on the same computer neither sees nor sends them", async () => {
    const first = open();
    first.server.answer = () => ({ how: "not-reached" });
    first.type("p1|level.TOAN", "T");
    await wait(500);
    const colleague = open(sheetOf(3), keptName("teacher-2", "4a/CN"));
    colleague.queue.resume();
    await wait(500);
    expect(colleague.store.value("p1|level.TOAN")).toBeNull();
    expect(colleague.flights).toEqual([]);
  });

  test("two pages of one person on one sheet do not wipe out what the other keeps", async () => {
    const first = open();
    first.server.answer = () => ({ how: "not-reached" });
    first.type("p1|level.TOAN", "T");
    await wait(500);
    const second = open();
    second.type("p2|level.TOAN", "H");
    await wait(600);
    expect(second.queue.state()).toMatchObject({ kind: "saved", unsent: 0 });
    first.queue.stop(); // closed
    const third = open();
    third.queue.resume();
    expect(third.store.value("p1|level.TOAN")).toBe("T");
    await wait(100);
    expect(third.queue.state()).toMatchObject({ kind: "saved", unsent: 0 });
    expect(kept.size).toBe(0);
  });

  test("cells kept from another part of the sheet still share their record's version", async () => {
    const marks = open(sheetOf(1, { columns: [column("level.TV", "subject.TV", "level"), column("mark.TV", "subject.TV", "mark")] }));
    marks.server.answer = () => ({ how: "not-reached" });
    marks.type("p1|level.TV", "T");
    await wait(500);
    marks.type("p1|mark.TV", "9");
    marks.queue.stop();
    const traits = open(sheetOf(1, { columns: [column("trait.YEU_NUOC", "trait.YEU_NUOC", "trait")] }));
    traits.queue.resume();
    await wait(1_000);
    expect(traits.flights.map(({ changes }) => changes.map(({ column: key, baseVersion }) => [key, baseVersion]))).toEqual([[["level.TV", 0]], [["mark.TV", 1]]]);
  });

  test("a value that was turned away and not yet looked at outlives the page; looked at, it is gone", async () => {
    const before = open();
    before.server.answer = ({ changes }) => ({
      how: "answered",
      at: "14:05",
      cells: changes.map(({ pupilId, column: key }) => ({ outcome: "conflict", pupilId, column: key, value: "C", version: 7, author: "Lê Thị Hoa", at: "14:04" })),
    });
    before.type("p1|level.TOAN", "T");
    await wait(600);
    before.queue.stop();
    const after = open(sheetOf(3, { values: { "p1|level.TOAN": "C" }, versions: { "p1|subject.TOAN": 7 } }));
    after.queue.resume();
    expect(after.store.value("p1|level.TOAN")).toBe("C");
    expect(after.store.note("p1|level.TOAN")).toMatchObject({ kind: "conflict", mine: "T", author: "Lê Thị Hoa" });
    expect(after.flights).toEqual([]);
    after.store.say("p1|level.TOAN", null);
    await wait(100);
    expect(kept.size).toBe(0);
  });

  test("a text there that is not ours counts as nothing", () => {
    kept.set(TEACHER, "{broken");
    const { queue } = open();
    queue.resume();
    expect(queue.state()).toMatchObject({ kind: "idle", unsent: 0 });
  });
});

describe("what the server says about a cell", () => {
  const answer = (cells: CellAnswer[]) => (): Sent => ({ how: "answered", at: "14:05", cells });

  test("refused: the last saved value comes back, with the reason", async () => {
    const { store, type, server } = open(sheetOf(3, { values: { "p1|level.TOAN": "H" }, versions: { "p1|subject.TOAN": 4 } }));
    server.answer = answer([{ outcome: "refused", pupilId: "p1", column: "level.TOAN", code: "WINDOW_CLOSED", message: "Đã hết hạn nhập." }]);
    type("p1|level.TOAN", "T");
    await wait(500);
    expect(store.value("p1|level.TOAN")).toBe("H");
    expect(store.note("p1|level.TOAN")).toEqual({ kind: "refused", message: "Đã hết hạn nhập.", mine: "T" });
  });

  test("conflict: theirs is shown, mine is offered, and writing mine again starts from their version", async () => {
    const { store, type, server, flights } = open();
    server.answer = answer([{ outcome: "conflict", pupilId: "p1", column: "level.TOAN", value: "C", version: 7, author: "Lê Thị Hoa", at: "14:04" }]);
    type("p1|level.TOAN", "T");
    await wait(500);
    expect(store.value("p1|level.TOAN")).toBe("C");
    expect(store.note("p1|level.TOAN")).toMatchObject({ kind: "conflict", mine: "T", author: "Lê Thị Hoa", at: "14:04" });
    server.answer = saved;
    type("p1|level.TOAN", "T");
    await wait(500);
    expect(flights.at(-1)?.changes).toEqual([{ pupilId: "p1", column: "level.TOAN", value: "T", baseVersion: 7 }]);
    expect(store.note("p1|level.TOAN")).toBeNull();
  });

  test("a whole batch refused: every cell goes back and tells why", async () => {
    const { store, type, server } = open();
    server.answer = () => ({ how: "refused", code: "NOT_YOURS", message: "Lớp này không do thầy cô phụ trách." });
    type("p1|level.TOAN", "T");
    type("p2|level.TOAN", "T");
    await wait(500);
    expect(["p1|level.TOAN", "p2|level.TOAN"].map(store.value)).toEqual([null, null]);
    expect(store.notes().size).toBe(2);
  });
});
