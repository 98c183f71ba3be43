import "server-only";
import { writeUnsignedXml } from "@/lib/documents/xml/write-xml";
import { CURRENT_LAYOUT } from "@/lib/documents/xml/layouts";
import { CBQL_KEY, GVCN_KEY, KY_PHAT_HANH_KEY, type Day, type TranscriptData } from "@/lib/documents/transcript-data";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { gapReason } from "@/lib/domain/transcript/chain";
import type { Grade } from "@/lib/domain/assessment/periods";
import { Prisma } from "../db/client/client";
import { AppError } from "../errors";
import type { Ctx } from "../context";
import { env } from "../env";
import type { CodeProvider } from "../exchange/local-codes";
import { answeringTeachers, type Answering } from "./answering-teachers";
import type { EarlierUnits } from "./earlier-units";
import type { ClassYear, PupilOfYear } from "./load-class-year";
import type { SigningHead } from "./signing-head";
import { assessedSubjects, buildSnapshot } from "./snapshot";

export type UnitSource = {
  year: ClassYear;
  pupil: PupilOfYear;
  orderNo: number;
  head: SigningHead;
  declaredOn: Day;
  today: Day;
  earlier: EarlierUnits | undefined;
};

/**
 * Makes one unit: its code is registered first, then the snapshot and its slots are written and never change.
 * Throws: STALE when this pupil's unit of the year was made at the same moment (index unit_one_live).
 */
export async function makeUnit(ctx: Ctx, codes: CodeProvider, source: UnitSource): Promise<void> {
  const { year, pupil } = source;
  const homeroom = year.duties.find((duty) => duty.kind === "HOMEROOM_TEACHER");
  const teachers = answeringTeachers(year.duties, assessedSubjects(year, pupil), pupil.id);
  if (!homeroom || !teachers) throw new Error("unit without its signers");
  const code = await codes.register(pupil.identityNumber ?? "");
  const data = buildSnapshot(year, pupil, {
    layout: CURRENT_LAYOUT,
    code,
    verifyUrl: `${env().PUBLIC_URL}/xac-thuc/${code}`,
    declaredOn: source.declaredOn,
    createdOn: source.today,
    head: { name: source.head.name, identity: source.head.identity, title: source.head.title },
    homeroom: { name: homeroom.staff.fullName, identity: homeroom.staff.identityNumber },
    teachers,
    previous: source.earlier?.previous ?? null,
    gapReason: gapReason({ grade: year.schoolClass.grade as Grade, startYear: year.schoolClass.year.startYear, previous: source.earlier?.previous ?? null }),
  });
  const transcript = await ctx.db.transcript.upsert({
    where: { pupilId_levelCode: { pupilId: pupil.id, levelCode: data.school.levelCode } },
    create: { pupilId: pupil.id, levelCode: data.school.levelCode, createdAt: ctx.now },
    update: {},
    select: { id: true },
  });
  const written = ctx.db.unit.create({
    data: {
      transcriptId: transcript.id,
      ...columnsOf(source, data),
      preparedAt: ctx.now,
      preparedById: ctx.actor.accountId,
      registration: { create: { code, provider: codes.name, identityNumber: data.pupil.identityNumber, registeredAt: ctx.now } },
      slots: { createMany: { data: slotRows(data, teachers, homeroom, source.head) } },
    },
  });
  await written.catch((error: unknown) => {
    throw isDuplicate(error) ? new AppError("STALE") : error;
  });
}

const isDuplicate = (error: unknown) => error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

/** The columns that lists and searches need, copied from the snapshot. */
function columnsOf(source: UnitSource, data: TranscriptData) {
  const { year, pupil } = source;
  return {
    code: data.code,
    layout: data.layout,
    ruleSet: data.ruleSet,
    startYear: year.schoolClass.year.startYear,
    yearLabel: data.year.label,
    grade: data.year.grade,
    classId: year.schoolClass.id,
    className: data.year.className,
    orderNo: source.orderNo,
    pupilId: pupil.id,
    pupilCode: data.pupil.code,
    identityNumber: data.pupil.identityNumber,
    fullName: data.pupil.fullName,
    searchName: pupil.searchName,
    birthDate: pupil.birthDate,
    data: data as unknown as Prisma.InputJsonObject,
    dataDigest: new Uint8Array(nodeSha256(writeUnsignedXml(data))),
    declaredOn: new Date(`${source.declaredOn}T00:00:00Z`),
    previousId: source.earlier?.previous?.id ?? null,
    gapReason: data.gapReason,
  };
}

/** One slot for everyone who answers for a part. Source: QĐ 1789, Đ.20.5. */
function slotRows(data: TranscriptData, teachers: readonly Answering[], homeroom: ClassYear["duties"][number], head: SigningHead) {
  const person = { signerName: homeroom.staff.fullName, signerIdentity: homeroom.staff.identityNumber, staffId: homeroom.staff.id };
  return [
    ...teachers.map((teacher) => ({
      role: "GVBM" as const,
      key: teacher.key,
      stage: 1,
      staffId: teacher.staffId,
      signerName: teacher.name,
      signerIdentity: teacher.identity,
      subjects: teacher.subjects as string[],
      dutyId: teacher.dutyId,
    })),
    { role: "GVCN" as const, key: GVCN_KEY, stage: 2, ...person, subjects: [], dutyId: homeroom.id },
    { role: "CBQL" as const, key: CBQL_KEY, stage: 3, staffId: head.staffId, signerName: head.name, signerIdentity: head.identity, subjects: [], dutyId: head.dutyId },
    { role: "KY_PHAT_HANH" as const, key: KY_PHAT_HANH_KEY, stage: 4, staffId: null, signerName: data.school.name, signerIdentity: data.schoolTaxCode, subjects: [], dutyId: null },
  ];
}
