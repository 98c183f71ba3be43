import { describe, expect, test } from "vitest";
import { providerOf, providerWords } from "@/lib/domain/transcript/certificate-provider";
import { radarOf } from "@/lib/domain/transcript/certificate-radar";
import { approverOf, CERTIFICATE_ACTIONS, decideCertificateStep } from "@/lib/domain/transcript/certificate-workflow";
import type { CertificateState } from "@/lib/domain/transcript/certificate-words";
import { serviceState } from "@/lib/domain/transcript/service-words";
import * as who from "../actors";

describe("the steps of a certificate, worked out from CV 2088, III.1 and QĐ 1789, Đ.9, 20.3", () => {
  const STATES: CertificateState[] = ["DECLARED", "SENT", "APPROVED", "REVOKED"];
  const SCHOOL = { holder: "SCHOOL", duties: [] } as const;
  const DEPUTY = { holder: "PERSON", duties: ["DEPUTY_HEAD"] } as const;
  const TEACHER = { holder: "PERSON", duties: ["SUBJECT_TEACHER", "HOMEROOM_TEACHER"] } as const;
  // one letter a state, in the order above: where the step leads, or "." where it cannot be taken
  const LETTERS = { DECLARED: "D", SENT: "S", APPROVED: "A", REVOKED: "R" };
  const matrix = {
    send: { SCHOOL: "S...", DEPUTY: "S...", TEACHER: "...." },
    return: { SCHOOL: ".D..", DEPUTY: ".D..", TEACHER: "...." },
    approve: { SCHOOL: ".A..", DEPUTY: ".A..", TEACHER: "A..." },
    revoke: { SCHOOL: "RRR.", DEPUTY: "RRR.", TEACHER: "RRR." },
  };
  const actors = { send: who.SEAL_CLERK, return: who.HEAD, approve: who.HEAD, revoke: who.HEAD };

  test.each(CERTIFICATE_ACTIONS.flatMap((action) => (["SCHOOL", "DEPUTY", "TEACHER"] as const).map((whose) => [action, whose] as const)))("%s, %s", (action, whose) => {
    const certificate = { SCHOOL, DEPUTY, TEACHER }[whose];
    const led = STATES.map((status) => {
      const decided = decideCertificateStep(action, actors[action], { ...certificate, status });
      return decided.ok ? LETTERS[decided.value] : ".";
    });
    expect(led.join("")).toBe(matrix[action][whose]);
  });

  test("the head is told that a certificate of the leadership must be sent first", () => {
    expect(decideCertificateStep("approve", who.HEAD, { ...DEPUTY, status: "DECLARED" })).toEqual({ ok: false, reason: "CERTIFICATE_SEND_FIRST" });
  });

  test("nobody else takes a step", () => {
    for (const actor of [who.MATHS_3A, who.DEPUTY]) {
      for (const action of CERTIFICATE_ACTIONS) expect(decideCertificateStep(action, actor, { ...SCHOOL, status: "SENT" }).ok).toBe(false);
    }
    expect(decideCertificateStep("approve", who.SEAL_CLERK, { ...SCHOOL, status: "SENT" }).ok).toBe(false);
    expect(decideCertificateStep("send", who.HEAD, { ...SCHOOL, status: "DECLARED" }).ok).toBe(false);
  });

  test("a teacher who becomes deputy needs the superior from then on", () => {
    expect(approverOf(TEACHER)).toBe("HEAD");
    expect(approverOf({ ...TEACHER, duties: [...TEACHER.duties, "DEPUTY_HEAD"] })).toBe("SUPERIOR");
  });
});

describe("the radar", () => {
  const deadlines = [
    { on: "2026-05-29", what: "ký học bạ khối 5" },
    { on: "2026-06-20", what: "ký học bạ khối 4" },
  ];
  const codes = (lastDay: string, lastTrial: string | null, today: string) => radarOf({ status: "APPROVED", lastDay, lastTrial, deadlines }, today).map(({ code }) => code);

  test.each([
    ["2027-01-01", "2026-04-10", "2026-04-20", [], "in force and tried this spring"],
    ["2026-06-10", "2026-04-10", "2026-04-20", ["ENDS_BEFORE"], "ends between the two deadlines"],
    ["2026-06-20", "2026-04-10", "2026-05-20", [], "the last day still serves, and is more than thirty days away"],
    ["2026-06-20", "2026-04-10", "2026-05-21", ["ENDS_SOON"], "thirty days left"],
    ["2026-04-01", "2026-03-10", "2026-04-20", ["ENDS_BEFORE"], "ended already"],
    ["2027-01-01", null, "2026-04-20", ["NEVER_TRIED"], "never tried"],
    ["2027-01-01", "2025-05-30", "2026-04-20", ["NEVER_TRIED"], "tried last year, before a summer"],
    ["2027-01-01", null, "2026-07-01", [], "nothing left to sign"],
  ])("ends %s, tried %s, today %s → %j (%s)", (lastDay, lastTrial, today, expected, _why) => {
    expect(codes(lastDay, lastTrial, today)).toEqual(expected);
  });

  test("says which deadline is missed", () => {
    const [finding] = radarOf({ status: "APPROVED", lastDay: "2026-06-10", lastTrial: "2026-04-10", deadlines }, "2026-04-20");
    expect(finding?.words).toBe("Hết hạn ngày 10/06/2026, trước hạn ký học bạ khối 4 (20/06/2026).");
  });

  test("is silent about a certificate that is used no more", () => {
    expect(radarOf({ status: "REVOKED", lastDay: "2026-05-01", lastTrial: null, deadlines }, "2026-04-20")).toEqual([]);
  });
});

test.each([
  ["VNPT-CA SHA-256", "VNPT", "VNPT"],
  ["Viettel-CA RS", "VIETTEL", "Viettel"],
  ["CA phục vụ các cơ quan Nhà nước G2, Ban Cơ yếu Chính phủ", "BAN_CO_YEU", "Ban Cơ yếu Chính phủ"],
  ["BkavCA SHA256", "BKAV", "Bkav"],
  ["Học bạ số – CA cấp phát", "Học bạ số – CA cấp phát", "Học bạ số – CA cấp phát"],
])("%s is of %s", (issuer, code, words) => {
  expect(providerOf(issuer)).toBe(code);
  expect(providerWords(code)).toBe(words);
});

test.each([
  [{ enabled: true, lastOkAt: null, lastFaultAt: null }, "plain"],
  [{ enabled: true, lastOkAt: new Date(2), lastFaultAt: new Date(1) }, "sealed"],
  [{ enabled: true, lastOkAt: new Date(1), lastFaultAt: new Date(2) }, "danger"],
  [{ enabled: true, lastOkAt: null, lastFaultAt: new Date(2) }, "danger"],
  [{ enabled: false, lastOkAt: null, lastFaultAt: new Date(2) }, "plain"],
] as const)("a service %j is shown as %s", (health, tone) => {
  expect(serviceState(health).tone).toBe(tone);
});
