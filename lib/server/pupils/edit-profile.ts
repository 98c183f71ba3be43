import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import type { ProfileField, PupilProfile } from "@/lib/domain/people/pupil-profile";
import { changedFields } from "@/lib/domain/people/pupil-profile";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { loadProfiles } from "./load-profiles";
import { BAD_NUMBER, hasGoodNumber, needed, ProfileFields, storedProfile, typedProfile } from "./profile-shape";

export const EditProfile = z
  .object({ key: RequestKey, classId: z.uuid(), pupilId: z.uuid(), version: z.coerce.number().int(), reason: needed(300) })
  .extend(ProfileFields.shape)
  .refine(hasGoodNumber, BAD_NUMBER);
export type EditProfile = z.infer<typeof EditProfile>;

/**
 * Corrects a pupil's profile, with the reason and what stood before. Units already made keep what they were made from.
 *
 * Source: QĐ 1789, Đ.5.3c, 31.1, 34.1; traps B7, B9.
 */
export async function editProfile(ctx: Ctx, { classId, pupilId, version, reason, key: _key, ...typed }: EditProfile): Promise<{ changed: number }> {
  const right = decide(ctx.actor, "pupil.edit", { classId });
  if (!right.ok) throw new AppError(right.reason);
  const before = (await loadProfiles(ctx.db, { classId })).find((one) => one.pupilId === pupilId);
  if (!before) throw new AppError("NOT_FOUND");
  if (typed.birthDate > vietnamDay(ctx.now)) throw new AppError("PROFILE_DAY");
  const after = typedProfile(typed);
  const fields = changedFields(before, after);
  if (fields.length === 0) throw new AppError("PROFILE_SAME");
  await refuseTaken(ctx, pupilId, after.identityNumber);
  const written = await ctx.db.pupil.updateMany({ where: { id: pupilId, version }, data: { ...storedProfile(after), version: { increment: 1 } } });
  if (written.count !== 1) throw new AppError("STALE");
  const only = (profile: PupilProfile) => Object.fromEntries(fields.map((field: ProfileField) => [field, profile[field]]));
  await appendHistory(ctx, { action: "pupil.edit", entity: "pupil", entityId: pupilId, pupilId, classId, before: only(before), after: only(after), reason });
  return { changed: fields.length };
}

async function refuseTaken({ db }: Ctx, pupilId: string, identityNumber: string | null): Promise<void> {
  if (identityNumber === null) return;
  const other = await db.pupil.findFirst({ where: { identityNumber, id: { not: pupilId } }, select: { id: true } });
  if (other) throw new AppError("PROFILE_IDENTITY_TAKEN");
}
