import "server-only";
import { z } from "zod";
import { findEthnicity } from "@/lib/domain/people/ethnicities";
import { isIdentityNumber } from "@/lib/domain/people/identity-numbers";
import { searchName, sortName } from "@/lib/domain/people/names";
import { decide } from "@/lib/domain/people/permissions";
import type { ProfileField, PupilProfile } from "@/lib/domain/people/pupil-profile";
import { changedFields } from "@/lib/domain/people/pupil-profile";
import { refusalWords } from "@/lib/domain/refusal-words";
import { toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { loadProfiles } from "./load-profiles";

const text = (most: number) => z.string().max(most).transform((typed) => typed.normalize("NFC").trim().replace(/\s+/gu, " "));
const needed = (most: number) => text(most).refine((typed) => typed !== "", "Mời ghi mục này.");
const maybe = text(200).transform((typed) => typed || null);

export const EditProfile = z
  .object({
    key: RequestKey,
    classId: z.uuid(),
    pupilId: z.uuid(),
    version: z.coerce.number().int(),
    reason: needed(300),
    identityKind: z.enum(["CCCD", "PASSPORT"]),
    identityNumber: maybe,
    fullName: needed(100),
    sex: z.enum(["MALE", "FEMALE"]),
    birthDate: z.iso.date(refusalWords("PROFILE_DAY")),
    birthPlace: text(200),
    hometown: text(200),
    address: text(200),
    ethnicityCode: z.string().refine((code) => findEthnicity(code) !== null, refusalWords("PROFILE_ETHNICITY")),
    nationality: needed(60),
    fatherName: maybe,
    motherName: maybe,
    motherMissingReason: maybe,
    guardianName: maybe,
    disability: maybe,
    notes: maybe,
  })
  .refine(({ identityKind, identityNumber }) => identityNumber === null || (identityKind === "CCCD" ? isIdentityNumber(identityNumber) : /^[A-Za-z0-9]{5,20}$/.test(identityNumber)), {
    path: ["identityNumber"],
    message: refusalWords("PROFILE_IDENTITY"),
  });
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
  const after: PupilProfile = { ...typed, ethnicity: findEthnicity(typed.ethnicityCode)?.name ?? "" };
  const fields = changedFields(before, after);
  if (fields.length === 0) throw new AppError("PROFILE_SAME");
  await refuseTaken(ctx, pupilId, after.identityNumber);
  const { birthDate, ...rest } = after;
  const written = await ctx.db.pupil.updateMany({
    where: { id: pupilId, version },
    data: { ...rest, birthDate: toStoredDay(birthDate), searchName: searchName(after.fullName), sortName: sortName(after.fullName), version: { increment: 1 } },
  });
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
