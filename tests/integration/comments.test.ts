import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import { addSentence, type AddSentence } from "@/lib/server/comments/add-sentence";
import { changeSentence } from "@/lib/server/comments/change-sentence";
import { decideOnSuggestion } from "@/lib/server/comments/decide-suggestion";
import { listBank } from "@/lib/server/comments/list-bank";
import { listNotes, tearNote, writeNote } from "@/lib/server/comments/private-notes";
import { makeSuggestion } from "@/lib/server/comments/make-suggestion";
import { retireSentence } from "@/lib/server/comments/retire-sentence";
import { runInTransaction } from "@/lib/server/door/transaction";
import type { Ctx } from "@/lib/server/context";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});

const as = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T> => runInTransaction(database.db, actor, school.now, work);
const key = randomUUID;
const sentence = (text: string, keeper: AddSentence["keeper"] = "SCHOOL"): AddSentence => ({ key: key(), keeper, place: "TV", level: "T", text });
const codes = async (actor: Actor, retired = false) => (await as(actor, (ctx) => listBank(ctx, ["TV"], { retired }))).map(({ code }) => code);

describe("the comment bank", () => {
  test("the head keeps the school's sentences, a teacher the own, and nobody sees another teacher's", async () => {
    const { head, homeroom, english } = school.actors;
    expect(await as(head, (ctx) => addSentence(ctx, sentence("{tên} đọc to.")))).toEqual({ code: "TV1" });
    expect(await as(homeroom, (ctx) => addSentence(ctx, sentence("Em chăm đọc.", "OWN")))).toEqual({ code: "RTV1" });
    await expect(as(homeroom, (ctx) => addSentence(ctx, sentence("Của trường.")))).rejects.toMatchObject({ code: "ONLY_BANK_KEEPERS" });
    expect(await codes(homeroom)).toEqual(["RTV1", "TV1"]);
    expect(await codes(english)).toEqual(["TV1"]);
  });

  test("what is in the bank already is not added twice, and an unknown place for a name is refused", async () => {
    await expect(as(school.actors.head, (ctx) => addSentence(ctx, sentence("{tên}  đọc to.")))).rejects.toMatchObject({ code: "BANK_SAME", detail: "TV1" });
    await expect(as(school.actors.head, (ctx) => addSentence(ctx, sentence("{ten} đọc to.")))).rejects.toMatchObject({ code: "BANK_PLACEHOLDER" });
  });

  test("a new wording keeps the code and counts the edition; of two who change it at once one is told", async () => {
    const { id, version } = await database.db.bankComment.findFirstOrThrow({ where: { code: "TV1" } });
    const change = (text: string) => as(school.actors.head, (ctx) => changeSentence(ctx, { key: key(), sentenceId: id, version, text }));
    expect(await change("{tên} đọc to, rõ.")).toEqual({ edition: 2 });
    await expect(change("{tên} đọc rõ.")).rejects.toMatchObject({ code: "STALE" });
    expect(await database.db.history.findFirst({ where: { action: "bank.change", entityId: id } })).toMatchObject({ before: { edition: 1, text: "{tên} đọc to." } });
  });

  test("a retired sentence is no longer offered, can come back, and its code is not given again", async () => {
    const { head } = school.actors;
    const { id, version } = await database.db.bankComment.findFirstOrThrow({ where: { code: "TV1" } });
    await as(head, (ctx) => retireSentence(ctx, { key: key(), sentenceId: id, version, retired: true }));
    expect(await codes(head)).toEqual([]);
    expect(await codes(head, true)).toEqual(["TV1"]);
    expect(await as(head, (ctx) => addSentence(ctx, sentence("Viết đẹp.")))).toEqual({ code: "TV2" });
    await as(head, (ctx) => retireSentence(ctx, { key: key(), sentenceId: id, version: version + 1, retired: false }));
    expect(await codes(head)).toEqual(["TV1", "TV2"]);
  });
});

