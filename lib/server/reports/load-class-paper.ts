import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import { vietnamDate } from "@/lib/domain/vietnam-time";
import type { PaperHead, PaperSigners } from "@/lib/documents/forms/class-form-data";
import { showInstant } from "@/lib/domain/vietnam-time";
import type { Ctx, Db } from "../context";
import type { ClassFacts } from "../sheets/class-facts";
import { getClassFacts } from "../sheets/class-facts";
import { dutiesInForce } from "../people/duties-in-force";
import type { SheetValues } from "../sheets/sheet-values";
import { loadSheetValues } from "../sheets/sheet-values";
import type { PupilYear } from "../sheets/year-results";
import { listYearResults } from "../sheets/year-results";

/** What the sheet does not say of a pupil and a paper asks for. */
export type PupilProfile = { birthDate: Date; sex: "MALE" | "FEMALE"; ethnicityCode: string; disability: string | null; notes: string | null };

/** A class and a period with everything its printed papers show. */
export type ClassPaper = {
  facts: ClassFacts;
  values: SheetValues;
  profiles: ReadonlyMap<string, PupilProfile>;
  years: ReadonlyMap<string, PupilYear>; // at the year's end only
  head: PaperHead;
  signers: PaperSigners;
  approvedAt: Date | null;
};

/** Loads a class for printing. Ask for the right first. Throws: NOT_FOUND when there is no such class. */
export async function loadClassPaper(ctx: Pick<Ctx, "db" | "now">, classId: string, period: Period): Promise<ClassPaper> {
  const facts = await getClassFacts(ctx, classId, period);
  const ids = facts.pupils.map(({ id }) => id);
  const values = await loadSheetValues(ctx.db, facts.yearId, period, ids);
  const years = period === "CN" ? await listYearResults(ctx.db, facts, values) : [];
  const isApproved = facts.sheet.status === "APPROVED";
  return {
    facts,
    values,
    profiles: await loadProfiles(ctx.db, ids),
    years: new Map(years.map((year) => [year.pupilId, year])),
    head: await paperHead(ctx, facts),
    signers: { homeroom: facts.homeroom.join(", "), head: await signingLeader(ctx, facts, isApproved) },
    approvedAt: isApproved ? facts.sheet.approvedAt : null,
  };
}

async function loadProfiles(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, PupilProfile>> {
  const select = { id: true, birthDate: true, sex: true, ethnicityCode: true, disability: true, notes: true } as const;
  const rows = await db.pupil.findMany({ where: { id: { in: [...ids] } }, select });
  return new Map(rows.map(({ id, ...profile }) => [id, profile]));
}

/** The school as it was in that year, and how far the sheet is. */
async function paperHead({ db, now }: Pick<Ctx, "db" | "now">, facts: ClassFacts): Promise<PaperHead> {
  const year = await db.schoolYear.findUniqueOrThrow({ where: { id: facts.yearId }, select: { schoolName: true, ward: true } });
  const school = await db.school.findFirstOrThrow({ select: { place: true, isTrial: true } });
  return {
    schoolName: year.schoolName,
    ward: year.ward,
    place: school.place,
    yearLabel: facts.yearLabel,
    className: facts.className,
    language: facts.language,
    grade: facts.grade,
    period: facts.period,
    draft: facts.sheet.status !== "APPROVED",
    trial: school.isTrial,
    printedAt: showInstant(now),
  };
}

const HEAD = "HIỆU TRƯỞNG";
const FOR_THE_HEAD = "KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG";

/** The head in office at a moment, as papers name him. */
export async function headOn(db: Db, now: Date): Promise<PaperSigners["head"]> {
  const head = await db.duty.findFirst({ where: { kind: "HEAD", ...dutiesInForce(vietnamDate(now)) }, select: { staff: { select: { fullName: true } } } });
  return { title: HEAD, name: head?.staff.fullName ?? "" };
}

/** Over whose name leadership signs: who approved the sheet; before that, the head of today. Source: QĐ 1789, Đ.14.6. */
async function signingLeader({ db, now }: Pick<Ctx, "db" | "now">, facts: ClassFacts, isApproved: boolean): Promise<PaperSigners["head"]> {
  const sheet = isApproved && facts.sheet.id ? await db.classSheet.findUnique({ where: { id: facts.sheet.id }, select: { approvedById: true, approvedAt: true } }) : null;
  if (!sheet?.approvedById) return headOn(db, now);
  const wasHead = { kind: "HEAD" as const, ...dutiesInForce(vietnamDate(sheet.approvedAt ?? now)) };
  const approver = await db.staff.findUniqueOrThrow({ where: { id: sheet.approvedById }, select: { fullName: true, duties: { where: wasHead, select: { id: true } } } });
  return { title: approver.duties.length > 0 ? HEAD : FOR_THE_HEAD, name: approver.fullName };
}
