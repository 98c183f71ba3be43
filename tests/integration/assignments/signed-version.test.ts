import "../../support/portal-settings";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import { decide } from "@/lib/domain/people/permissions";
import { runInTransaction } from "@/lib/server/action";
import { changePaper, giveDutyInDraft, replaceTeacherInDraft } from "@/lib/server/assignments/edit-assignment";
import { getAssignment } from "@/lib/server/assignments/load-assignment";
import { paperOf } from "@/lib/server/assignments/paper-of";
import { signAssignment } from "@/lib/server/assignments/sign-assignment";
import { openAssignment, returnAssignment, submitAssignment } from "@/lib/server/assignments/take-assignment-step";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { getBatch } from "@/lib/server/ceremonies/get-batch";
import { stopBatch } from "@/lib/server/ceremonies/stop-batch";
import { dutiesToday } from "@/lib/server/certificates/duties-today";
import { signingDeadlines } from "@/lib/server/certificates/signing-deadlines";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import { listSigningHeads } from "@/lib/server/transcripts/signing-head";
import { opensslVerdict } from "../../conformance/signing/openssl";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { actorAt } from "../../support/builders/people";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { testDatabase } from "../../support/database";

/** A version of the assignment: prepared by the deputy, decided and signed by the head, in force from its day. */
const database = testDatabase();
let school: SmallSchool;
let now: Date;
const key = () => crypto.randomUUID();
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, now, work);
const row = (id: string) => database.db.dutyAssignment.findUniqueOrThrow({ where: { id } });
const seen = async (assignmentId: string) => ({ key: key(), assignmentId, version: (await row(assignmentId)).version });
const day = (text: string) => new Date(`${text}T03:00:00+07:00`);
const english = () => ({ classId: school.classId, subjectCode: "NN" as const });

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  now = school.now;
  await giveKeys(database.db, school);
}, 60_000);

const open = async (actor: Actor, effectiveFrom: string) => (await as(actor, (ctx) => openAssignment(ctx, { key: key(), yearId: school.yearId, effectiveFrom, reason: "Cô Hạnh dạy thay" }))).assignmentId;
const replace = async (id: string, from: string, until: string | null = null, byId: string | null = school.staff.otherTeacher) =>
  as(school.actors.deputy, async (ctx) => replaceTeacherInDraft(ctx, { ...(await seen(id)), staffId: school.staff.english, byId, from, until }));
const number = async (actor: Actor, id: string, text: string, effectiveFrom: string) => as(actor, async (ctx) => changePaper(ctx, { ...(await seen(id)), number: text, effectiveFrom, reason: "Nghỉ thai sản" }));

/** What the head is shown, then the decision and the PIN. */
async function decideAndSign(id: string): Promise<string> {
  const { digest } = await paperOf(database.db, await getAssignment({ db: database.db, now }, id), school.staff.head);
  const { batchId } = await as(school.actors.head, async (ctx) => signAssignment(ctx, { ...(await seen(id)), digest }));
  const { run } = await acceptPin(database.db, now, { type: "run-batch", batchId, pin: BUILDER_PIN });
  if (!run) throw new Error("the PIN was not taken");
  await runBatch(database.db, () => now, run);
  return batchId;
}

const teachersOn = async (when: Date) => (await getClassFacts({ db: database.db, now: when }, school.classId, "CN")).parts.filter(({ subject }) => subject === "NN").flatMap(({ teachers }) => teachers);
const mayEnter = async (role: keyof SmallSchool["accounts"], when: Date) => decide(await actorAt(database.db, school.accounts[role], when), "sheet.enter-subject", { ...english(), groupId: null, yearId: school.yearId }).ok;

