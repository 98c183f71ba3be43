import "server-only";
import { z } from "zod";
import { nextAdmissionNumber } from "@/lib/domain/people/admission-number";
import { decide } from "@/lib/domain/people/permissions";
import { nameKey } from "@/lib/domain/people/profile-check";
import type { PupilProfile } from "@/lib/domain/people/pupil-profile";
import { decideArrival } from "@/lib/domain/records/pupil-move";
import { toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import { newId } from "../../new-id";
import { BAD_NUMBER, hasGoodNumber, maybe, needed, ProfileFields, storedProfile, typedProfile } from "../profile-shape";
import { getListedClass, getStanding, getYearDays, holdLists, obey } from "./hold-lists";
import { ChosenGroups, takePlace } from "./take-place";
import { writeMove } from "./write-move";

const Arrival = z.object({
  key: RequestKey,
  classId: z.uuid("Mời chọn lớp."),
  groupIds: ChosenGroups,
  day: z.iso.date("Mời ghi ngày vào lớp."),
  admissionNumber: needed(20, "Mời ghi số đăng bộ."),
  school: maybe,
  paper: needed(120, "Mời ghi giấy tờ tiếp nhận."),
});
type Arrival = z.infer<typeof Arrival>;

export const ReceivePupil = Arrival.extend({ code: needed(20, "Mời ghi mã học sinh."), checked: z.string().optional() }).extend(ProfileFields.shape).refine(hasGoodNumber, BAD_NUMBER);
export type ReceivePupil = z.infer<typeof ReceivePupil>;

export const ReadmitPupil = Arrival.extend({ pupilId: z.uuid() });
export type ReadmitPupil = z.infer<typeof ReadmitPupil>;

export type Received = { pupilId: string; classId: string; orderNo: number };

/**
 * Takes a new pupil into a class: the profile, the line of the admissions register, the place as the last of the list.
 * Who was here before comes back instead (readmitPupil). An identity number that is not there yet stays empty.
 *
 * Throws: what decideArrival refuses with; PUPIL_CODE_TAKEN, PUPIL_RETURNS (MOVE_HAS_PLACE when in a class now), PUPIL_SAME_NAME, ADMISSION_TAKEN, PROFILE_DAY.
 * Source: QĐ 1789, Đ.22.1c, 34.1, Phụ lục I; traps A10, A21, B2, B5, B7.
 */
export async function receivePupil(ctx: Ctx, input: ReceivePupil): Promise<Received> {
  const right = decide(ctx.actor, "pupil.receive", { classId: input.classId });
  if (!right.ok) throw new AppError(right.reason);
  const { key: _key, classId: _class, groupIds: _groups, day: _day, admissionNumber: _number, school: _school, paper: _paper, code, checked, ...typed } = input;
  const profile = typedProfile(typed);
  if (profile.birthDate > vietnamDay(ctx.now)) throw new AppError("PROFILE_DAY");
  await refuseKnown(ctx, profile, { code, classId: input.classId, checked: checked === "on" });
  const pupilId = newId();
  const made = await ctx.db.pupil.createMany({ data: [{ id: pupilId, code, ...storedProfile(profile) }], skipDuplicates: true });
  if (made.count !== 1) throw new AppError("STALE"); // the same code or number, a moment ago
  return arrive(ctx, pupilId, input);
}

/** Takes a pupil back who was of this school before, with the profile it has of him. The old place in the same class is his again. */
export async function readmitPupil(ctx: Ctx, input: ReadmitPupil): Promise<Received> {
  const right = decide(ctx.actor, "pupil.receive", { classId: input.classId });
  if (!right.ok) throw new AppError(right.reason);
  if ((await ctx.db.pupil.count({ where: { id: input.pupilId } })) === 0) throw new AppError("NOT_FOUND");
  return arrive(ctx, input.pupilId, input);
}

async function arrive(ctx: Ctx, pupilId: string, input: Arrival): Promise<Received> {
  const { classId, day, admissionNumber, school, paper } = input;
  await holdLists(ctx, pupilId, [classId]);
  const to = await getListedClass(ctx, classId);
  const [year, pupil] = [await getYearDays(ctx, to.yearId), await getStanding(ctx, pupilId, to.yearId)];
  obey(decideArrival({ actor: ctx.actor, year, pupil, day, to }));
  const numbered = await ctx.db.admission.createMany({ data: [{ number: admissionNumber, pupilId, admittedOn: toStoredDay(day), fromSchool: school }], skipDuplicates: true });
  if (numbered.count !== 1) throw new AppError("ADMISSION_TAKEN", (await proposeNumber(ctx, to.yearId)) ?? "số chưa dùng");
  const orderNo = await takePlace(ctx, { classId, pupilId, day, groupIds: input.groupIds });
  await writeMove(ctx, { pupilId, yearId: to.yearId, kind: "ARRIVED", fromClassId: null, toClassId: classId, day, school, paper, reason: null }, "DONE", { orderNo, admissionNumber });
  return { pupilId, classId, orderNo };
}

/** Whoever may be in the school already is told apart before a second profile is made. Source: traps B5. */
async function refuseKnown({ db }: Ctx, { identityNumber, fullName, birthDate }: PupilProfile, { code, classId, checked }: { code: string; classId: string; checked: boolean }): Promise<void> {
  const here = { where: { endedOn: null, class: { year: { classes: { some: { id: classId } } } } }, select: { class: { select: { name: true } } } };
  const same = identityNumber === null ? null : await db.pupil.findUnique({ where: { identityNumber }, select: { code: true, enrolments: here } });
  if (same?.enrolments[0]) throw new AppError("MOVE_HAS_PLACE", same.enrolments[0].class.name);
  if (same) throw new AppError("PUPIL_RETURNS", same.code);
  if (await db.pupil.findUnique({ where: { code }, select: { id: true } })) throw new AppError("PUPIL_CODE_TAKEN");
  if (checked) return;
  const sameDay = await db.pupil.findMany({ where: { birthDate: toStoredDay(birthDate) }, select: { code: true, fullName: true } });
  const named = sameDay.find((one) => nameKey(one.fullName) === nameKey(fullName));
  if (named) throw new AppError("PUPIL_SAME_NAME", named.code);
}

/** The number that comes next in the admissions register, for a year. */
export async function proposeNumber({ db }: Pick<Ctx, "db">, yearId: string): Promise<string | null> {
  const year = await db.schoolYear.findUniqueOrThrow({ where: { id: yearId }, select: { startYear: true } });
  const used = await db.admission.findMany({ orderBy: [{ admittedOn: "desc" }, { number: "desc" }], select: { number: true } });
  return nextAdmissionNumber(used.map(({ number }) => number), year.startYear);
}
