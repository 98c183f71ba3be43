import "server-only";
import { z } from "zod";
import type { Grade } from "@/lib/domain/assessment/periods";
import { decideChoice } from "@/lib/domain/assessment/subjects-for";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { decide } from "@/lib/domain/people/permissions";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { NOT_MISTAKEN } from "../pupils/places";

export const ChooseSubject = z.object({ key: RequestKey, classId: z.uuid(), pupilId: z.uuid().nullable(), subject: z.enum(SUBJECT_CODES), takes: z.boolean() });
export type ChooseSubject = z.infer<typeof ChooseSubject>;

/**
 * An optional subject is taken by a class, or by one pupil of it; or it no longer is, as long as nothing has been entered.
 *
 * Throws: SUBJECT_NOT_OPTIONAL, SUBJECT_HAS_RESULTS, NOT_FOUND.
 * Source: TT 32/2018 (Ngoại ngữ 1 in grades 1–2, Tiếng dân tộc); TT 27/2020, Đ.9.2a; traps A13.
 */
export async function chooseSubject(ctx: Ctx, { classId, pupilId, subject, takes }: ChooseSubject): Promise<{ takes: boolean }> {
  const may = decide(ctx.actor, "subjects.choose", { classId });
  if (!may.ok) throw new AppError(may.reason);
  const found = await ctx.db.schoolClass.findUnique({ where: { id: classId }, select: { grade: true, yearId: true, enrolments: { where: NOT_MISTAKEN, select: { pupilId: true } } } });
  const pupils = found?.enrolments.map((one) => one.pupilId) ?? [];
  if (!found || (pupilId !== null && !pupils.includes(pupilId))) throw new AppError("NOT_FOUND");
  const concerned = pupilId === null ? pupils : [pupilId];
  const results = await ctx.db.assessment.count({ where: { yearId: found.yearId, subjectCode: subject, pupilId: { in: concerned }, OR: [{ level: { not: null } }, { mark: { not: null } }] } });
  const decision = decideChoice({ grade: found.grade as Grade, subject, takes, results });
  if (!decision.ok) throw new AppError(decision.reason);
  if (pupilId === null) await chooseForClass(ctx, classId, subject, takes);
  else await chooseForPupil(ctx, { pupilId, yearId: found.yearId, subjectCode: subject }, takes);
  await appendHistory(ctx, { action: "subjects.choose", entity: "school_class", entityId: classId, classId, pupilId, after: { subject, takes } });
  return { takes };
}

/** A class's list of subjects names what it takes; the history tells when it began and ended. */
async function chooseForClass({ db }: Ctx, classId: string, subjectCode: string, takes: boolean): Promise<void> {
  if (takes) await db.classSubject.createMany({ data: { classId, subjectCode }, skipDuplicates: true });
  else await db.classSubject.deleteMany({ where: { classId, subjectCode } });
}

async function chooseForPupil({ db, now }: Ctx, place: { pupilId: string; yearId: string; subjectCode: string }, takes: boolean): Promise<void> {
  const data = { exempt: false, notAssessed: false, droppedAt: takes ? null : now };
  const stands = await db.subjectChoice.findUnique({ where: { pupilId_yearId_subjectCode: place } });
  // An exemption is a decision of the head's: học vụ does not undo it.
  if (stands?.exempt && stands.droppedAt === null) throw new AppError("SUBJECT_NOT_TAKEN");
  await db.subjectChoice.upsert({ where: { pupilId_yearId_subjectCode: place }, create: { ...place, ...data }, update: data });
}
