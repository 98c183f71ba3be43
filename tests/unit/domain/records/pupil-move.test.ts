import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import type { DoneMove, ListedClass, MoveState, PupilStanding } from "@/lib/domain/records/pupil-move";
import { decideArrival, decideClassMove, decideLeaving, decideLeavingStep, decideTakeBack, LEAVING_ACTIONS } from "@/lib/domain/records/pupil-move";
import * as who from "../actors";

const YEAR = { startsOn: "2025-09-05", endsOn: "2026-05-31", today: "2026-05-11" };
const listed = (className: string, more: Partial<ListedClass> = {}): ListedClass => ({ classId: className, className, grade: 3, yearId: "2025", handedIn: false, certified: false, lastDay: "2026-05-29", ...more });
const NEW: PupilStanding = { place: null, lastDay: null, waits: false, hasUnit: false, heldOut: false };
const in3A = (more: Partial<ListedClass> = {}): PupilStanding => ({ ...NEW, place: { class: listed("3A", more), since: "2025-09-05" } });
/** The code of a refusal with what it names, or yes. */
const told = (decision: { ok: true } | { ok: false; code: string; detail: string }) => (decision.ok ? "yes" : `${decision.code} ${decision.detail}`.trim());

describe("a pupil comes", () => {
  test.each<[string, { actor?: Actor; day?: string; pupil?: PupilStanding; to?: Partial<ListedClass> }, string]>([
    ["into an open class, today", {}, "yes"],
    ["on the first day of the year", { day: "2025-09-05" }, "yes"],
    ["a day before it", { day: "2025-09-04" }, "MOVE_DAY 05/09/2025 – 31/05/2026"],
    ["tomorrow", { day: "2026-05-12" }, "MOVE_DAY 05/09/2025 – 31/05/2026"],
    ["who is in a class already", { pupil: in3A() }, "MOVE_HAS_PLACE 3A"],
    ["back, a day after he left", { pupil: { ...NEW, lastDay: "2026-05-10" } }, "yes"],
    ["back, on the day he left", { pupil: { ...NEW, lastDay: "2026-05-11" } }, "MOVE_BEFORE_END 11/05/2026"],
    ["whose học bạ of the year is made", { pupil: { ...NEW, hasUnit: true } }, "MOVE_UNITS"],
    ["after the year-end assessment", { to: { lastDay: "2026-05-10" } }, "MOVE_TOO_LATE 3B"],
    ["on its last day", { to: { lastDay: "2026-05-11" } }, "yes"],
    ["into a class of which a subject is handed in", { to: { handedIn: true } }, "MOVE_HANDED_IN 3B"],
    ["into a certified class", { to: { handedIn: true, certified: true } }, "MOVE_CERTIFIED 3B"],
    ["written by the homeroom teacher", { actor: who.HOMEROOM_3A }, "ONLY_ACADEMIC_CLERK"],
    ["written by the head", { actor: who.HEAD }, "ONLY_ACADEMIC_CLERK"],
    ["written by the administrator", { actor: who.ADMINISTRATOR }, "NOT_FOR_ADMINISTRATOR"],
  ])("%s: %s", (_what, { actor = who.ACADEMIC_CLERK, day = "2026-05-11", pupil = NEW, to = {} }, answer) => {
    expect(told(decideArrival({ actor, year: YEAR, pupil, day, to: listed("3B", to) }))).toBe(answer);
  });
});

describe("a pupil changes class", () => {
  test.each<[string, { actor?: Actor; day?: string; pupil?: PupilStanding; to?: ListedClass }, string]>([
    ["of one grade", {}, "yes"],
    ["a day after he came", { day: "2025-09-06" }, "yes"],
    ["on the day he came", { day: "2025-09-05" }, "MOVE_BEFORE_START 05/09/2025"],
    ["into his own", { to: listed("3A") }, "MOVE_SAME_CLASS"],
    ["into another grade", { to: listed("4A", { grade: 4 }) }, "MOVE_OTHER_GRADE"],
    ["into another year", { to: listed("3B", { yearId: "2026" }) }, "MOVE_OTHER_GRADE"],
    ["without being in one", { pupil: NEW }, "MOVE_NO_PLACE"],
    ["while a transfer waits for the head", { pupil: { ...in3A(), waits: true } }, "MOVE_WAITS"],
    ["while held out", { pupil: { ...in3A(), heldOut: true } }, "MOVE_HELD_OUT"],
    ["with the year's học bạ made", { pupil: { ...in3A(), hasUnit: true } }, "MOVE_UNITS"],
    ["out of one that handed in a subject", { pupil: in3A({ handedIn: true }) }, "MOVE_HANDED_IN 3A"],
    ["out of a certified one", { pupil: in3A({ certified: true }) }, "MOVE_CERTIFIED 3A"],
    ["into a certified one", { to: listed("3B", { certified: true }) }, "MOVE_CERTIFIED 3B"],
    ["by the head's hand", { actor: who.HEAD }, "ONLY_ACADEMIC_CLERK"],
  ])("%s: %s", (_what, { actor = who.ACADEMIC_CLERK, day = "2026-05-11", pupil = in3A(), to = listed("3B") }, answer) => {
    expect(told(decideClassMove({ actor, year: YEAR, pupil, day, to }))).toBe(answer);
  });
});