describe("A version that is not signed", () => {
  test("is the year's only one in the making: of two people who begin at once, one is told of the other's", async () => {
    const outcomes = await Promise.allSettled([open(school.actors.deputy, "2026-05-12"), open(school.actors.administrator, "2026-05-20")]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "ASSIGNMENT_OPEN" } });
    expect(await database.db.dutyAssignment.count({ where: { signedAt: null } })).toBe(1);
  });

  test("counts for nothing anywhere, on no day", async () => {
    const { id } = await database.db.dutyAssignment.findFirstOrThrow({ where: { signedAt: null } });
    await number(school.actors.deputy, id, "", "2026-05-12");
    expect(await replace(id, "2026-05-12")).toMatchObject({ duties: 1 });
    await as(school.actors.deputy, async (ctx) => giveDutyInDraft(ctx, { ...(await seen(id)), kind: "SEAL_CLERK", classId: null, subjectCode: null, groupId: null, holderId: null, staffId: school.staff.english, from: "2026-05-12", to: null }));
    for (const when of [now, day("2026-05-13")]) {
      expect(await teachersOn(when)).toEqual(["Võ Thanh Tùng"]);
      expect([await mayEnter("english", when), await mayEnter("otherTeacher", when)]).toEqual([true, false]);
      expect((await dutiesToday(database.db, [school.staff.english], when)).get(school.staff.english)).toEqual(["SUBJECT_TEACHER"]);
      expect((await listSigningHeads(database.db, when)).map(({ staffId }) => staffId)).toEqual([school.staff.head]);
      expect((await signingDeadlines(database.db, when)).ofStaff(school.staff.english)).toHaveLength(1);
    }
  });

  test("is changed by one of two people at once; the other is told", async () => {
    const { id } = await database.db.dutyAssignment.findFirstOrThrow({ where: { signedAt: null } });
    const both = await seen(id);
    const paper = { number: "", effectiveFrom: "2026-05-12", reason: "Nghỉ thai sản" };
    const outcomes = await Promise.allSettled([as(school.actors.deputy, (ctx) => changePaper(ctx, { ...both, ...paper })), as(school.actors.administrator, (ctx) => changePaper(ctx, { ...both, key: key(), ...paper }))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "STALE" } });
  });

  test("waits for the head once it is handed in: its preparer changes it no more, and cannot decide it", async () => {
    const { id } = await database.db.dutyAssignment.findFirstOrThrow({ where: { signedAt: null } });
    await as(school.actors.deputy, async (ctx) => submitAssignment(ctx, await seen(id)));
    await expect(replace(id, "2026-05-14")).rejects.toMatchObject({ code: "ONLY_HEAD" });
    for (const who of ["deputy", "administrator", "academicClerk", "homeroom"] as const) {
      await expect(as(school.actors[who], async (ctx) => signAssignment(ctx, { ...(await seen(id)), digest: "0".repeat(64) }))).rejects.toMatchObject({ code: "ONLY_HEAD" });
    }
    await as(school.actors.head, async (ctx) => returnAssignment(ctx, { ...(await seen(id)), note: "Ghi rõ ngày về" }));
    expect((await row(id)).returnNote).toBe("Ghi rõ ngày về");
  });
});

