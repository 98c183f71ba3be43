import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import { byPopulation, byUnit, crossCount } from "@/lib/domain/assessment/statistics-table";
import { EXCEL_TYPE, writeWorkbook } from "@/lib/documents/excel/write-workbook";
import { drawStatistics } from "@/lib/documents/forms/draw-statistics";
import type { StatisticsData } from "@/lib/documents/forms/statistics-data";
import { statisticsWorkbook } from "@/lib/documents/forms/statistics-workbook";
import { showInstant, vietnamDate } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { dutiesInForce } from "../people/duties-in-force";
import { pdfTools } from "../transcripts/paper-tools";
import type { Statistics, StatisticsScope } from "./get-statistics";
import { getStatistics } from "./get-statistics";
import type { PrintedFile, PrintFormat } from "./printed-file";
import { PDF_TYPE } from "./printed-file";

/** The statistics of a class as a file. Throws: NOT_FOUND, ONLY_CLASS_STAFF. */
export async function getClassStatisticsFile(ctx: Ctx, classId: string, period: Period, format: PrintFormat): Promise<PrintedFile> {
  const found = await ctx.db.schoolClass.findUnique({ where: { id: classId }, select: { yearId: true } });
  if (!found) throw new AppError("NOT_FOUND");
  return getStatisticsFile(ctx, { yearId: found.yearId, period, scope: { kind: "CLASS", classId }, format });
}

type Asked = { yearId: string; period: Period; scope: StatisticsScope; format: PrintFormat };

/** The statistics of the school, a grade or a class as a file, by groups of pupils and, of several classes, unit by unit. */
export async function getStatisticsFile(ctx: Ctx, { yearId, period, scope, format }: Asked): Promise<PrintedFile> {
  const data = await statisticsData(ctx, await getStatistics(ctx, yearId, period, scope));
  const name = `thong-ke-${fileScope(scope, data)}-${period}-${data.yearLabel}.${format}`;
  if (format === "xlsx") return { name, bytes: writeWorkbook(statisticsWorkbook(data)), type: EXCEL_TYPE };
  const { fonts } = await pdfTools();
  return { name, bytes: drawStatistics(data, fonts), type: PDF_TYPE };
}

const fileScope = (scope: StatisticsScope, { scope: title }: StatisticsData): string =>
  scope.kind === "SCHOOL" ? "toan-truong" : scope.kind === "GRADE" ? `khoi-${scope.grade}` : title.replace("Lớp ", "lop-");

async function statisticsData({ db, now }: Ctx, statistics: Statistics): Promise<StatisticsData> {
  const { period, title, classes, pupils, partial, yearId } = statistics;
  const year = await db.schoolYear.findUniqueOrThrow({ where: { id: yearId }, select: { schoolName: true, ward: true, label: true } });
  const school = await db.school.findFirstOrThrow({ select: { place: true, isTrial: true } });
  const heads = await db.duty.findMany({ where: { kind: "HEAD", ...dutiesInForce(vietnamDate(now)) }, select: { staff: { select: { fullName: true } } } });
  return {
    schoolName: year.schoolName,
    ward: year.ward,
    place: school.place,
    yearLabel: year.label,
    period,
    scope: title,
    pupils: pupils.length,
    open: classes.filter(({ approved }) => !approved).map(({ className }) => className),
    trial: school.isTrial,
    printedAt: showInstant(now),
    head: partial ? null : { title: "HIỆU TRƯỞNG", name: heads[0]?.staff.fullName ?? "" },
    tables: [
      crossCount("Theo nhóm học sinh", byPopulation(pupils)),
      ...(classes.length > 1 ? [crossCount(new Set(classes.map(({ grade }) => grade)).size > 1 ? "Theo khối" : "Theo lớp", byUnit(pupils))] : []),
    ],
  };
}
