import "server-only";
import { formFor } from "@/lib/domain/assessment/class-forms";
import type { Period } from "@/lib/domain/assessment/periods";
import { EXCEL_TYPE, writeWorkbook } from "@/lib/documents/excel/write-workbook";
import { drawClassForm } from "@/lib/documents/forms/draw-class-form";
import { formWorkbook } from "@/lib/documents/forms/form-workbook";
import { decide } from "@/lib/domain/people/permissions";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { pdfTools } from "../transcripts/paper-tools";
import { classFormOf } from "./class-form";
import { loadClassPaper } from "./load-class-paper";
import type { PrintedFile, PrintFormat, PrintOptions } from "./printed-file";
import { PDF_TYPE } from "./printed-file";

/** The printed form of a class and period, a draft until leadership has approved it. Reading it is logged. Throws: NOT_FOUND, ONLY_CLASS_STAFF. */
export async function getClassForm(ctx: Ctx, classId: string, period: Period, format: PrintFormat, { giay }: PrintOptions): Promise<PrintedFile> {
  const right = decide(ctx.actor, "form.print", { classId });
  if (!right.ok) throw new AppError(right.reason);
  const form = classFormOf(await loadClassPaper(ctx, classId, period));
  await logRead(ctx, { what: `form.${format}`, entityId: `${classId}/${period}` });
  const name = `bang-tong-hop-mau-${formFor(form.grade, period).number}-lop-${form.className}-${period}-${form.yearLabel}.${format}`;
  if (format === "xlsx") return { name, bytes: writeWorkbook(formWorkbook(form, giay)), type: EXCEL_TYPE };
  const { fonts } = await pdfTools();
  return { name, bytes: drawClassForm(form, fonts, giay), type: PDF_TYPE };
}