describe("What the head signs", () => {
  test("needs a number and is what the head saw: another paper is refused", async () => {
    const { id } = await database.db.dutyAssignment.findFirstOrThrow({ where: { signedAt: null } });
    const before = await paperOf(database.db, await getAssignment({ db: database.db, now }, id), school.staff.head);
    await expect(as(school.actors.head, async (ctx) => signAssignment(ctx, { ...(await seen(id)), digest: before.digest }))).rejects.toMatchObject({ code: "ASSIGNMENT_FAULTS" });
    await number(school.actors.deputy, id, "13/QĐ-NTL", "2026-05-12");
    await expect(as(school.actors.head, async (ctx) => signAssignment(ctx, { ...(await seen(id)), digest: before.digest }))).rejects.toMatchObject({ code: "ASSIGNMENT_CHANGED" });
  });

  test("is not changed while it lies before the key; a stopped signing gives it free again", async () => {
    const { id } = await database.db.dutyAssignment.findFirstOrThrow({ where: { signedAt: null } });
    const { digest } = await paperOf(database.db, await getAssignment({ db: database.db, now }, id), school.staff.head);
    const { batchId } = await as(school.actors.head, async (ctx) => signAssignment(ctx, { ...(await seen(id)), digest }));
    await expect(replace(id, "2026-05-14")).rejects.toMatchObject({ code: "ASSIGNMENT_BEING_SIGNED" });
    await as(school.actors.head, (ctx) => stopBatch(ctx, { key: key(), batchId }));
    await number(school.actors.deputy, id, "13/QĐ-NTL", "2026-05-12");
    expect((await row(id)).batchId).toBeNull();
  });

  test("takes force with the signature: the paper, the CMS beside it, and the duties from their day on", async () => {
    const { id } = await database.db.dutyAssignment.findFirstOrThrow({ where: { signedAt: null } });
    const batchId = await decideAndSign(id);
    const { paper, signature, signedById, number: known } = await row(id);
    expect([known, signedById, (await as(school.actors.head, (ctx) => getBatch(ctx, batchId))).state]).toEqual(["13/QĐ-NTL", school.staff.head, "DONE"]);
    const text = new TextDecoder().decode(paper ?? new Uint8Array());
    expect(text).toContain("Giáo viên bộ môn, môn Ngoại ngữ 1 (Tiếng Anh), lớp 4A; từ ngày 12/05/2026 đến hết ngày 15/08/2026");
    expect(text).toMatch(/Võ Thanh Tùng \(mã CB\d+\): .*; đến hết ngày 11\/05\/2026/);
    const folder = mkdtempSync(join(tmpdir(), "assignment-"));
    const put = (name: string, bytes: Uint8Array | string) => (writeFileSync(join(folder, name), bytes), join(folder, name));
    const root = await database.db.trustAnchor.findFirstOrThrow();
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(root.der).toString("base64")}\n-----END CERTIFICATE-----\n`;
    const verdict = (content: string) =>
      opensslVerdict("cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", put("s.p7s", signature ?? new Uint8Array()), "-content", put("paper.txt", content), "-out", "/dev/null", "-CAfile", put("root.pem", pem), "-purpose", "any", "-attime", `${now.getTime() / 1000}`);
    expect(verdict(text)).toMatchObject({ isContent: true });
    expect(verdict(text.replace("12/05/2026", "13/05/2026"))).toMatchObject({ isContent: false });

    expect([await teachersOn(now), await teachersOn(day("2026-05-12"))]).toEqual([["Võ Thanh Tùng"], ["Đỗ Thị Hạnh"]]);
    expect([await mayEnter("english", now), await mayEnter("otherTeacher", now)]).toEqual([true, false]);
    expect([await mayEnter("english", day("2026-05-12")), await mayEnter("otherTeacher", day("2026-05-12"))]).toEqual([false, true]);
    const history = await database.db.history.findMany({ where: { entityId: id }, orderBy: { at: "asc" }, select: { action: true } });
    expect(history.map(({ action }) => action)).toEqual(expect.arrayContaining(["assignment.open", "assignment.replace", "assignment.submit", "assignment.return", "assignment.decide", "assignment.sign"]));
  });

  test("is never changed afterwards, by the portal or by its database role", async () => {
    const { id } = await database.db.dutyAssignment.findFirstOrThrow({ where: { number: "13/QĐ-NTL" } });
    await expect(replace(id, "2026-05-14")).rejects.toMatchObject({ code: "ASSIGNMENT_SIGNED" });
    await expect(database.db.dutyAssignment.update({ where: { id }, data: { reason: "Khác" } })).rejects.toThrow(/new version follows/);
    await expect(database.db.dutyChange.deleteMany({ where: { assignmentId: id } })).rejects.toThrow(/stay as they are/);
    await expect(database.db.duty.updateMany({ where: { assignmentId: id }, data: { staffId: school.staff.homeroom } })).rejects.toThrow(/permission denied/);
  });
});

describe("The version after it", () => {
  test("cancels what has not begun: the substitute of tomorrow is somebody else, and nobody stands there twice", async () => {
    const id = await open(school.actors.head, "2026-05-12");
    await as(school.actors.head, async (ctx) => giveDutyInDraft(ctx, { ...(await seen(id)), kind: "SUBJECT_TEACHER", ...english(), groupId: null, holderId: null, staffId: school.staff.homeroom, from: "2026-05-12", to: "2026-05-20" }));
    await number(school.actors.head, id, "14/QĐ-NTL", "2026-05-12");
    await decideAndSign(id);
    expect([await teachersOn(day("2026-05-12")), await teachersOn(day("2026-05-20")), await teachersOn(day("2026-05-21"))]).toEqual([["Phạm Thị Ngọc Bích"], ["Phạm Thị Ngọc Bích"], ["Đỗ Thị Hạnh"]]);
    const duties = await database.db.duty.findMany({ where: english(), orderBy: [{ validFrom: "asc" }, { id: "asc" }], select: { staffId: true, cancelledById: true } });
    expect(duties.map(({ cancelledById }) => cancelledById === null)).toEqual([true, false, true, true]);
  });

  test("ends no duty in the past: what was done under it stays its holder's", async () => {
    const id = await open(school.actors.deputy, "2026-05-01");
    await expect(replaceHomeroom(id, "2026-05-04")).rejects.toMatchObject({ code: "DUTY_NOT_BEGUN" });
    await replaceHomeroom(id, "2026-05-11");
    await number(school.actors.deputy, id, "12/QĐ-NTL", "2026-05-11");
    await as(school.actors.deputy, async (ctx) => expect(submitAssignment(ctx, await seen(id))).rejects.toMatchObject({ code: "ASSIGNMENT_FAULTS" })); // the number is the first version's
  });

  test("is left unsigned when the day has passed between the decision and the PIN", async () => {
    const { id } = await database.db.dutyAssignment.findFirstOrThrow({ where: { signedAt: null } });
    await number(school.actors.deputy, id, "15/QĐ-NTL", "2026-05-11");
    const { digest } = await paperOf(database.db, await getAssignment({ db: database.db, now }, id), school.staff.head);
    const { batchId } = await as(school.actors.head, async (ctx) => signAssignment(ctx, { ...(await seen(id)), digest }));
    const later = day("2026-05-14");
    const { run } = await acceptPin(database.db, later, { type: "run-batch", batchId, pin: BUILDER_PIN });
    if (run) await runBatch(database.db, () => later, run);
    expect(await database.db.batch.findUniqueOrThrow({ where: { id: batchId }, select: { state: true, stopReason: true, manifestSignature: true } })).toEqual({ state: "STOPPED", stopReason: "ASSIGNMENT_CHANGED", manifestSignature: null });
    expect((await row(id)).signedAt).toBeNull();
  });

  const replaceHomeroom = async (id: string, from: string) =>
    as(school.actors.deputy, async (ctx) => replaceTeacherInDraft(ctx, { ...(await seen(id)), staffId: school.staff.homeroom, byId: school.staff.otherTeacher, from, until: null }));
});