describe("a suggestion for the homeroom teacher", () => {
  const suggest = (column: string, value: string, actor = school.actors.english) =>
    as(actor, (ctx) => makeSuggestion(ctx, { key: key(), classId: school.classId, period: "CN", subject: "NN", pupilId: school.pupils[0]?.id ?? "", column, value }));
  const decide = (actor: Actor, suggestionId: string, step: "TAKE" | "LEAVE" | "WITHDRAW", version = 1) => as(actor, (ctx) => decideOnSuggestion(ctx, { key: key(), suggestionId, step, version, baseVersion: 0 }));
  const level = () => database.db.traitAssessment.findFirst({ where: { pupilId: school.pupils[0]?.id ?? "", period: "CN", traitCode: "THAM_MI" } });

  test("counts for nothing until it is taken over, and then as the homeroom teacher's entry", async () => {
    const { homeroom, english, head } = school.actors;
    const { id } = await suggest("trait.THAM_MI", "T");
    expect(await level()).toBeNull();
    await expect(suggest("trait.THAM_MI", "D")).rejects.toMatchObject({ code: "SUGGESTION_TWICE" });
    await expect(decide(english, id, "TAKE")).rejects.toMatchObject({ code: "ONLY_HOMEROOM_TEACHER" });
    await expect(decide(head, id, "TAKE")).rejects.toMatchObject({ code: "ONLY_HOMEROOM_TEACHER" });
    expect(await decide(homeroom, id, "LEAVE")).toEqual({ state: "LEFT" });
    expect(await decide(homeroom, id, "TAKE", 2)).toEqual({ state: "TAKEN" });
    expect(await level()).toMatchObject({ level: "T", enteredById: homeroom.staffId });
  });

  test("does not overwrite what was entered meanwhile: nothing happens to either", async () => {
    const { id } = await suggest("trait.THAM_MI", "C");
    await expect(decide(school.actors.homeroom, id, "TAKE")).rejects.toMatchObject({ code: "STALE" });
    expect(await database.db.suggestion.findUnique({ where: { id } })).toMatchObject({ state: "OPEN" });
    expect(await decide(school.actors.english, id, "WITHDRAW")).toEqual({ state: "WITHDRAWN" });
  });

  test.each([
    ["level.NN", "T", "NOT_FOUND", "the sheet's own columns are no suggestions"],
    ["trait.THAM_MI", "H", "LEVEL_UNKNOWN", "H is no level of a competence"],
  ])("%s %s is refused: %s (%s)", async (column, value, code) => {
    await expect(suggest(column, value)).rejects.toMatchObject({ code });
  });

  test("nobody suggests from lessons he does not give", async () => {
    await expect(suggest("trait.NHAN_AI", "T", school.actors.head)).rejects.toMatchObject({ code: "ONLY_SUBJECT_TEACHER" });
  });
});

describe("a homeroom teacher's private notes", () => {
  test("are read and torn up by their author alone, and leave no word in history", async () => {
    const { homeroom, otherTeacher, head, english } = school.actors;
    const { classId } = school;
    const write = (actor: Actor) => as(actor, (ctx) => writeNote(ctx, { key: key(), classId, pupilId: school.pupils[0]?.id ?? "", text: "Hay quên kính." }));
    const { id } = await write(homeroom);
    expect((await as(homeroom, (ctx) => listNotes(ctx, classId))).map(({ text }) => text)).toEqual(["Hay quên kính."]);
    for (const other of [otherTeacher, head, english]) {
      await expect(as(other, (ctx) => listNotes(ctx, classId))).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(as(other, (ctx) => tearNote(ctx, { key: key(), noteId: id }))).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(write(other)).rejects.toThrow();
    }
    await as(homeroom, (ctx) => tearNote(ctx, { key: key(), noteId: id }));
    expect(await as(homeroom, (ctx) => listNotes(ctx, classId))).toEqual([]);
    expect(JSON.stringify(await database.db.history.findMany())).not.toContain("quên kính");
  });
});
