import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { acceptList, returnList, sendListAgain } from "@/lib/server/pupils/check-list";
import { getClassProfiles } from "@/lib/server/pupils/class-profiles";
import { EditProfile, editProfile } from "@/lib/server/pupils/edit-profile";
import { getProfile } from "@/lib/server/pupils/get-profile";
import { listProfileWork } from "@/lib/server/pupils/my-work";
import { listProfileReport } from "@/lib/server/pupils/profile-report";
import { buildSmallSchool, type SmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
let school: SmallSchool;
beforeAll(async () => {
  school = await buildSmallSchool(database.db);
});

type Who = keyof SmallSchool["actors"];
const as = <T>(who: Who, deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, school.actors[who], school.now, deed);
const refusal = (code: string) => expect.objectContaining({ name: "AppError", code });
const pupilId = () => school.pupils[0]?.id ?? "";
const profile = () => as("academicClerk", (ctx) => getProfile(ctx, school.classId, pupilId()));

const edited = async (change: Record<string, string>) => {
  const { profile: old } = await profile();
  const typed = Object.fromEntries(Object.entries(old).map(([name, value]) => [name, value === null ? "" : value]));
  return EditProfile.parse({ ...typed, key: randomUUID(), reason: "Theo giấy khai sinh", ...change });
};

test("a profile is corrected by học vụ or the GVCN, with the reason and both values; by nobody else", async () => {
  const input = await edited({ hometown: "Xã  Bình Mỹ", motherName: "" });
  await expect(as("english", (ctx) => editProfile(ctx, input))).rejects.toEqual(refusal("ONLY_ACADEMIC_CLERK"));
  await expect(as("otherTeacher", (ctx) => editProfile(ctx, input))).rejects.toEqual(refusal("NOT_FOUND"));
  await expect(as("head", (ctx) => editProfile(ctx, input))).rejects.toEqual(refusal("ONLY_ACADEMIC_CLERK"));
  expect(await as("homeroom", (ctx) => editProfile(ctx, input))).toEqual({ changed: 2 });
  await expect(as("academicClerk", (ctx) => editProfile(ctx, { ...input, hometown: "Xã khác" }))).rejects.toEqual(refusal("STALE"));
  const { history, findings } = await profile();
  expect(history).toMatchObject([{ reason: "Theo giấy khai sinh", fields: [{ words: "Quê quán", to: "Xã Bình Mỹ" }, { words: "Họ và tên mẹ", from: "Trần Thị Mai", to: "(trống)" }] }]);
  expect(findings.map(({ words }) => words)).toContain("Họ và tên mẹ, hoặc giấy tờ nêu lý do không ghi");
});

test("a number of another pupil is refused, one of eleven digits is not even sent", async () => {
  const other = await database.db.pupil.findUniqueOrThrow({ where: { id: school.pupils[1]?.id ?? "" } });
  const taken = await edited({ identityNumber: other.identityNumber ?? "" });
  await expect(as("academicClerk", (ctx) => editProfile(ctx, taken))).rejects.toEqual(refusal("PROFILE_IDENTITY_TAKEN"));
  await expect(edited({ identityNumber: "07931600012" })).rejects.toThrow("12 chữ số");
});

test("in the history of a profile a number stands masked, in the list too, and both reads are logged", async () => {
  const input = await edited({ identityNumber: "079316999999" });
  await as("academicClerk", (ctx) => editProfile(ctx, input));
  const { history } = await profile();
  const list = await as("academicClerk", (ctx) => getClassProfiles(ctx, school.classId));
  expect(JSON.stringify([history, list])).not.toContain("079316999999");
  expect(list.pupils[0]?.identity).toBe("0793…·…999");
  expect(await database.db.readLog.count({ where: { what: "pupil.profile", pupilId: pupilId() } })).toBeGreaterThan(0);
});

test("học vụ sends a list back with what is to be mended; the GVCN sees it, mends and sends it again; học vụ accepts", async () => {
  const step = async (note?: string) => ({ key: randomUUID(), classId: school.classId, version: (await as("academicClerk", (ctx) => getClassProfiles(ctx, school.classId))).check.version, ...(note ? { note } : {}) });
  const bare = await step();
  await expect(as("academicClerk", (ctx) => returnList(ctx, bare))).rejects.toEqual(refusal("REASON_NEEDED"));
  const back = await step("Thiếu họ tên mẹ của một em");
  await as("academicClerk", (ctx) => returnList(ctx, back));
  await expect(as("academicClerk", (ctx) => acceptList(ctx, back))).rejects.toEqual(refusal("STALE"));
  expect((await as("homeroom", (ctx) => listProfileWork(ctx, school.yearId))).todo).toMatchObject([{ detail: "Học vụ trả lại: Thiếu họ tên mẹ của một em" }]);
  const again = await step();
  await expect(as("otherTeacher", (ctx) => sendListAgain(ctx, again))).rejects.toEqual(refusal("NOT_FOUND"));
  await as("homeroom", (ctx) => sendListAgain(ctx, again));
  const accepted = await step();
  await as("academicClerk", (ctx) => acceptList(ctx, accepted));
  const report = await as("academicClerk", (ctx) => listProfileReport(ctx, school.yearId));
  expect(report.classes).toMatchObject([{ className: "4A", check: "ACCEPTED", withFindings: 1 }]);
  expect(report.school).toEqual([]);
  expect(await database.db.history.count({ where: { entity: "list_check", classId: school.classId } })).toBe(3);
});
