import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import { vietnamDate } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { findEarlierUnits } from "../transcripts/earlier-units";
import { leftOut } from "../transcripts/left-out";
import { loadClassYear } from "../transcripts/load-class-year";
import { pdfTools } from "../transcripts/paper-tools";

/** A pupil of a class who has no học bạ of the year yet, with the reasons. */
export type NotMade = { pupilId: string; fullName: string; className: string; reasons: readonly string[] };

/** To whoever signs only a part of the records the reasons are not told: they may lie in the profile. */
const UNTOLD = "Học bạ chưa được lập; giáo viên chủ nhiệm và học vụ biết lý do.";

/**
 * The pupils of these classes whose học bạ is not made, so that nobody is left out unnoticed: the same rule as the making itself.
 * Only classes where somebody is missing are loaded.
 */
export async function listNotMade(ctx: Ctx, classIds: readonly string[]): Promise<NotMade[]> {
  const missing = await findMissing(ctx, classIds);
  const classes = [...new Set(missing.map(({ class_id }) => class_id))];
  const told = classes.filter((classId) => decide(ctx.actor, "unit.read", { classId }).ok);
  const reasons = new Map((await Promise.all(told.map((classId) => reasonsOf(ctx, classId)))).flat());
  return missing.map(({ pupil_id: pupilId, full_name: fullName, class_name: className }) => ({ pupilId, fullName, className, reasons: reasons.get(pupilId) ?? [UNTOLD] }));
}

type Missing = { class_id: string; class_name: string; pupil_id: string; full_name: string };

const findMissing = ({ db }: Ctx, classIds: readonly string[]) => db.$queryRaw<Missing[]>`
  SELECT e.class_id, c.name AS class_name, e.pupil_id, p.full_name
  FROM tracking.enrolment e JOIN tracking.school_class c ON c.id = e.class_id JOIN tracking.school_year y ON y.id = c.year_id JOIN tracking.pupil p ON p.id = e.pupil_id
  WHERE e.class_id = ANY(${[...classIds]}::uuid[]) AND e.ended_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM transcripts.unit u WHERE u.pupil_id = e.pupil_id AND u.start_year = y.start_year AND u.kind = 'YEARLY' AND u.status IN ('SIGNING', 'ISSUED'))
  ORDER BY c.name, e.order_no`;

async function reasonsOf(ctx: Ctx, classId: string): Promise<[string, string[]][]> {
  const year = await loadClassYear(ctx.db, classId, vietnamDate(ctx.now));
  if (!year) return [];
  const earlier = await findEarlierUnits(ctx.db, [...year.pupils.keys()], year.schoolClass.year.startYear);
  const { fonts } = await pdfTools();
  return [...year.pupils.values()].flatMap((pupil) => {
    const out = leftOut(year, pupil, earlier.get(pupil.id), fonts.regular);
    return out ? [[pupil.id, out.reasons] as [string, string[]]] : [[pupil.id, ["Có thể lập học bạ ngay; văn phòng chưa lập."]] as [string, string[]]];
  });
}
