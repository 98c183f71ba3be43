import "server-only";
import { z } from "zod";
import type { Grade } from "@/lib/domain/assessment/periods";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { decide } from "@/lib/domain/people/permissions";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

const Name = z.string().trim().min(1, "Mời đặt tên nhóm.").max(40);

export const AddGroup = z.object({ key: RequestKey, classId: z.uuid(), subjectCode: z.enum(SUBJECT_CODES), name: Name });

/** A new group of a class in a subject, empty at first. It is taught when the head has signed who teaches it. Source: trap B17. */
export async function addGroup(ctx: Ctx, { classId, subjectCode, name }: z.infer<typeof AddGroup>): Promise<{ id: string }> {
  mustKeep(ctx);
  const { subjects } = await holdClass(ctx, classId);
  if (!subjects.includes(subjectCode)) throw new AppError("NOT_FOUND");
  await mustBeFree(ctx, classId, subjectCode, name);
  const { id } = await ctx.db.pupilGroup.create({ data: { classId, subjectCode, name }, select: { id: true } });
  await appendHistory(ctx, { action: "group.add", entity: "pupil_group", entityId: id, classId, after: { name, subjectCode } });
  return { id };
}

export const RenameGroup = z.object({ key: RequestKey, groupId: z.uuid(), name: Name });

export async function renameGroup(ctx: Ctx, { groupId, name }: z.infer<typeof RenameGroup>): Promise<{ name: string }> {
  const group = await getGroup(ctx, groupId);
  await holdClass(ctx, group.classId);
  await mustBeFree(ctx, group.classId, group.subjectCode ?? "", name, groupId);
  await ctx.db.pupilGroup.update({ where: { id: groupId }, data: { name } });
  await appendHistory(ctx, { action: "group.rename", entity: "pupil_group", entityId: groupId, classId: group.classId, before: { name: group.name }, after: { name } });
  return { name };
}

export const RemoveGroup = z.object({ key: RequestKey, groupId: z.uuid() });

/** Only a group made by mistake goes: one that was taught, assigned or had a pupil stays. Throws: GROUP_IN_USE. */
export async function removeGroup(ctx: Ctx, { groupId }: z.infer<typeof RemoveGroup>): Promise<{ removed: true }> {
  const group = await getGroup(ctx, groupId);
  await holdClass(ctx, group.classId);
  const used =
    (await ctx.db.pupilGroupMember.count({ where: { groupId } })) +
    (await ctx.db.duty.count({ where: { groupId } })) +
    (await ctx.db.dutyChange.count({ where: { groupId } })) +
    (await ctx.db.subjectSheet.count({ where: { groupId } }));
  if (used > 0) throw new AppError("GROUP_IN_USE");
  await ctx.db.pupilGroup.delete({ where: { id: groupId } });
  await appendHistory(ctx, { action: "group.remove", entity: "pupil_group", entityId: groupId, classId: group.classId, before: { name: group.name } });
  return { removed: true };
}

/** Throws: ONLY_GROUP_KEEPERS. */
export function mustKeep({ actor }: Pick<Ctx, "actor">): void {
  const right = decide(actor, "group.keep");
  if (!right.ok) throw new AppError(right.reason);
}

async function getGroup(ctx: Ctx, groupId: string) {
  mustKeep(ctx);
  const group = await ctx.db.pupilGroup.findUnique({ where: { id: groupId }, select: { classId: true, name: true, subjectCode: true } });
  if (!group) throw new AppError("NOT_FOUND");
  return group;
}

/** Whoever changes the groups of a class does so alone. Throws: NOT_FOUND. */
export async function holdClass({ db }: Pick<Ctx, "db">, classId: string) {
  const [held] = await db.$queryRaw<{ id: string }[]>`SELECT id FROM tracking.school_class WHERE id = ${classId}::uuid FOR UPDATE`;
  if (!held) throw new AppError("NOT_FOUND");
  const found = await db.schoolClass.findUniqueOrThrow({ where: { id: classId }, select: { yearId: true, grade: true, name: true, subjects: { select: { subjectCode: true } } } });
  return { ...found, grade: found.grade as Grade, subjects: found.subjects.map(({ subjectCode }) => subjectCode) };
}

async function mustBeFree({ db }: Ctx, classId: string, subjectCode: string, name: string, except?: string): Promise<void> {
  const others = await db.pupilGroup.findMany({ where: { classId, subjectCode, ...(except ? { id: { not: except } } : {}) }, select: { name: true } });
  if (others.some((other) => other.name.toLocaleLowerCase("vi") === name.toLocaleLowerCase("vi"))) throw new AppError("GROUP_NAME_TAKEN");
}
