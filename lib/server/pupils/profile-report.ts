import "server-only";
import type { ListCheckStatus } from "@/lib/domain/people/list-check";
import { decide } from "@/lib/domain/people/permissions";
import type { FindingKind, ProfileFinding } from "@/lib/domain/people/profile-check";
import { checkProfile, findDuplicates } from "@/lib/domain/people/profile-check";
import { groupBy } from "@/lib/domain/grouping";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx, Db } from "../context";
import { loadProfiles, type ProfileRow } from "./load-profiles";

export type ClassReport = { classId: string; className: string; pupils: number; withFindings: number; counts: Record<FindingKind, number>; check: ListCheckStatus };

export type SchoolReport = { classes: readonly ClassReport[]; school: readonly string[] };

/** What is missing, wrong or doubtful in each class whose pupils this person looks after, and how far its check is. Source: QĐ 1789, Đ.14.2. */
export async function listProfileReport(ctx: Ctx, yearId: string): Promise<SchoolReport> {
  const found = checkAll(ctx, await loadProfiles(ctx.db, { yearId }));
  const checks = await ctx.db.listCheck.findMany({ where: { class: { yearId } }, select: { classId: true, status: true } });
  const classes = [...groupBy(found, ({ pupil }) => pupil.classId)].flatMap(([classId, pupils]): ClassReport[] => {
    if (!decide(ctx.actor, "pupil.read", { classId }).ok) return [];
    const counts = { MISSING: 0, WRONG: 0, DOUBTFUL: 0 };
    for (const { findings } of pupils) for (const { kind } of findings) counts[kind] += 1;
    const withFindings = pupils.filter(({ findings }) => findings.length > 0).length;
    return [{ classId, className: pupils[0]?.pupil.className ?? "", pupils: pupils.length, withFindings, counts, check: checks.find((one) => one.classId === classId)?.status ?? "NOT_CHECKED" }];
  });
  return { classes, school: await schoolFindings(ctx.db, yearId) };
}

export type Checked = { pupil: ProfileRow; findings: readonly ProfileFinding[] };

/** Every profile with its findings; duplicates are looked for among all that are given. */
export function checkAll({ now }: Pick<Ctx, "now">, pupils: readonly ProfileRow[]): Checked[] {
  const duplicates = findDuplicates(pupils);
  const today = vietnamDay(now);
  return pupils.map((pupil) => ({ pupil, findings: [...checkProfile(pupil, today), ...(duplicates.get(pupil.pupilId) ?? [])] }));
}

/** Mandatory fields that are the school's and the year's own: no pupil's profile can mend them. Source: CV 2088, §1.1; traps A10. */
async function schoolFindings(db: Db, yearId: string): Promise<string[]> {
  const [school, year] = [await db.school.findFirstOrThrow(), await db.schoolYear.findUniqueOrThrow({ where: { id: yearId } })];
  const fields = [
    ["Mã trường", school.code],
    ["Mã sở", school.departmentCode],
    ["Tên sở", school.departmentName],
    ["Tên trường", year.schoolName],
    ["Tên quận, huyện (ghi theo năm học)", year.district],
    ["Tên xã, phường", year.ward],
    ["Tên tỉnh, thành phố", year.province],
  ] as const;
  return fields.filter(([, value]) => !value.trim()).map(([words]) => words);
}
