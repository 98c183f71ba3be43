import "server-only";
import { z } from "zod";
import { findEthnicity } from "@/lib/domain/people/ethnicities";
import { isIdentityNumber } from "@/lib/domain/people/identity-numbers";
import { searchName, sortName } from "@/lib/domain/people/names";
import type { PupilProfile } from "@/lib/domain/people/pupil-profile";
import { refusalWords } from "@/lib/domain/refusal-words";
import { toStoredDay } from "@/lib/domain/vietnam-time";

const text = (most: number) => z.string().max(most).transform((typed) => typed.normalize("NFC").trim().replace(/\s+/gu, " "));

/** A line that must be filled in, and one that may stay empty (null then). */
export const needed = (most: number, words = "Mời ghi mục này.") => text(most).refine((typed) => typed !== "", words);
export const maybe = text(200).transform((typed) => typed || null);

/** The fields of a profile as a form sends them. */
export const ProfileFields = z.object({
  identityKind: z.enum(["CCCD", "PASSPORT"]),
  identityNumber: maybe,
  fullName: needed(100, "Mời ghi họ và tên."),
  sex: z.enum(["MALE", "FEMALE"], "Mời chọn giới tính."),
  birthDate: z.iso.date(refusalWords("PROFILE_DAY")),
  birthPlace: text(200),
  hometown: text(200),
  address: text(200),
  ethnicityCode: z.string().refine((code) => findEthnicity(code) !== null, refusalWords("PROFILE_ETHNICITY")),
  nationality: needed(60, "Mời ghi quốc tịch."),
  fatherName: maybe,
  motherName: maybe,
  motherMissingReason: maybe,
  guardianName: maybe,
  disability: maybe,
  notes: maybe,
});
type ProfileFields = z.infer<typeof ProfileFields>;

/** A number that is given must be one; none may be given (traps B7). */
export const hasGoodNumber = ({ identityKind, identityNumber }: Pick<ProfileFields, "identityKind" | "identityNumber">): boolean =>
  identityNumber === null || (identityKind === "CCCD" ? isIdentityNumber(identityNumber) : /^[A-Za-z0-9]{5,20}$/.test(identityNumber));
export const BAD_NUMBER = { path: ["identityNumber"], message: refusalWords("PROFILE_IDENTITY") };

/** What was typed, as a profile. */
export const typedProfile = (typed: ProfileFields): PupilProfile => ({ ...typed, ethnicity: findEthnicity(typed.ethnicityCode)?.name ?? "" });

/** A profile as the table of pupils keeps it. */
export const storedProfile = ({ birthDate, ...rest }: PupilProfile) => ({ ...rest, birthDate: toStoredDay(birthDate), searchName: searchName(rest.fullName), sortName: sortName(rest.fullName) });
