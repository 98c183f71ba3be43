import "server-only";
import type { Grade } from "@/lib/domain/assessment/periods";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { mustBeApproved, type SlotRole } from "@/lib/domain/transcript/document-kinds";
import type { Mender, MendingPlace, SignerCertificate } from "@/lib/domain/transcript/readiness";
import { certificateObstacle } from "@/lib/domain/transcript/readiness";
import { storedDay, toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../../context";
import { listGroupsOfYear, ungroupedOf } from "../../groups/list-groups";
import type { ClassYear } from "../../transcripts/load-class-year";
import { listSigningHeads } from "../../transcripts/signing-head";

/** Something that keeps a signer of a class from signing, with who can mend it. */
export type SignerObstacle = { key: string; who: string; words: string; by: Mender; place: MendingPlace };

type Signer = { key: string; who: string; role: SlotRole; staffId: string | null };

/** Subjects without a teacher, a class without a GVCN, and certificates that will not serve until the grade's day of signing. */
export async function findSignerObstacles(ctx: Ctx, year: ClassYear): Promise<SignerObstacle[]> {
  const { schoolClass } = year;
  const calendar = await ctx.db.gradeCalendar.findUnique({ where: { yearId_grade: { yearId: schoolClass.yearId, grade: schoolClass.grade as Grade } } });
  const today = vietnamDay(ctx.now);
  const until = calendar ? storedDay(calendar.issueBy) : today;
  const signers = [...staffOf(year), ...(await headOf(ctx, today)), SCHOOL];
  const certificates = await certificatesOf(ctx, signers);
  const uncertified = signers.flatMap((signer): SignerObstacle[] => {
    const words = certificateObstacle(certificates(signer), { approval: mustBeApproved(signer.role), until: until < today ? today : until, today });
    return words ? [{ key: `certificate:${signer.key}`, who: signer.who, words, by: "SIGNER", place: "CERTIFICATES" }] : [];
  });
  return [...unassigned(year), ...(await ungrouped(ctx, year)), ...uncertified];
}

function unassigned({ duties, schoolClass }: ClassYear): SignerObstacle[] {
  const without = (words: string, key: string): SignerObstacle => ({ key, who: "Chưa phân công", words, by: "HEAD", place: null });
  const subjects = schoolClass.subjects.filter(({ subjectCode }) => !duties.some((duty) => duty.kind === "SUBJECT_TEACHER" && duty.subjectCode === subjectCode));
  return [
    ...subjects.map(({ subjectCode }) => without(`${findSubject(subjectCode)?.name ?? subjectCode} chưa có giáo viên được phân công`, `duty:${subjectCode}`)),
    ...(duties.some(({ kind }) => kind === "HOMEROOM_TEACHER") ? [] : [without("Lớp chưa có giáo viên chủ nhiệm được phân công", "duty:homeroom")]),
  ];
}

/** A pupil between the groups of a subject has nobody who answers for it. Source: trap B17. */
async function ungrouped({ db }: Ctx, { duties, schoolClass }: ClassYear): Promise<SignerObstacle[]> {
  const shared = duties.filter(({ groupId }) => groupId !== null);
  if (shared.length === 0) return [];
  return ungroupedOf(await listGroupsOfYear(db, schoolClass.yearId, schoolClass.id), schoolClass.id)
    .filter(({ subject }) => shared.some(({ subjectCode }) => subjectCode === subject))
    .map(({ subject, pupils }) => ({ key: `group:${subject}`, who: "Chưa xếp nhóm", words: `${pupils} em chưa ở nhóm nào của môn ${findSubject(subject)?.name ?? subject}`, by: "CLERK", place: null }));
}

const SCHOOL: Signer = { key: "school", who: "Nhà trường", role: "KY_PHAT_HANH", staffId: null };

/** Everybody who signs for the class, once each. */
function staffOf({ duties }: ClassYear): Signer[] {
  const staff = new Map(duties.map(({ kind, staff: { id, fullName } }) => [id, { key: id, who: fullName, role: kind === "HOMEROOM_TEACHER" ? "GVCN" : "GVBM", staffId: id } as const]));
  return [...staff.values()];
}

async function headOf(ctx: Ctx, today: string): Promise<Signer[]> {
  const [head] = await listSigningHeads(ctx.db, toStoredDay(today));
  return head ? [{ key: `head:${head.staffId}`, who: head.name, role: "CBQL", staffId: head.staffId }] : [];
}

async function certificatesOf({ db }: Ctx, signers: readonly Signer[]) {
  const rows = await db.certificate.findMany({
    where: { OR: [{ holder: "SCHOOL" }, { staffId: { in: signers.flatMap(({ staffId }) => staffId ?? []) } }] },
    select: { staffId: true, status: true, notAfter: true, keys: { orderBy: { createdAt: "desc" }, take: 1, select: { lockedAt: true } } },
  });
  return ({ staffId }: Signer): SignerCertificate[] =>
    rows.filter((row) => row.staffId === staffId).map(({ status, notAfter, keys }) => ({ status, lastDay: vietnamDay(notAfter), locked: keys[0]?.lockedAt != null }));
}
