import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import { decideDeparturePaper } from "@/lib/domain/records/departure";
import * as who from "../actors";

/** Written from QĐ 1789, Đ.5.3c, 22.2, 31, 34, not from the code: result, package. */
const WHO: readonly (readonly [string, Actor, string, string])[] = [
  ["học vụ", who.ACADEMIC_CLERK, "yes", "yes"],
  ["văn thư", who.SEAL_CLERK, "yes", "yes"],
  ["the head", who.HEAD, "yes", "yes"],
  ["a deputy", who.DEPUTY, "yes", "yes"],
  ["the class's homeroom teacher", who.HOMEROOM_3A, "yes", "ONLY_CLERKS"],
  ["a subject teacher of the class", who.MATHS_3A, "ONLY_CLASS_STAFF", "ONLY_CLERKS"],
  ["the administrator", who.ADMINISTRATOR, "NOT_FOR_ADMINISTRATOR", "NOT_FOR_ADMINISTRATOR"],
  ["a parent", who.guardianOf("pupil-1"), "ONLY_CLASS_STAFF", "ONLY_CLERKS"],
];

const told = (actor: Actor, paper: "result" | "package", departure: { classId: string; stands: boolean }) => {
  const may = decideDeparturePaper(actor, paper, departure);
  return may.ok ? "yes" : may.reason;
};

describe("what is handed over of a pupil who has left", () => {
  test.each(WHO)("to %s", (_name, actor, result, pack) => {
    const departure = { classId: "3A", stands: true };
    expect([told(actor, "result", departure), told(actor, "package", departure)]).toEqual([result, pack]);
  });

  test("not of another teacher's class, and not while the departure does not stand", () => {
    expect(told(who.HOMEROOM_3A, "result", { classId: "3B", stands: true })).toBe("NOT_FOUND");
    for (const paper of ["result", "package"] as const) expect(told(who.HEAD, paper, { classId: "3A", stands: false })).toBe("DEPARTURE_NOT_NOW");
  });
});
