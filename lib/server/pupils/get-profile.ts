import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import type { ProfileFinding } from "@/lib/domain/people/profile-check";
import { maskIdentityNumber } from "@/lib/domain/people/identity-numbers";
import { PROFILE_FIELDS, PROFILE_WORDS } from "@/lib/domain/people/pupil-profile";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { loadProfiles, type ProfileRow } from "./load-profiles";
import { checkAll } from "./profile-report";

export type ProfileChange = { id: string; at: Date; who: string; reason: string | null; fields: readonly { words: string; from: string; to: string }[] };

export type ProfilePage = { profile: ProfileRow; findings: readonly ProfileFinding[]; history: readonly ProfileChange[]; mayEdit: boolean; signing: boolean };

const LATEST = 20;

/** One pupil's whole profile. The read is logged: here, and only here, the number stands whole. Throws: NOT_FOUND when not of this class. */
export async function getProfile(ctx: Ctx, classId: string, pupilId: string): Promise<ProfilePage> {
  const right = decide(ctx.actor, "pupil.read", { classId });
  if (!right.ok) throw new AppError(right.reason);
  const schoolClass = await ctx.db.schoolClass.findUnique({ where: { id: classId }, select: { yearId: true } });
  const checked = schoolClass && checkAll(ctx, await loadProfiles(ctx.db, { yearId: schoolClass.yearId })).find(({ pupil }) => pupil.pupilId === pupilId && pupil.classId === classId);
  if (!checked) throw new AppError("NOT_FOUND");
  const unit = await ctx.db.unit.findFirst({ where: { pupilId, startYear: checked.pupil.startYear, kind: "YEARLY", status: "SIGNING" }, select: { id: true } });
  const lines = await ctx.db.history.findMany({ where: { entity: "pupil", entityId: pupilId, action: "pupil.edit" }, orderBy: { at: "desc" }, take: LATEST });
  await logRead(ctx, { what: "pupil.profile", entityId: pupilId, pupilId });
  return {
    profile: checked.pupil,
    findings: checked.findings,
    history: lines.map(({ id, at, actorName, reason, before, after }) => ({ id, at, who: actorName, reason, fields: fieldsOf(before, after) })),
    mayEdit: decide(ctx.actor, "pupil.edit", { classId }).ok,
    signing: unit !== null,
  };
}

function fieldsOf(before: unknown, after: unknown): ProfileChange["fields"] {
  const [old, now] = [before as Record<string, string | null>, after as Record<string, string | null>];
  const shown = (field: string, value: string | null | undefined) => (!value ? "(trống)" : field === "identityNumber" ? maskIdentityNumber(value) : value);
  return PROFILE_FIELDS.filter((field) => field in now).map((field) => ({ words: PROFILE_WORDS[field], from: shown(field, old[field]), to: shown(field, now[field]) }));
}
