import { describe, expect, test } from "vitest";
import { decideSign, type SignAttempt, type SlotForDecision } from "@/lib/domain/transcript/sign";
import { DOCUMENT_KINDS, STAGES, type SlotRole } from "@/lib/domain/transcript/document-kinds";
import { decideUnitStep, UNIT_LIFE, UNIT_STATUSES, type UnitStep } from "@/lib/domain/transcript/unit-life";
import * as who from "../actors";

const CCCD = "079180001234";
const MST = "0301234567";
const now = new Date("2026-05-30T09:00:00+07:00");
const signed = new Date("2026-05-29T09:00:00+07:00");

const slot = (role: SlotRole, signedAt: Date | null): SlotForDecision => ({
  id: role,
  role,
  stage: STAGES[role],
  staffId: role === "KY_PHAT_HANH" ? null : "staff-1",
  signerIdentity: role === "KY_PHAT_HANH" ? MST : CCCD,
  signedAt,
});

/** An attempt on the slot of a role that nothing speaks against. */
function attempt(role: SlotRole, change: Partial<SignAttempt> = {}): SignAttempt {
  const slots = (["GVBM", "GVCN", "CBQL", "KY_PHAT_HANH"] as const).map((each) => slot(each, STAGES[each] < STAGES[role] ? signed : null));
  const actors = { GVBM: who.MATHS_3A, GVCN: who.HOMEROOM_3A, CBQL: who.HEAD, KY_PHAT_HANH: who.SEAL_CLERK };
  const school = role === "KY_PHAT_HANH";
  return {
    actor: actors[role],
    actorIdentity: CCCD,
    classId: "3A",
    unit: { status: "SIGNING", declaredOn: "2026-05-30" },
    slot: slot(role, null),
    slots,
    certificate: {
      holder: school ? "SCHOOL" : "PERSON",
      staffId: school ? null : "staff-1",
      status: "APPROVED",
      identity: school ? MST : CCCD,
      notBefore: new Date("2026-01-01T00:00:00Z"),
      notAfter: new Date("2027-01-01T00:00:00Z"),
    },
    now,
    ...change,
  };
}
const reasonOf = (tried: SignAttempt) => {
  const decision = decideSign(tried);
  return decision.ok ? "signed" : decision.reason;
};
const certificate = (role: SlotRole, change: Partial<SignAttempt["certificate"]>) => attempt(role, { certificate: { ...attempt(role).certificate, ...change } });

describe("each signer, in turn", () => {
  test.each(["GVBM", "GVCN", "CBQL", "KY_PHAT_HANH"] as const)("%s signs when nothing speaks against it", (role) => {
    expect(reasonOf(attempt(role))).toBe("signed");
  });

  test.each(["GVCN", "CBQL", "KY_PHAT_HANH"] as const)("%s waits for every earlier stage", (role) => {
    const slots = attempt(role).slots.map((each) => (each.stage === STAGES[role] - 1 ? { ...each, signedAt: null } : each));
    expect(reasonOf(attempt(role, { slots }))).toBe("SIGN_EARLIER_FIRST");
  });

  test("subject teachers do not wait for each other", () => {
    const slots = [slot("GVBM", null), { ...slot("GVBM", null), id: "gvbm-2", staffId: "staff-2" }];
    expect(reasonOf(attempt("GVBM", { slots }))).toBe("signed");
  });
});

describe("the person", () => {
  test.each([
    ["GVBM", who.HOMEROOM_3A, "ONLY_SUBJECT_TEACHER"],
    ["GVCN", who.staff([who.duty("HOMEROOM_TEACHER", { classId: "3B" })]), "NOT_FOUND"],
    ["CBQL", who.DEPUTY, "NEEDS_DELEGATION"],
    ["CBQL", who.DELEGATED_DEPUTY, "signed"], // the deputy declared in the unit, with the paper
    ["CBQL", who.staff([who.duty("HEAD")], [], "staff-9"), "SLOT_OF_ANOTHER"], // the head, but the unit declares another
    ["GVBM", who.staff([who.duty("SUBJECT_TEACHER", { classId: "3A", subjectCode: "AN" })], [], "staff-9"), "SLOT_OF_ANOTHER"],
    ["KY_PHAT_HANH", who.HEAD, "ONLY_SEAL_CLERK"],
    ["KY_PHAT_HANH", who.staff([who.duty("SEAL_CLERK")], [], "staff-9"), "signed"], // whoever keeps the seal on the day
    ["GVBM", who.ADMINISTRATOR, "NOT_FOR_ADMINISTRATOR"],
  ] as const)("%s, case %#: → %s", (role, actor, reason) => {
    expect(reasonOf(attempt(role, { actor }))).toBe(reason);
  });
});