describe("a pupil leaves", () => {
  test.each<[string, { actor?: Actor; day?: string; pupil?: PupilStanding }, string, string]>([
    ["with a last day in the stay", {}, "yes", "ONLY_HEAD"],
    ["decided by the head", { actor: who.HEAD }, "ONLY_ACADEMIC_CLERK", "yes"],
    ["decided by the deputy", { actor: who.DELEGATED_DEPUTY }, "ONLY_ACADEMIC_CLERK", "ONLY_HEAD"],
    ["on his first day", { actor: who.HEAD, day: "2025-09-05" }, "ONLY_ACADEMIC_CLERK", "yes"],
    ["before he came", { actor: who.HEAD, day: "2025-09-04" }, "ONLY_ACADEMIC_CLERK", "MOVE_BEFORE_START 04/09/2025"],
    ["while another proposal waits", { pupil: { ...in3A(), waits: true } }, "MOVE_WAITS", "ONLY_HEAD"],
    ["from a class that handed in a subject", { pupil: in3A({ handedIn: true }) }, "yes", "ONLY_HEAD"],
    ["from a certified class", { pupil: in3A({ certified: true }) }, "MOVE_CERTIFIED 3A", "ONLY_HEAD"],
    ["to come", { day: "2026-05-12" }, "MOVE_DAY 05/09/2025 – 31/05/2026", "ONLY_HEAD"],
  ])("%s: proposed %s, decided %s", (_what, { actor = who.ACADEMIC_CLERK, day = "2026-05-08", pupil = in3A() }, proposed, decided) => {
    const at = { actor, year: YEAR, pupil, day };
    expect([told(decideLeaving("pupil.propose-leaving", at)), told(decideLeaving("pupil.decide-leaving", { ...at, pupil: { ...pupil, waits: true } }))]).toEqual([proposed, decided]);
  });

  /** approve, refuse, withdraw of each state: whose and where to. */
  test.each<[MoveState, Actor, readonly string[]]>([
    ["PROPOSED", who.HEAD, ["DONE", "REFUSED", "ONLY_ACADEMIC_CLERK"]],
    ["PROPOSED", who.ACADEMIC_CLERK, ["ONLY_HEAD", "ONLY_HEAD", "WITHDRAWN"]],
    ["DONE", who.HEAD, ["STEP_NOT_NOW", "STEP_NOT_NOW", "ONLY_ACADEMIC_CLERK"]],
    ["REFUSED", who.HEAD, ["STEP_NOT_NOW", "STEP_NOT_NOW", "ONLY_ACADEMIC_CLERK"]],
    ["WITHDRAWN", who.ACADEMIC_CLERK, ["ONLY_HEAD", "ONLY_HEAD", "STEP_NOT_NOW"]],
    ["TAKEN_BACK", who.HEAD, ["STEP_NOT_NOW", "STEP_NOT_NOW", "ONLY_ACADEMIC_CLERK"]],
  ])("a proposal that is %s", (state, actor, answers) => {
    const step = (action: (typeof LEAVING_ACTIONS)[number]) => decideLeavingStep(action, { actor, classId: "3A", state, note: "vì" });
    expect(LEAVING_ACTIONS.map(step).map((one) => (one.ok ? one.value : one.reason))).toEqual(answers);
  });

  test("is refused only with a reason", () => {
    expect(decideLeavingStep("refuse", { actor: who.HEAD, classId: "3A", state: "PROPOSED", note: " " })).toMatchObject({ reason: "REASON_NEEDED" });
  });
});

describe("a move is taken back", () => {
  const done: DoneMove = { kind: "MOVED_CLASS", state: "DONE", isLast: true, used: false, classes: [listed("3B"), listed("3A")], pupil: in3A() };
  test.each<[string, Actor, Partial<DoneMove>, string]>([
    ["while nothing rests on it", who.ACADEMIC_CLERK, {}, "yes"],
    ["by the head, of a transfer", who.HEAD, { kind: "TRANSFERRED", classes: [listed("3A")], pupil: NEW }, "yes"],
    ["by học vụ, of a transfer", who.ACADEMIC_CLERK, { kind: "TRANSFERRED", classes: [listed("3A")], pupil: NEW }, "ONLY_HEAD"],
    ["by the head, of a reception", who.HEAD, { kind: "ARRIVED" }, "ONLY_ACADEMIC_CLERK"],
    ["twice", who.ACADEMIC_CLERK, { state: "TAKEN_BACK" }, "STEP_NOT_NOW"],
    ["when another followed", who.ACADEMIC_CLERK, { isLast: false }, "MOVE_NOT_LAST"],
    ["once something was entered", who.ACADEMIC_CLERK, { used: true }, "MOVE_HAS_RESULTS"],
    ["once a class is certified", who.ACADEMIC_CLERK, { classes: [listed("3B"), listed("3A", { certified: true })] }, "MOVE_CERTIFIED 3A"],
    ["once the học bạ is made", who.ACADEMIC_CLERK, { pupil: { ...in3A(), hasUnit: true } }, "MOVE_UNITS"],
  ])("%s", (_what, actor, more, answer) => {
    expect(told(decideTakeBack(actor, { ...done, ...more }, "Ghi nhầm"))).toBe(answer);
  });

  test("with its reason", () => {
    expect(told(decideTakeBack(who.ACADEMIC_CLERK, done, " "))).toBe("REASON_NEEDED");
  });
});