describe("the certificate", () => {
  test.each<[SlotRole, Partial<SignAttempt["certificate"]>, string, string]>([
    ["GVBM", { status: "DECLARED" }, "signed", "a teacher's needs no approval from above"],
    ["CBQL", { status: "DECLARED" }, "CERTIFICATE_NOT_APPROVED", "the head's does (Đ.20.3)"],
    ["KY_PHAT_HANH", { status: "DECLARED" }, "CERTIFICATE_NOT_APPROVED", "and the school's"],
    ["GVBM", { status: "REVOKED" }, "CERTIFICATE_REVOKED", ""],
    ["GVBM", { identity: "079180009999" }, "CERTIFICATE_OF_ANOTHER", "another identity number"],
    ["GVBM", { staffId: "staff-2" }, "CERTIFICATE_OF_ANOTHER", "declared by somebody else"],
    ["GVBM", { holder: "SCHOOL" }, "CERTIFICATE_NOT_PERSONAL", ""],
    ["KY_PHAT_HANH", { holder: "PERSON" }, "CERTIFICATE_NOT_SCHOOLS", ""],
    ["KY_PHAT_HANH", { identity: "0309999999" }, "CERTIFICATE_OF_ANOTHER", "another school's"],
    ["GVCN", { notBefore: new Date(now.getTime() + 1) }, "CERTIFICATE_NOT_YET_VALID", ""],
    ["GVCN", { notAfter: new Date(now.getTime() - 1) }, "CERTIFICATE_EXPIRED", ""],
    ["GVCN", { notAfter: now }, "signed", "its last instant still counts"],
  ])("%s with %o: %s %s", (role, change, reason) => {
    expect(reasonOf(certificate(role, change))).toBe(reason);
  });

  test("is not enough when the account is of a person with another identity number", () => {
    expect(reasonOf(attempt("GVBM", { actorIdentity: "079180009999" }))).toBe("CERTIFICATE_OF_ANOTHER");
  });
});

describe("the document", () => {
  test.each(UNIT_STATUSES.filter((status) => status !== "SIGNING"))("%s takes no signature", (status) => {
    expect(reasonOf(attempt("GVBM", { unit: { status, declaredOn: "2026-05-30" } }))).toBe("UNIT_NOT_SIGNING");
  });

  test("a part is signed once", () => {
    expect(reasonOf(attempt("GVCN", { slot: slot("GVCN", signed) }))).toBe("SLOT_SIGNED");
  });

  test("the seal cannot predate the declared day of issue; the head may sign before it", () => {
    const before = { now: new Date("2026-05-29T23:59:59+07:00") };
    expect(reasonOf(attempt("KY_PHAT_HANH", before))).toBe("SEAL_BEFORE_DECLARED_DAY");
    expect(reasonOf(attempt("KY_PHAT_HANH", { now: new Date("2026-05-30T00:00:00+07:00") }))).toBe("signed");
    expect(reasonOf(attempt("CBQL", before))).toBe("signed");
  });
});

test.each([
  ["CREATION", "GVCN CBQL KY_PHAT_HANH"], // Đ.20.4
  ["YEARLY", "GVBM GVCN CBQL KY_PHAT_HANH"], // Đ.20.5
  ["INTERIM", "GVBM CBQL KY_PHAT_HANH"], // Đ.22.2, 32.5
  ["DIGITISED", "GVBM CBQL KY_PHAT_HANH"], // Đ.39
  ["CLASS_SHEET", "GVBM GVCN CBQL KY_PHAT_HANH"], // Đ.14
] as const)("%s is signed by %s", (kind, roles) => {
  expect(DOCUMENT_KINDS[kind].map(({ role }) => role).join(" ")).toBe(roles);
});

describe("the life of a unit", () => {
  const CAN: Record<string, string> = { "issue SIGNING": "ISSUED", "withdraw SIGNING": "WITHDRAWN", "revoke ISSUED": "REVOKED", "replace REVOKED": "REPLACED" };
  const cases = (Object.keys(UNIT_LIFE) as UnitStep[]).flatMap((step) => UNIT_STATUSES.map((status) => [step, status, CAN[`${step} ${status}`] ?? "UNIT_STATE"] as const));

  test.each(cases)("%s from %s: %s", (step, status, expected) => {
    const decision = decideUnitStep(step, status, "Sai điểm Toán");
    expect(decision.ok ? decision.value : decision.reason).toBe(expected);
  });

  test.each(["withdraw", "revoke"] as const)("%s needs a reason", (step) => {
    expect(decideUnitStep(step, step === "revoke" ? "ISSUED" : "SIGNING", " ")).toEqual({ ok: false, reason: "REASON_NEEDED" });
  });
});
